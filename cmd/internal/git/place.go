package git

import (
	"os"
	"path/filepath"
	"strings"
)

// placed says where git is to run for what is asked about a folder, and how to
// call a path of that folder there. Hooks run with GIT_DIR set and often relative:
// then git must run where piao does, for elsewhere it would take that folder for
// the root of the working tree.
func placed(dir, path string) (string, string) {
	if os.Getenv("GIT_DIR") == "" || !isRelative(path) {
		return seat(dir), path
	}
	from := filepath.Join(dir, filepath.FromSlash(path))
	if here, err := os.Getwd(); err == nil && filepath.IsAbs(from) {
		if real, err := filepath.EvalSymlinks(here); err == nil {
			here = real
		}
		if rel, err := filepath.Rel(here, from); err == nil {
			from = rel
		}
	}
	return ".", relative(from)
}

// Around is the nearest folder around a file that is there, and the file's path
// from it: the folder of a file that is gone may be gone too.
func Around(name string) (dir, path string) {
	dir, path = filepath.Split(filepath.Clean(name))
	for dir = filepath.Clean(dir); ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(dir); err == nil || dir == filepath.Dir(dir) {
			return dir, relative(path)
		}
		path = filepath.Join(filepath.Base(dir), path)
	}
}

func seat(dir string) string {
	if os.Getenv("GIT_DIR") != "" {
		return "."
	}
	return dir
}

func isRelative(path string) bool {
	return strings.HasPrefix(path, "./") || strings.HasPrefix(path, "../")
}

// relative writes a path so that git takes it from the folder where it runs.
func relative(path string) string {
	path = filepath.ToSlash(path)
	if strings.HasPrefix(path, "../") {
		return path
	}
	return "./" + path
}
