package kubernetes

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/cloud"
)

// maxFile bounds a file that is read, in bytes.
const maxFile = 256 << 20

// Folder returns what the JSON files of a folder, and of folders in it, tell of a
// cluster: lists and objects as "kubectl get ... -o json" prints them. Other files are
// left alone. The error is that of the file system.
func Folder(fsys fs.FS) (*cloud.Snapshot, error) {
	all := &recorded{seen: map[string]bool{}}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || path.Ext(name) != ".json" {
			return err
		}
		f, err := fsys.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		text, err := io.ReadAll(io.LimitReader(f, maxFile+1))
		if err != nil {
			return fmt.Errorf("reading %s: %w", name, err)
		}
		if len(text) > maxFile {
			return fmt.Errorf("reading %s: it has more than %d bytes", name, maxFile)
		}
		all.add(text)
		return nil
	})
	settle(&all.out)
	return &all.out, err
}

// Recorded is [Folder] for the text of one file; ok is false for one that tells of no
// object.
func Recorded(text []byte) (s *cloud.Snapshot, ok bool) {
	all := &recorded{seen: map[string]bool{}}
	all.add(text)
	settle(&all.out)
	return &all.out, len(all.out.Readings) > 0
}

// Within narrows what a snapshot tells of a cluster down to namespaces, as [Read] does
// with [Options].
func Within(s *cloud.Snapshot, namespaces []string) *cloud.Snapshot {
	out := s.Without(IsReading)
	out.Version, out.Namespace = s.Version, s.Namespace
	for _, r := range s.Resources {
		meta, _ := r.Attributes["metadata"].(map[string]any)
		if ns, _ := meta["namespace"].(string); IsReading(r.Type) && slices.Contains(namespaces, ns) {
			out.Resources = append(out.Resources, r)
		}
	}
	for _, r := range s.Readings {
		for _, ns := range namespaces {
			if IsReading(r.Type) && (r.Namespace == "" || r.Namespace == ns) {
				out.Readings = append(out.Readings, cloud.Reading{Type: r.Type, Namespace: ns})
			}
		}
	}
	for _, u := range s.Unreadable {
		if IsReading(u.Type) && (u.Namespace == "" || slices.Contains(namespaces, u.Namespace)) {
			out.Unreadable = append(out.Unreadable, u)
		}
	}
	return out
}

type recorded struct {
	out  cloud.Snapshot
	seen map[string]bool // ids of objects
}

// add takes over a document. Which kinds it is about is told by its objects alone, and
// for which namespaces: for one, or if it has objects of several, for all. An object
// that stands by itself was asked for by its name, and says nothing of others.
func (r *recorded) add(text []byte) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var doc map[string]any
	if d.Decode(&doc) != nil {
		return
	}
	version, _ := doc["apiVersion"].(string)
	kind, _ := doc["kind"].(string)
	items, list := doc["items"].([]any)
	switch {
	case version == "" || kind == "":
		return
	case !list || !strings.HasSuffix(kind, "List"):
		r.object(doc)
		return
	}
	about := map[string]map[string]bool{} // kind → namespaces
	for _, item := range items {
		o, _ := item.(map[string]any)
		if k, namespace, ok := r.object(o); ok {
			if about[k] == nil {
				about[k] = map[string]bool{}
			}
			about[k][namespace] = true
		}
	}
	for k, namespaces := range about {
		reading := cloud.Reading{Type: k}
		for ns := range namespaces {
			if len(namespaces) == 1 {
				reading.Namespace = ns
			}
		}
		r.out.Readings = append(r.out.Readings, reading)
	}
}

// object takes over an object, once, and returns its kind and namespace.
func (r *recorded) object(o map[string]any) (kind, namespace string, ok bool) {
	version, _ := o["apiVersion"].(string)
	name, _ := o["kind"].(string)
	meta, _ := o["metadata"].(map[string]any)
	namespace, _ = meta["namespace"].(string)
	group, _, grouped := strings.Cut(version, "/")
	if !grouped {
		group = ""
	}
	x, ok := Resource(o)
	if !ok {
		return "", "", false
	}
	if !r.seen[x.ID] {
		r.seen[x.ID] = true
		r.out.Resources = append(r.out.Resources, x)
	}
	if len(r.out.Readings) == 0 {
		r.out.Readings = append(r.out.Readings, cloud.Reading{Type: Partly})
	}
	return KindName(group, name), namespace, true
}
