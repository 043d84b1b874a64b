package main

import (
	"bytes"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"piao/cmd/internal/git"
	"piao/plan/diag"
	"piao/plan/lang"
	"piao/plan/merge"
	"piao/plan/source"
)

func newMergeDriver(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use: a.say("merge-driver BASE NOSTRO LORO [LUNGHEZZA [PERCORSO [NOMI …]]]",
			"merge-driver BASE OURS THEIRS [SIZE [PATH [LABELS …]]]"),
		Short: a.say("Unisce due versioni di un file per elemento, chiamato da git",
			"Merges two versions of a file by element, run by git"),
		Long: a.say(`È git a chiamarlo, quando unisce due rami. Unisce piani e misurazioni per
elemento: chi cambia indicatori, chiavi o anni diversi non è mai in conflitto;
chi cambia lo stesso target trova le due versioni tra i segni soliti. I commenti
e l'impaginazione di tutti e due restano. Il risultato va nel file NOSTRO. Esce
con 1 se c'è un conflitto, o se il risultato ha un errore che nessuna delle due
versioni aveva, come pesi che non sommano più a 100 %.`,
			`It is git that runs it, when it merges two branches. It merges plans and
measurements by element: people who change different indicators, keys or years
are never in conflict; people who change the same target find both versions
between the usual marks. Comments and layout of both stay. The result goes to
the file OURS. Ends with 1 if there is a conflict, or if the result has an error
that neither version had, such as weights that no longer sum to 100 %.`),
		Example: `  git config merge.piao.driver "piao merge-driver %O %A %B %L %P %S %X %Y"
  echo "plans/**/*.yaml merge=piao" >> .gitattributes`,
		RunE: func(_ *cobra.Command, args []string) error { return runMergeDriver(a, args) },
	}
	cmd.Flags().SetInterspersed(false) // a path or a label may begin with a dash
	return cmd
}

func runMergeDriver(a *app, args []string) error {
	m, err := newFileMerge(args)
	if err != nil {
		return err
	}
	if err := m.read(a); err != nil {
		return err
	}
	text, conflict := m.merged(a)
	if !bytes.Equal(text, m.ours.Bytes) {
		if err := writeWhole(m.Ours, text, unchanged(m.path, m.ours.Bytes)); err != nil {
			return m.withTheirs(cannotWrite(m.path, err))
		}
	}
	if conflict != nil {
		return conflict
	}
	return m.check(a, text)
}

// fileMerge is a merge that git asks for: three temporary files, of which ours
// receives the result, and the path that they are versions of.
type fileMerge struct {
	git.Merge
	path               string
	base, ours, theirs *diag.File
}

// These are the bounds on the number of arguments, which are git's %O %A %B %L %P %S
// %X %Y.
const (
	leastMergeArgs = 3
	mostMergeArgs  = 8
)

func newFileMerge(args []string) (*fileMerge, error) {
	if n := len(args); n < leastMergeArgs || n > mostMergeArgs {
		return nil, usageError(lang.Say("merge-driver vuole da %d a %d argomenti, qui ce ne sono %d",
			"merge-driver takes %d to %d arguments, here are %d", leastMergeArgs, mostMergeArgs, n),
			lang.Verbatim("in .gitconfig: driver = piao merge-driver %O %A %B %L %P %S %X %Y"))
	}
	size, err := strconv.Atoi(mergeArg(args, 3, "7"))
	if err != nil || size < 1 {
		return nil, usageError(lang.Say("la lunghezza dei segni di conflitto è un numero, non «%s»",
			"the size of conflict marks is a number, not “%s”", args[3]))
	}
	m := &fileMerge{path: filepath.ToSlash(mergeArg(args, 4, args[1]))}
	m.Base, m.Ours, m.Theirs, m.MarkSize = args[0], args[1], args[2], size
	m.Labels = [...]string{mergeArg(args, 6, "ours"), mergeArg(args, 5, "base"), mergeArg(args, 7, "theirs")}
	return m, nil
}

// mergeArg is an argument. Git before 2.44 does not know %S, %X and %Y and passes
// them on unchanged.
func mergeArg(args []string, k int, otherwise string) string {
	if k >= len(args) || args[k] == "" || k > 3 && len(args[k]) == 2 && args[k][0] == '%' {
		return otherwise
	}
	return args[k]
}

// read reads the three versions under the path that they are versions of.
func (m *fileMerge) read(a *app) error {
	for _, v := range []struct {
		name string
		file **diag.File
	}{{m.Base, &m.base}, {m.Theirs, &m.theirs}, {m.Ours, &m.ours}} {
		file, err := readFile(v.name)
		if err != nil {
			return err
		}
		a.speakAs(file.Bytes)
		*v.file = &diag.File{Name: m.path, Bytes: file.Bytes}
	}
	return nil
}

// withTheirs adds where the other version is, because the file does not contain it.
func (m *fileMerge) withTheirs(f *failure) *failure {
	f.hints = append(f.hints, lang.Say("l'altra versione: git show :3:%s", "the other version: git show :3:%s", m.path))
	return f
}

// merged joins the three versions element by element or, if that is impossible, line
// by line. conflict says what is in conflict.
func (m *fileMerge) merged(a *app) (text []byte, conflict error) {
	r, ok := merge.Merge(m.base.Bytes, m.ours.Bytes, m.theirs.Bytes)
	if !ok {
		return m.byLine(a)
	}
	marks := merge.Marks{Size: m.MarkSize, Ours: m.Labels[0], Base: m.Labels[1], Theirs: m.Labels[2]}
	var paths []lang.Message
	for _, path := range r.Conflicts() {
		paths = append(paths, lang.Verbatim(strings.Join(path, " › ")))
	}
	if len(paths) > 0 {
		marks.WithBase = git.ShowsBase(".")
		conflict = verdict(lang.Say("in %s le due versioni cambiano la stessa cosa:",
			"in %s both versions change the same thing:", m.path), paths...)
	}
	return r.Text(marks), conflict
}

// byLine merges as git does by itself, and says why. If git cannot merge, ours
// stays.
func (m *fileMerge) byLine(a *app) (text []byte, conflict error) {
	a.note(lang.Say("%s è unito riga per riga e non per elemento: %s",
		"%s is merged line by line and not by element: %s", m.path, m.whyByLine()))
	text, conflicts, err := m.Run()
	if err != nil {
		f := m.withTheirs(gitFailure(err))
		f.code = exitFailing
		return m.ours.Bytes, f
	}
	if conflicts {
		conflict = verdict(lang.Say("in %s ci sono righe in conflitto", "there are lines in conflict in %s", m.path))
	}
	return text, conflict
}

func (m *fileMerge) whyByLine() lang.Message {
	for _, v := range []struct {
		file *diag.File
		name lang.Text
	}{
		{m.ours, lang.Text{IT: "la nostra versione", EN: "our version"}},
		{m.theirs, lang.Text{IT: "la loro versione", EN: "their version"}},
		{m.base, lang.Text{IT: "la versione di partenza", EN: "the version they come from"}},
	} {
		if _, found := source.Parse(v.file); len(found) > 0 {
			return lang.Say("%s non è YAML valido, %s (riga %d)", "%s is no valid YAML, %s (line %d)",
				v.name, found[0].Message, int(found[0].Pos.Line))
		}
	}
	return lang.Say("è scritto in un modo raro di YAML, come un alias o una chiave ripetuta",
		"it is written in a rare way of YAML, such as an alias or a key that stands twice")
}
