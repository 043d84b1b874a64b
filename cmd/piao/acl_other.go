//go:build !linux

package main

// Elsewhere the attributes of a file cannot be told without a library.

func attributes(string) map[string]string { return nil }

func dropACL(string) {}
