package kube

import (
	"path"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// reference returns the parts of the name of an image, those that it has: host,
// repository, name (the last step of the repository), tag and digest. It is nil
// for an image that is not known. Source:
// https://github.com/distribution/reference/blob/main/reference.go.
func reference(image *model.Value) *model.Value {
	s, ok := image.AsString()
	if !ok || s == "" || strings.Contains(s, "${") {
		return nil
	}
	r := image.Range()
	var attrs []model.Attr
	add := func(name, part string) {
		if part != "" {
			attrs = append(attrs, model.Attr{Name: name, Value: model.NewString(part, r)})
		}
	}
	rest, digest, _ := strings.Cut(s, "@")
	add("digest", digest)
	if i := strings.LastIndexByte(rest, ':'); i > strings.LastIndexByte(rest, '/') {
		add("tag", rest[i+1:])
		rest = rest[:i]
	}
	if host, repository, ok := strings.Cut(rest, "/"); ok && (strings.ContainsAny(host, ".:") || host == "localhost") {
		add("host", host)
		rest = repository
	}
	add("repository", rest)
	add("name", path.Base(rest))
	return model.NewObject(attrs, r)
}
