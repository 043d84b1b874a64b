//go:build !linux

package main

// Elsewhere the rights of a file beyond its mode cannot be told without a library.

func acl(string) string { return "" }

func dropACL(string) {}
