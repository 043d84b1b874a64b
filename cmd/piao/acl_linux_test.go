package main

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"piao/plan/lang"
)

// aclOfOther lets another user read and write a file of mode 0664, or one in a folder.
func aclOfOther() []byte {
	text := binary.LittleEndian.AppendUint32(nil, 2)
	for _, e := range []struct {
		tag, rights uint16
		id          uint32
	}{{1, 6, ^uint32(0)}, {2, 6, other}, {4, 4, ^uint32(0)}, {16, 6, ^uint32(0)}, {32, 4, ^uint32(0)}} {
		text = binary.LittleEndian.AppendUint16(text, e.tag)
		text = binary.LittleEndian.AppendUint16(text, e.rights)
		text = binary.LittleEndian.AppendUint32(text, e.id)
	}
	return text
}

// setACL reports whether the disk has such rights at all.
func setACL(t *testing.T, name, which string) bool {
	t.Helper()
	err := syscall.Setxattr(name, "system.posix_acl_"+which, aclOfOther(), 0)
	if err != nil && !errors.Is(err, syscall.ENOTSUP) {
		t.Fatal(err)
	}
	return err == nil
}

// A file with an ACL is left alone: a new file in its place would give its group the
// rights that its mask has.
func TestWriteWholeWithACL(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a")
	write(t, name, "old")
	if !setACL(t, name, "access") {
		return
	}
	err := replaceWhole(name, []byte("old"), []byte("new"))
	if want := name + " has rights beyond those of owner, group and others (an ACL)"; err == nil ||
		!strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v, want %s …", err, want)
	}
	checkWritten(t, name, "old", 0o664)
}

// A file without an ACL takes none from its folder when it is rewritten. A new one takes
// it, and keeps it when it is rewritten.
func TestWriteWholeInFolderWithACL(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a")
	write(t, name, "old")
	if err := os.Chmod(name, 0o660); err != nil {
		t.Fatal(err)
	}
	if !setACL(t, dir, "default") {
		return
	}
	fresh := filepath.Join(dir, "b")
	for _, name := range []string{name, fresh, fresh} {
		if err := writeAnyway(name, "new"); err != nil {
			t.Fatal(err)
		}
		checkWritten(t, name, "new", map[bool]os.FileMode{true: 0o664, false: 0o660}[name == fresh])
	}
	old, own := attributes(name)[aclName], attributes(fresh)[aclName]
	if old != "" || own != string(aclOfOther()) {
		t.Errorf("the old file has the rights %q, the new one %q", old, own)
	}
}

// A file with attributes that a new one would not have is left alone, and each is named.
// What the system gives every file by itself, such as security.selinux, is no hindrance.
func TestWriteWholeWithAttributes(t *testing.T) {
	for _, c := range []struct {
		attributes []string
		want       string
	}{
		{[]string{"user.origin"}, "which would be lost (user.origin)"},
		{[]string{"user.b b", "user.a"}, "which would be lost (user.a, user.b b)"},
		{[]string{"security.piao"}, ""}, // only root can set it
	} {
		name := filepath.Join(t.TempDir(), "a b")
		write(t, name, "old")
		set := true
		for _, a := range c.attributes {
			err := syscall.Setxattr(name, a, []byte("x"), 0)
			if set = set && err == nil; err != nil && !errors.Is(err, syscall.ENOTSUP) && !errors.Is(err, syscall.EPERM) {
				t.Fatal(err)
			}
		}
		if !set { // the disk has no attributes
			continue
		}
		err := replaceWhole(name, []byte("old"), []byte("new"))
		if c.want == "" && err == nil {
			checkWritten(t, name, "new", 0o644)
			continue
		}
		checkWritten(t, name, "old", 0o644)
		var f *failure
		if !errors.As(err, &f) || !strings.Contains(f.Error(), c.want) || len(f.hints) != len(c.attributes) {
			t.Fatalf("got %v, want … %s", err, c.want)
		}
		for _, hint := range f.hints {
			_, command, _ := strings.Cut(hint.In(lang.EN), ": ")
			words := shellWords(command)
			if err := syscall.Removexattr(words[3], words[2]); err != nil {
				t.Errorf("%s: %v", command, err)
			}
		}
		if err := replaceWhole(name, []byte("old"), []byte("new")); err != nil {
			t.Error(err)
		}
	}
}
