package manifest

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/fixes/yaml"
)

// imageParts are the parts of the name of an image that a remedy may name behind
// it: "image.digest".
var imageParts = map[string]bool{"tag": true, "digest": true, "host": true}

// imagePart writes a part of the name of an image, if that is what a path names.
func (a *attempt) imagePart(path model.Path, s policy.Assignment) (bool, error) {
	if len(path) < 2 {
		return false, nil
	}
	part, _ := path[len(path)-1].(string)
	image := path[:len(path)-1]
	v := walked(a.req.Resource, image)
	if _, ok := v.AsString(); !imageParts[part] || !ok && v.Hint() == "" {
		return false, nil
	}
	at, err := a.find(a.req.Resource, image)
	if err != nil {
		return true, err
	}
	start, text := at.start, ""
	if at.part() {
		text = string(at.file.Text.Bytes()[at.start:at.end])
	} else {
		if at.node.Target != nil {
			return true, yaml.ErrNoPlace
		}
		raw := string(at.file.Text.Bytes()[at.node.Start:at.node.End])
		text = strings.Trim(raw, `"'`)
		start = at.node.Start + strings.Index(raw, text)
	}
	from, to, lead := locatePart(text, part)
	end := ""
	if part == "host" {
		lead, end = "", lead
	}
	value, _ := s.Value.(string)
	at.start, at.end = start+from, start+to
	if !a.once(at, nil, part) {
		return true, nil
	}
	return true, a.writeBetween(at, lead, value, end, s.Ask)
}

// locatePart returns where a part of the name of an image stands, or would stand,
// and what parts it from the rest. See
// https://github.com/distribution/reference/blob/main/reference.go.
func locatePart(text, part string) (start, end int, lead string) {
	name, digest, pinned := strings.Cut(text, "@")
	tag := strings.LastIndexByte(name, ':')
	if tag <= strings.LastIndexByte(name, '/') {
		tag = len(name)
	}
	switch part {
	case "tag":
		return tag, len(name), ":"
	case "digest":
		if pinned {
			return len(name), len(name) + 1 + len(digest), "@"
		}
		return len(name), len(name), "@"
	}
	if host, _, ok := strings.Cut(name[:tag], "/"); ok && (strings.ContainsAny(host, ".:") || host == "localhost") {
		return 0, len(host) + 1, "/"
	}
	return 0, 0, "/"
}
