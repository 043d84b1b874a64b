package main

import (
	"errors"
	"syscall"
)

// acl is the attribute in which Linux keeps the rights of a file beyond its mode.
const acl = "system.posix_acl_access"

// hasACL reports whether a file has rights beyond those of owner, group and others.
func hasACL(name string) bool {
	_, err := syscall.Getxattr(name, acl, nil)
	return err == nil
}

// dropACL removes the rights that a new file takes from its folder.
func dropACL(name string) error {
	err := syscall.Removexattr(name, acl)
	if errors.Is(err, syscall.ENODATA) || errors.Is(err, syscall.ENOTSUP) {
		return nil
	}
	return err
}
