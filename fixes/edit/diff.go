package edit

import "github.com/aymanbagabas/go-udiff"

// Between returns edits of whole lines that make one text of another.
func Between(from, to []byte) []Edit {
	var out []Edit
	for _, e := range udiff.Lines(string(from), string(to)) {
		if n := len(out); n > 0 && out[n-1].End == e.Start {
			out[n-1].End, out[n-1].New = e.End, out[n-1].New+e.New
			continue
		}
		out = append(out, Edit{Start: e.Start, End: e.End, New: e.New})
	}
	return out
}

// Unified returns the difference of two versions of a file as a unified diff that
// git and patch apply, with paths below a/ and b/; "" where they are the same.
func Unified(path string, from, to []byte) string {
	return udiff.Unified("a/"+path, "b/"+path, string(from), string(to))
}
