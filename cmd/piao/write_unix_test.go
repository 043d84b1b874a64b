//go:build unix

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// ids are the owner and the group of a file.
func ids(t *testing.T, name string) (uid, gid uint32) {
	t.Helper()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	stat := info.Sys().(*syscall.Stat_t)
	return stat.Uid, stat.Gid
}

func checkWritten(t *testing.T, name, want string, mode os.FileMode) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil || string(text) != want {
		t.Errorf("%s holds %q, want %q (%v)", name, text, want, err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != mode {
		t.Errorf("%s: mode %v, want %v", name, info.Mode(), mode)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(name), ".piao-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// writeAnyway writes a file whatever it holds.
func writeAnyway(name, text string) error {
	return writeWhole(name, []byte(text), func(string) error { return nil })
}

// A rewritten file keeps its mode, and a link to it stays a link.
func TestWriteWhole(t *testing.T) {
	dir := t.TempDir()
	name, link := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	if err := writeAnyway(name, "new"); err != nil {
		t.Fatal(err)
	}
	checkWritten(t, name, "new", 0o644)
	if err := os.Chmod(name, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("a", link); err != nil {
		t.Fatal(err)
	}
	if err := writeAnyway(link, "more"); err != nil {
		t.Fatal(err)
	}
	checkWritten(t, name, "more", 0o640)
	if to, err := os.Readlink(link); err != nil || to != "a" {
		t.Errorf("the link became %q: %v", to, err)
	}
}

const other, others = 12345, 54321

// A file keeps its owner and its group, whoever writes it. Only root can give files
// away, so only root runs this.
func TestWriteWholeKeepsOwner(t *testing.T) {
	owner, group := os.Getuid(), os.Getgid()
	if owner == 0 {
		owner, group = other, others
	}
	name := filepath.Join(t.TempDir(), "a")
	write(t, name, "old and longer")
	if err := os.Chmod(name, 0o646); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(name, owner, group); err != nil {
		t.Fatal(err)
	}
	if err := writeAnyway(name, "new"); err != nil {
		t.Fatal(err)
	}
	checkWritten(t, name, "new", 0o646)
	if uid, gid := ids(t, name); int(uid) != owner || int(gid) != group {
		t.Errorf("owner %d:%d", uid, gid)
	}
}

// A user who cannot give a file back to its owner writes into it. Only root can
// become another user, so only root runs this.
func TestWriteWholeOfAnother(t *testing.T) {
	if os.Geteuid() != 0 {
		return
	}
	dir, err := os.MkdirTemp("", "piao-write-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "a")
	write(t, name, "old and longer")
	for _, err := range []error{os.Chmod(name, 0o666), os.Chmod(dir, 0o777)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	as(t, other, func() { err = writeAnyway(name, "new") })
	if err != nil {
		t.Fatal(err)
	}
	checkWritten(t, name, "new", 0o666)
	if uid, _ := ids(t, name); uid != 0 {
		t.Errorf("owner %d", uid)
	}
	if err := os.Chmod(name, 0o644); err != nil {
		t.Fatal(err)
	}
	as(t, other, func() { err = writeAnyway(name, "never") })
	if err == nil {
		t.Error("written without permission")
	}
	checkWritten(t, name, "new", 0o644)
	beside := filepath.Join(dir, ".piao-a.lock")
	write(t, beside, "half")
	as(t, other, func() { err = writeAnyway(name, "never") })
	if want := "cannot write " + beside + ": permission denied"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// A folder that takes no new files is named, and the file in it stays. Root may write
// to any folder, so root becomes another user for this.
func TestWriteWholeInClosedFolder(t *testing.T) {
	dir, err := os.MkdirTemp("", "piao-write-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "a")
	write(t, name, "old")
	for _, err := range []error{os.Chmod(name, 0o666), os.Chmod(dir, 0o555)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	do := func() { err = writeAnyway(name, "new") }
	if os.Geteuid() == 0 {
		as(t, other, do)
	} else {
		do()
	}
	if want := "cannot write in the folder " + dir + ": permission denied"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	checkWritten(t, name, "old", 0o666)
}

// What a killed run has left, or a stranger has put there, does not hold up a command,
// and nothing is written through it.
func TestWriteWholeOverLeftovers(t *testing.T) {
	for what, leave := range map[string]func(beside string) error{
		"a file":        func(beside string) error { return os.WriteFile(beside, []byte("half a"), 0o400) },
		"a link":        func(beside string) error { return os.Symlink("b", beside) },
		"a broken link": func(beside string) error { return os.Symlink("nowhere", beside) },
		"a pipe":        func(beside string) error { return syscall.Mkfifo(beside, 0o600) },
	} {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "b"), "of others")
		if err := leave(filepath.Join(dir, ".piao-a.lock")); err != nil {
			t.Fatal(err)
		}
		if err := writeAnyway(filepath.Join(dir, "a"), "new"); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		checkWritten(t, filepath.Join(dir, "a"), "new", 0o644)
		checkWritten(t, filepath.Join(dir, "b"), "of others", 0o644)
		if exists(filepath.Join(dir, "nowhere")) {
			t.Errorf("%s: written through", what)
		}
	}
}

// as runs a function as another user.
func as(t *testing.T, uid int, do func()) {
	t.Helper()
	if err := syscall.Seteuid(uid); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := syscall.Seteuid(0); err != nil {
			t.Fatal(err)
		}
	}()
	do()
}
