package main

import "syscall"

// aclName is the attribute in which Linux keeps the rights of a file beyond its mode.
const aclName = "system.posix_acl_access"

// acl is the rights of a file beyond those of owner, group and others, "" if it has
// none.
func acl(name string) string {
	rights := make([]byte, 1<<16) // the most that Linux keeps
	n, err := syscall.Getxattr(name, aclName, rights)
	if err != nil {
		return ""
	}
	return string(rights[:n])
}

// dropACL removes the rights that a new file has taken from its folder, if any.
func dropACL(name string) { syscall.Removexattr(name, aclName) }
