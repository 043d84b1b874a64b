package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/lockedfile"

	"piao/plan/lang"
)

// replaceWhole is writeWhole for a file that was read before. What was read is nil if
// there was no file. Text that somebody else has written since is never lost.
func replaceWhole(name string, read, text []byte) error {
	real := linked(name)
	if isFile(real) || !exists(real) {
		unlock, err := lock(real)
		if err != nil {
			return cannotWrite(name, err)
		}
		defer unlock()
		if now, err := os.ReadFile(real); (err == nil) != (read != nil) || !bytes.Equal(now, read) {
			return usageError(lang.Say("qualcuno ha scritto %s nel frattempo: resta com'è",
				"somebody has written %s meanwhile: it is left alone", name),
				lang.Say("ripetere il comando", "run the command again"))
		}
	}
	if err := writeWhole(real, text); err != nil {
		return cannotWrite(name, err)
	}
	return nil
}

// lock keeps other runs of piao from replacing a file. The lock is a file beside it,
// which unlock removes: whoever waited for that one takes another.
func lock(name string) (unlock func(), err error) {
	beside := filepath.Join(filepath.Dir(name), ".piao-"+filepath.Base(name)+".lock")
	for {
		f, err := lockedfile.Create(beside)
		if errors.Is(err, errors.ErrUnsupported) { // as on some network drives
			return func() { os.Remove(beside) }, nil
		}
		if err != nil {
			return nil, err
		}
		held, _ := f.Stat()
		if now, err := os.Stat(beside); err == nil && os.SameFile(held, now) {
			return func() {
				if os.Remove(beside) != nil { // Windows removes no open file
					defer os.Remove(beside)
				}
				f.Close()
			}, nil
		}
		f.Close()
	}
}

// writeWhole writes a new file beside the old one and moves it into its place, so
// that nobody ever finds half of it. It keeps the mode and the owner of the old file
// and follows a symbolic link. It writes directly to what is not a plain file, such
// as a pipe.
func writeWhole(name string, text []byte) error {
	name = linked(name)
	old, err := os.Stat(name)
	switch {
	case err == nil && !old.Mode().IsRegular():
		return os.WriteFile(name, text, 0o644)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	beside, err := writeBeside(name, text)
	if err != nil {
		return err
	}
	defer os.Remove(beside)
	mode := fs.FileMode(0o644)
	if old != nil {
		if giveOwner(beside, old) != nil {
			return overwrite(name, text)
		}
		mode = old.Mode().Perm()
	}
	if err := os.Chmod(beside, mode); err != nil {
		return err
	}
	return os.Rename(beside, name)
}

// writeBeside writes a new file in the folder of another one.
func writeBeside(name string, text []byte) (beside string, err error) {
	f, err := os.CreateTemp(filepath.Dir(name), ".piao-*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(f.Name())
	}
	return f.Name(), err
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
	return errors.Join(err, f.Close())
}
