package dockerfile

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// imageParts returns the attributes of a reference to an image: its name without
// what follows, registry, tag and digest. See
// https://github.com/distribution/reference. Written is the text that v was made
// from: where it is the same, parts have places of their own.
func imageParts(v *model.Value, written string) []model.Attr {
	text, known := v.AsString()
	if !known {
		text = v.Hint()
	}
	part := func(start, end int) *model.Value {
		r := v.Range()
		if text == written && int(r.End-r.Start) == len(text) {
			r = source.Range{Anchor: r.Anchor, Start: r.Start + uint32(start), End: r.Start + uint32(end)}
		}
		if strings.Contains(text[start:end], "${") {
			return model.NewUnknown(model.String, text[start:end], r).Behind(v.Via())
		}
		return model.NewString(text[start:end], r).Behind(v.Via())
	}
	attrs := []model.Attr{{Name: "image", Value: v}}
	rest := len(text)
	if i := strings.IndexByte(text, '@'); i >= 0 {
		attrs = append(attrs, model.Attr{Name: "digest", Value: part(i+1, len(text))})
		rest = i
	}
	slash := strings.LastIndexByte(text[:rest], '/')
	if i := strings.LastIndexByte(text[:rest], ':'); i > slash {
		attrs = append(attrs, model.Attr{Name: "tag", Value: part(i+1, rest)})
		rest = i
	}
	attrs = append(attrs, model.Attr{Name: "name", Value: part(0, rest)})
	first := strings.IndexByte(text[:rest], '/')
	if host := text[:max(first, 0)]; strings.ContainsAny(host, ".:") || host == "localhost" || strings.Contains(host, "${") {
		attrs = append(attrs, model.Attr{Name: "registry", Value: part(0, first)})
	}
	return attrs
}
