//go:build unix

package main

import (
	"io/fs"
	"os"
	"syscall"
)

// giveOwner gives a new file the owner and the group of another one, if they are
// not its own already.
func giveOwner(name string, like fs.FileInfo) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	own, ok := info.Sys().(*syscall.Stat_t)
	wanted, too := like.Sys().(*syscall.Stat_t)
	if !ok || !too || own.Uid == wanted.Uid && own.Gid == wanted.Gid {
		return nil
	}
	return os.Chown(name, int(wanted.Uid), int(wanted.Gid))
}
