package terraform

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// withManifest returns a kubectl_manifest whose yaml_body, if it is known, carries
// the tree of its first document. See
// https://registry.terraform.io/providers/alekc/kubectl/latest/docs/resources/kubectl_manifest.
func withManifest(it *item, v *model.Value) *model.Value {
	a, ok := v.Attr("yaml_body")
	text, known := a.Value.AsString()
	if !ok || !known || a.Value.Doc() != nil {
		return v
	}
	f := yamltext.Reader{YAML11: true, Heads: true}.Parse("yaml_body", []byte(text), nil)
	if len(f.Documents) == 0 || f.Documents[0].Value == nil {
		return v
	}
	doc := f.Documents[0]
	at := linesOf(it, a.Value.Range(), text)
	tree := doc.Value.Placed(func(r source.Range) source.Range {
		if r.IsZero() {
			return r
		}
		return at(doc.Start+int(r.Start), doc.Start+int(r.End))
	})
	attrs := slices.Clone(v.Attrs())
	for i := range attrs {
		if attrs[i].Name == a.Name {
			attrs[i].Value = a.Value.WithDoc(tree)
		}
	}
	return model.NewObject(attrs, v.Range())
}

// linesOf returns where parts of a text stand that is the value of a string. In a
// heredoc that is where they are written, as far as the lines read there as they do
// in the text; otherwise it is the whole string.
func linesOf(it *item, r source.Range, text string) func(start, end int) source.Range {
	whole := func(int, int) source.Range { return r }
	if r.Anchor != it.anchor || r.Start > r.End || int(r.End) > len(it.text) {
		return whole
	}
	raw := string(it.text[r.Start:r.End])
	if !strings.HasPrefix(raw, "<<") {
		return whole
	}
	written := strings.SplitAfter(raw, "\n")[1:]
	lines := strings.SplitAfter(text, "\n")
	shifts := make([]int, len(lines)) // from the text to the range, -1 for unknown
	pos, out := len(raw)-len(strings.Join(written, "")), 0
	for i, line := range lines {
		shifts[i] = -1
		if i < len(written) {
			want, have := strings.TrimRight(line, "\r\n"), strings.TrimRight(written[i], "\r\n")
			if strings.HasSuffix(have, want) && strings.TrimSpace(have[:len(have)-len(want)]) == "" {
				shifts[i] = pos + len(have) - len(want) - out
			}
			pos += len(written[i])
		}
		out += len(line)
	}
	return func(start, end int) source.Range {
		n, m := strings.Count(text[:min(start, len(text))], "\n"), strings.Count(text[:min(max(start, end-1), len(text))], "\n")
		if shifts[n] < 0 || shifts[m] < 0 {
			return r
		}
		return source.Range{Anchor: r.Anchor, Start: r.Start + uint32(start+shifts[n]), End: r.Start + uint32(end+shifts[m])}
	}
}
