package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"piao/plan/lang"
)

func newVersion(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: a.say("La versione di piao", "The version of piao"),
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			return a.deliver(fmt.Appendln(nil, "piao", version()))
		},
	}
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError(lang.Say("%s non vuole argomenti, qui c'è «%s»",
		"%s takes no arguments, but here is “%s”", cmd.Name(), args[0]))
}

// version is the module's version, which the Go tool puts into the binaries that it
// installs.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
