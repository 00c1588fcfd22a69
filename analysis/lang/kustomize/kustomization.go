package kustomize

import (
	"maps"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A kustomization is what a file says as one:
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/.
type kustomization struct {
	dir       string
	file      *file
	value     *model.Value // nil where there is none
	component bool
	// bases are the folders that it may build upon, files among them.
	bases []string
}

func newKustomization(dir string, f *file) *kustomization {
	k := &kustomization{dir: dir, file: f}
	for _, d := range f.yaml.Documents {
		if d.Value.Kind() == model.Object {
			k.value = d.Value
			break
		}
	}
	kind, _ := k.value.Get("kind").AsString()
	k.component = kind == "Component"
	for _, field := range []string{"resources", "bases", "components"} {
		for _, e := range k.value.Get(field).Elems() {
			if p, ok := e.AsString(); ok && isLocal(p) {
				k.bases = append(k.bases, path.Join(dir, p))
			}
		}
	}
	return k
}

// isLocal reports whether a path is none of another host. Kustomize takes for such
// what has a scheme, a user or a port, or begins with the name of a forge:
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/#remote-directories.
func isLocal(p string) bool {
	return p != "" && !strings.ContainsAny(p, ":@?\\\n") && !strings.Contains(strings.ToLower(p), "github.com") &&
		!strings.Contains(p, "//") && !path.IsAbs(p)
}

// entries are the fields of which each element may be a path, and whether it may be
// the text itself instead.
var entries = map[string]bool{
	"resources": false, "bases": false, "components": false, "crds": false, "configurations": false,
	"generators": true, "transformers": true, "validators": true, "patchesStrategicMerge": true,
}

// plugins are the fields that configure generators and transformers.
var plugins = map[string]bool{"generators": true, "transformers": true, "validators": true}

// charts are the fields that need Helm.
var charts = map[string]bool{"helmChartInflationGenerator": true}

// A refusal is why something of a kustomization is left out.
type refusal struct {
	at           source.Range
	what, detail string
}

// served returns the text that the library is to build, with what charts have made among
// its resources, and what it leaves out. The root tells where objects come from.
func (k *kustomization) served(root bool, made []string, read func(path string) *file) (text []byte, refused []refusal) {
	var doc yaml.Node
	if k.value == nil || yaml.Unmarshal(k.file.text, &doc) != nil || len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return k.file.text, nil
	}
	fields := doc.Content[0]
	for i := len(fields.Content) - 2; i >= 0; i -= 2 {
		a, _ := k.value.Attr(fields.Content[i].Value)
		reasons, whole := k.refusals(a, read)
		for _, at := range slices.Sorted(maps.Keys(reasons)) {
			refused = append(refused, reasons[at])
		}
		list := fields.Content[i+1]
		switch {
		case whole:
			fields.Content = slices.Delete(fields.Content, i, i+2)
		case len(reasons) > 0 && list.Kind == yaml.SequenceNode:
			n := -1
			list.Content = slices.DeleteFunc(list.Content, func(*yaml.Node) bool { n++; _, gone := reasons[n]; return gone })
		}
	}
	modernise(fields)
	for _, name := range made {
		list := fieldNode(fields, "resources")
		if list == nil {
			list = &yaml.Node{Kind: yaml.SequenceNode}
			fields.Content = append(fields.Content, scalarNode("resources"), list)
		}
		list.Content = append(list.Content, scalarNode(name))
	}
	if root {
		meta := fieldNode(fields, "buildMetadata")
		if meta == nil {
			meta = &yaml.Node{Kind: yaml.SequenceNode}
			fields.Content = append(fields.Content, scalarNode("buildMetadata"), meta)
		}
		meta.Content = append(meta.Content, scalarNode("originAnnotations"))
	}
	text, err := yaml.Marshal(&doc)
	if err != nil {
		return k.file.text, refused
	}
	return text, refused
}

// refusals returns which elements of a field are not to be built, and whether all of
// it is not.
func (k *kustomization) refusals(a model.Attr, read func(path string) *file) (reasons map[int]refusal, whole bool) {
	reasons = map[int]refusal{}
	if a.Name == "helmCharts" || a.Name == "helmGlobals" { // see [disk.charts]
		return reasons, true
	}
	if charts[a.Name] {
		reasons[0] = refusal{a.NameRange, "charts in kustomizations are not rendered", "the rest is analysed"}
		return reasons, true
	}
	if inline, listed := entries[a.Name]; listed {
		for i, e := range a.Value.Elems() {
			if what, detail := k.refusal(a.Name, inline, e, read); what != "" {
				reasons[i] = refusal{e.Range(), what, detail}
			}
		}
		return reasons, false
	}
	elems := a.Value.Elems()
	if a.Value.Kind() != model.List {
		elems = []*model.Value{a.Value}
	}
	for i, e := range elems {
		if bad := remoteIn(e, a.Name); bad != nil {
			reasons[i] = refusal{bad.Range(), "files of other hosts are not read", "nothing is fetched; the rest is analysed"}
		}
	}
	return reasons, len(reasons) > 0 && a.Value.Kind() != model.List
}

