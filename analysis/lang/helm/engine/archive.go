package engine

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Limits on charts from archives and folders.
const (
	// MaxFiles is how many files a chart may have, with its subcharts.
	MaxFiles = 20_000
	// MaxBytes is how large they may be together.
	MaxBytes = 64 << 20
	// maxNested is how deep subcharts and archives may be nested.
	maxNested = 16
)

// A budget is what may yet be unpacked.
type budget struct{ files, bytes int }

var errTooMuch = fmt.Errorf("the chart has more than %d files or %d MiB", MaxFiles, MaxBytes>>20)

func (b *budget) take(n int) error {
	b.files--
	b.bytes -= n
	if b.files < 0 || b.bytes < 0 {
		return errTooMuch
	}
	return nil
}

// unpack returns the files of a packaged chart. What leaves its folder, or is no
// plain file, is refused with all the rest.
func unpack(data []byte, b *budget) ([]*File, error) {
	unzipped, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, errors.New("it is no gzip archive")
	}
	defer unzipped.Close()
	r := tar.NewReader(io.LimitReader(unzipped, int64(b.bytes)+MaxFiles*1024))
	var files []*File
	seen := map[string]bool{}
	for {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("it cannot be unpacked: %w", err)
		}
		switch h.Typeflag {
		case tar.TypeDir, tar.TypeXGlobalHeader, tar.TypeXHeader:
			if err := b.take(0); err != nil {
				return nil, err
			}
			continue
		case tar.TypeReg:
		default:
			return nil, fmt.Errorf("%q in it is a link or a device", h.Name)
		}
		name, err := innerName(h.Name)
		if err != nil {
			return nil, err
		}
		if seen[name] {
			return nil, fmt.Errorf("%q stands in it twice", h.Name)
		}
		seen[name] = true
		if h.Size > int64(b.bytes) {
			return nil, errTooMuch
		}
		content, err := io.ReadAll(io.LimitReader(r, int64(b.bytes)+1))
		if err != nil {
			return nil, fmt.Errorf("it cannot be unpacked: %w", err)
		}
		if err := b.take(len(content)); err != nil {
			return nil, err
		}
		files = append(files, &File{Name: name, Data: withoutMark(content)})
	}
	return files, nil
}

// innerName returns the name of a file in the chart, whose folder an archive's names
// begin with.
func innerName(name string) (string, error) {
	outside := fmt.Errorf("%q in it lies outside of the chart", name)
	clean := strings.ReplaceAll(name, "\\", "/")
	clean = strings.TrimPrefix(clean, "./")
	_, inner, ok := strings.Cut(clean, "/")
	if !ok || strings.HasPrefix(clean, "/") || strings.Contains(inner, ":") || strings.ContainsRune(inner, 0) {
		return "", outside
	}
	for part := range strings.SplitSeq(clean, "/") {
		if part == ".." {
			return "", outside
		}
	}
	inner = path.Clean(inner)
	if inner == "." || strings.HasPrefix(inner, "/") {
		return "", outside
	}
	return inner, nil
}

// withoutMark takes off the byte order mark.
func withoutMark(text []byte) []byte { return bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")) }
