package main

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/lockedfile"

	"piao/plan/lang"
)

// replaceWhole replaces a file that was read before, or makes a new one where there was
// none and read is nil.
func replaceWhole(name string, read, text []byte) error {
	if err := writeWhole(name, text, unchanged(name, read)); err != nil {
		return cannotWrite(name, err)
	}
	return nil
}

// unchanged expects a file to be what was read. Text that somebody else has written since
// is never lost, unless an editor writes it in the moment between the last look at the
// file and its replacement.
func unchanged(name string, read []byte) func(real string) error {
	return func(real string) error {
		if read == nil && !exists(real) || read != nil && holds(real, read) {
			return nil
		}
		return usageError(lang.Say("qualcuno ha scritto %s nel frattempo: resta com'è",
			"somebody has written %s meanwhile: it is left alone", name),
			lang.Say("ripetere il comando", "run the command again"))
	}
}

// writeWhole writes a new file beside the old one and moves it into its place, if that is
// as expected, so that nobody ever finds half of it. It keeps the mode and the owner of
// the old file and follows a symbolic link. It writes directly to what is not a plain
// file, such as a pipe.
func writeWhole(name string, text []byte, expected func(real string) error) error {
	real, mode := linked(name), fs.FileMode(0o666)
	if exists(real) {
		if !isFile(real) {
			return os.WriteFile(real, text, mode)
		}
		mode = 0o600 // until it has the mode of the old file
	}
	f, err := begin(real, mode)
	if err != nil {
		return err
	}
	defer discard(f)
	old, err := os.Stat(real)
	if err == nil {
		err = inherit(f.Name(), real, old)
	}
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		_, err = f.Write(text)
		err = errors.Join(err, f.Sync())
	}
	if err == nil {
		err = expected(real)
	}
	switch {
	case err != nil:
		return err
	case old != nil && giveOwner(f.Name(), old) != nil:
		return overwrite(real, text)
	case runtime.GOOS == "windows": // which moves no open file
		f.Close()
	}
	return os.Rename(f.Name(), real)
}

// inherit gives a new file the rights of the old one, which must be writable.
func inherit(beside, name string, old fs.FileInfo) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	f.Close()
	if old.Mode().Perm()&0o222 == 0 { // root may write nonetheless
		return fs.ErrPermission
	}
	if giveOwner(beside, old) != nil {
		return nil // it stays closed to others, and will not take the place
	}
	had := attributes(name)
	if had[aclName] == "" {
		dropACL(beside)
	}
	if err := os.Chmod(beside, old.Mode()); err != nil {
		return err
	}
	return keepsAll(name, had, attributes(beside))
}

// aclName is the attribute in which Linux keeps the rights of a file beyond its mode.
const aclName = "system.posix_acl_access"

// keepsAll refuses to replace a file by one that has other rights, or lacks attributes.
func keepsAll(name string, had, has map[string]string) error {
	var lost []string
	var without []lang.Message
	for _, a := range slices.Sorted(maps.Keys(had)) {
		if value, kept := has[a]; !kept || value != had[a] {
			lost = append(lost, a)
			without = append(without, lang.Say("per farne a meno: setfattr -x %s %s", "to do without it: setfattr -x %s %s",
				shellWord(a), shellWord(name)))
		}
	}
	switch {
	case had[aclName] != has[aclName]:
		return usageError(lang.Say("%s ha diritti oltre a quelli di proprietario, gruppo e altri (una ACL), "+
			"che andrebbero persi: resta com'è",
			"%s has rights beyond those of owner, group and others (an ACL), which would be lost: "+
				"it is left alone", name),
			lang.Say("per farne a meno: setfacl -b %s", "to do without them: setfacl -b %s", shellWord(name)))
	case len(lost) > 0:
		return usageError(lang.Say("%s ha attributi estesi che andrebbero persi (%s): resta com'è",
			"%s has extended attributes, which would be lost (%s): it is left alone", name, strings.Join(lost, ", ")),
			without...)
	}
	return nil
}

// unfinished is a file on its way to the place of another one.
type unfinished interface {
	io.WriteCloser
	Name() string
	Stat() (fs.FileInfo, error)
	Sync() error
}

// begin makes the new file beside another one and locks it: only one run of piao at a
// time writes to a place. Whoever waited for the lock makes a file of their own.
func begin(name string, mode fs.FileMode) (unfinished, error) {
	beside := filepath.Join(filepath.Dir(name), ".piao-"+filepath.Base(name)+".lock")
	for {
		f, err := lockedfile.OpenFile(beside, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
		switch {
		case errors.Is(err, fs.ErrExist):
			if err := outwait(beside); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return nil, usageError(cannotWrite(beside, err).message,
					lang.Say("se nessun altro piao lo scrive, è di uno interrotto: toglierlo",
						"if no other piao is writing it, it is of one that was interrupted: remove it"))
			}
			continue
		case errors.Is(err, errors.ErrUnsupported): // as on some network drives: that it is new must do
			return os.OpenFile(beside, os.O_RDWR, mode)
		case err != nil:
			return nil, usageError(lang.Say("non si può scrivere nella cartella %s: %s",
				"cannot write in the folder %s: %s", filepath.Dir(name), reason(err)))
		case isThere(f):
			return f, nil
		}
		f.Close()
	}
}

// outwait waits until nobody writes to an unfinished file, and removes what a run that
// was killed has left.
func outwait(beside string) error {
	if info, err := os.Lstat(beside); err == nil && !info.Mode().IsRegular() {
		return os.Remove(beside) // piao makes no such thing
	}
	f, err := lockedfile.OpenFile(beside, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return discard(f)
}

// isThere reports whether an unfinished file still has its name.
func isThere(f unfinished) bool {
	held, _ := f.Stat()
	now, err := os.Lstat(f.Name())
	return err == nil && os.SameFile(held, now)
}

// discard removes an unfinished file, unless it has moved: its name may be another's then.
func discard(f unfinished) error {
	if !isThere(f) {
		return f.Close()
	}
	err := os.Remove(f.Name())
	f.Close()
	if err != nil { // Windows removes no open file
		err = os.Remove(f.Name())
	}
	return err
}

// overwrite writes into a file that belongs to somebody else, because a new file in
// its place would have another owner. The caller has checked that there is room for
// the text.
func overwrite(name string, text []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if _, err = f.Write(text); err == nil {
		err = f.Truncate(int64(len(text)))
	}
	return errors.Join(err, f.Sync(), f.Close())
}