func scalarNode(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: s} }

// fieldNode returns the value of a field of a mapping, nil if there is none.
func fieldNode(fields *yaml.Node, name string) *yaml.Node {
	for i := 0; i+1 < len(fields.Content); i += 2 {
		if fields.Content[i].Value == name {
			return fields.Content[i+1]
		}
	}
	return nil
}

// modernise writes fields in the place of which there are others, so that the library
// has nothing to say about them: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/.
// What is only the same where nothing stands between is left as it is.
func modernise(fields *yaml.Node) {
	join := func(from, to string, first bool, as func(*yaml.Node) *yaml.Node) {
		list, have := fieldNode(fields, from), fieldNode(fields, to)
		if list == nil || list.Kind != yaml.SequenceNode || have != nil && have.Kind != yaml.SequenceNode {
			return
		}
		moved := make([]*yaml.Node, len(list.Content))
		for i, e := range list.Content {
			moved[i] = as(e)
		}
		for i := 0; i < len(fields.Content); i += 2 {
			if fields.Content[i].Value == from {
				fields.Content = slices.Delete(fields.Content, i, i+2)
				break
			}
		}
		switch {
		case have == nil:
			fields.Content = append(fields.Content, scalarNode(to), &yaml.Node{Kind: yaml.SequenceNode, Content: moved})
		case first:
			have.Content = append(moved, have.Content...)
		default:
			have.Content = append(have.Content, moved...)
		}
	}
	same := func(e *yaml.Node) *yaml.Node { return e }
	join("bases", "resources", false, same)
	join("imageTags", "images", false, same)
	join("patchesStrategicMerge", "patches", true, func(e *yaml.Node) *yaml.Node {
		as := "path"
		if strings.Contains(e.Value, "\n") {
			as = "patch"
		}
		return &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{scalarNode(as), e}}
	})
	between := []string{"namespace", "namePrefix", "nameSuffix", "labels", "commonLabels", "commonAnnotations"}
	if !slices.ContainsFunc(between, func(name string) bool { return fieldNode(fields, name) != nil }) {
		join("patchesJson6902", "patches", false, same)
	}
	if common := fieldNode(fields, "commonLabels"); common != nil && common.Kind == yaml.MappingNode && fieldNode(fields, "labels") == nil {
		i := slices.IndexFunc(fields.Content, func(n *yaml.Node) bool { return n.Value == "commonLabels" })
		fields.Content[i] = scalarNode("labels")
		fields.Content[i+1] = &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{{Kind: yaml.MappingNode, Content: []*yaml.Node{
			scalarNode("includeSelectors"), scalarNode("true"), scalarNode("pairs"), common,
		}}}}
	}
}

// refusal returns why an element is not to be built, or nothing.
func (k *kustomization) refusal(field string, inline bool, e *model.Value, read func(path string) *file) (what, detail string) {
	s, ok := e.AsString()
	if !ok {
		return "", ""
	}
	isText := inline && strings.Contains(s, "\n")
	if !isText && !isLocal(s) {
		return "bases and files of other hosts are not read", "nothing is fetched; the rest is analysed"
	}
	if !plugins[field] {
		return "", ""
	}
	var docs []*yamltext.Document
	if isText {
		docs = reader.Parse("inline", []byte(s), nil).Documents
	} else {
		f := read(path.Join(k.dir, s))
		if f == nil || f.yaml == nil {
			return "plugins that stand in folders are not run", "the rest is analysed"
		}
		docs = f.yaml.Documents
	}
	for _, d := range docs {
		switch api, _ := d.Value.Get("apiVersion").AsString(); {
		case api != "builtin":
			return "plugins that are not Kustomize's own are not run", "the rest is analysed"
		case d.Value.Get("kind").Kind() == model.String && isChart(d.Value):
			return "charts in kustomizations are not rendered", "the rest is analysed"
		case strings.Contains(string(d.Text), "://") || strings.Contains(strings.ToLower(string(d.Text)), "http"):
			return "files of other hosts are not read", "nothing is fetched; the rest is analysed"
		}
	}
	return "", ""
}

func isChart(v *model.Value) bool {
	kind, _ := v.Get("kind").AsString()
	return strings.HasPrefix(kind, "HelmChart")
}

// pathFields are the names under which paths stand, at any depth of other fields.
var pathFields = map[string]bool{"path": true, "files": true, "envs": true, "env": true, "schema": true}

// remoteIn returns a path of another host in a field, nil if there is none.
func remoteIn(v *model.Value, name string) *model.Value {
	if s, ok := v.AsString(); ok && pathFields[name] {
		if _, p, found := strings.Cut(s, "="); found && name == "files" {
			s = p
		}
		if !strings.HasPrefix(s, "/") && strings.Contains(s, ":") {
			return v
		}
		return nil
	}
	for _, e := range v.Elems() {
		if bad := remoteIn(e, name); bad != nil {
			return bad
		}
	}
	for _, a := range v.Attrs() {
		if bad := remoteIn(a.Value, a.Name); bad != nil {
			return bad
		}
	}
	return nil
}
