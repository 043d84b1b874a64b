//go:build unix

package main

import (
	"io/fs"
	"os"
	"syscall"
)

// giveOwner gives a new file the owner and group of another one, if they differ.
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
