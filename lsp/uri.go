package lsp

import (
	"net/url"
	"path/filepath"
	"runtime"
	"strings"

	"go.lsp.dev/uri"
)

// pathOf returns the absolute path that a file: URI stands for. Editors write one
// URI in several ways (file:///c%3A/x, file:///C:/x); their path is the same.
func pathOf(raw string) (string, bool) {
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "file" || u.Host != "" && u.Host != "localhost" || !strings.HasPrefix(u.Path, "/") {
		return "", false
	}
	p := u.Path
	if strings.ContainsRune(p, 0) {
		return "", false
	}
	if len(p) >= 3 && p[2] == ':' && isLetter(p[1]) && runtime.GOOS == "windows" {
		p = strings.ToUpper(p[1:2]) + p[2:]
	}
	return filepath.Clean(filepath.FromSlash(p)), true
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// uriOf returns the file: URI of an absolute path.
func uriOf(path string) uri.URI {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p
	}
	return uri.URI((&url.URL{Scheme: "file", Path: p}).String())
}
