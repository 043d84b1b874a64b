package main

import (
	"strings"
	"syscall"
)

// attributes are what Linux keeps of a file beyond owner, group and mode, such as an
// ACL, except what the system gives each new file by itself, such as security.selinux.
func attributes(name string) map[string]string {
	const most = 1 << 16 // of a value, and of all names
	all, text := map[string]string{}, make([]byte, most)
	n, _ := syscall.Listxattr(name, text)
	for _, a := range append(strings.Split(string(text[:max(n, 0)]), "\x00"), aclName) {
		n, err := syscall.Getxattr(name, a, text)
		if err == nil && !strings.HasPrefix(a, "security.") {
			all[a] = string(text[:n])
		}
	}
	return all
}

// dropACL removes the rights that a new file has taken from its folder, if any.
func dropACL(name string) { syscall.Removexattr(name, aclName) }
