package main

import (
	"bytes"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// fishRepairs are what cobra's script for fish lacks for codes with spaces and
// for flags with a value: words that people escaped or quoted are asked for as
// they are, and a completion that begins with a dash is not taken for an option.
var fishRepairs = strings.NewReplacer(
	"    set -l args (commandline -opc)\n", `    set -l args
    for arg in (commandline -opc)
        if string match -q -r -- '\s' $arg
            set arg (string escape -- $arg)
        end
        set -a args $arg
    end
`,
	"    set -l lastArg (string escape -- (commandline -ct))\n", `    set -l lastArg (string unescape -- (commandline -ct))
    or set lastArg (string trim --left --chars '"\'' -- (commandline -ct))
    set lastArg (string escape -- $lastArg)
`,
	`(string split --max 1 \t $`, `(string split --max 1 -- \t $`,
	`(string sub -s -1 -- $split)`, `(string sub -s -1 -- $split[1])`,
)

func fishScript(root *cobra.Command, w io.Writer) error {
	var script bytes.Buffer
	if err := root.GenFishCompletion(&script, true); err != nil {
		return err
	}
	_, err := fishRepairs.WriteString(w, script.String())
	return err
}
