package reconcile

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes"
	"github.com/parapet-iac/parapet/analysis/drift"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
)

// remedyOfObject returns a change of an object of Kubernetes as a remedy on canonical
// paths.
func remedyOfObject(d *drift.Drift, c *drift.Change) (*policy.Remedy, error) {
	r := &policy.Remedy{Title: "Adopt " + c.Path}
	at, err := remedyPath(c.Steps)
	if err != nil {
		return nil, err
	}
	value := cloud.Plain(c.Live)
	if text, err := json.Marshal(value); d.Code.Origin.Language == "terraform" && (err != nil || referring.Match(text)) {
		return nil, errReferring
	}
	switch inList := d.Code.Value.Walk(c.Steps).Value.Kind() == model.List && c.Live.Kind() != model.List; {
	case c.Op == drift.Remove:
		r.Remove = []string{at}
	case c.Op == drift.Add && inList:
		r.Set = []policy.Assignment{{Path: at + "[+]", Value: value}}
	default:
		r.Set = []policy.Assignment{{Path: at, Value: value}}
	}
	return r, nil
}

// remedyPath returns a path as remedies write it.
func remedyPath(steps model.Path) (string, error) {
	var b strings.Builder
	for i, s := range steps {
		switch s := s.(type) {
		case int:
			fmt.Fprintf(&b, "[%d]", s)
		case string:
			quoted, err := json.Marshal(s)
			switch {
			case err != nil:
				return "", err
			case i > 0 && strings.ContainsAny(s, `.[]/:"`):
				b.WriteString("[" + string(quoted) + "]")
			case i > 0:
				b.WriteString("." + s)
			default:
				b.WriteString(s)
			}
		}
	}
	return b.String(), nil
}

// restoreObject returns the commands that make of an object what the code says.
func (p *planner) restoreObject(d *drift.Drift) Remedy {
	r := Remedy{Kind: Restore, Title: "apply the code again; it changes " + strings.Join(paths(d), ", ")}
	apply := p.applied(d)
	if d.Kind == drift.Missing {
		r.Title = "apply the code again; it makes " + string(d.Address)
		r.Commands = apply
		return r
	}
	var stay []*drift.Change
	applies := false
	for i := range d.Changes {
		if c := &d.Changes[i]; c.Stays {
			stay = append(stay, c)
		} else {
			applies = true
		}
	}
	if len(stay) > 0 {
		r.Commands = append(r.Commands, p.removed(d, stay))
		r.Title = "take out what the code never said, which applying leaves there"
		if applies {
			r.Title += ", and apply the code again"
		}
		r.Title += "; it changes " + strings.Join(paths(d), ", ")
	}
	if applies && slices.ContainsFunc(d.Changes, func(c drift.Change) bool { return strings.HasPrefix(c.Path, "roleRef") }) {
		r.Commands = append(r.Commands, p.kubectl("delete", d.ID)) // the role of a binding cannot be changed
	}
	if applies {
		r.Commands = append(r.Commands, apply...)
	}
	return r
}

// applied returns how the code of an object is applied. What applies a chart, or a
// kustomization, applies all of it.
func (p *planner) applied(d *drift.Drift) []string {
	words := []string{"kubectl", "apply"}
	switch o := d.Code.Origin; o.Language {
	case "helm":
		name, namespace := p.found.Release(o.Stack)
		if name == "" {
			return nil
		}
		chart, _, _ := strings.Cut(o.Stack, "@")
		words = append([]string{"helm", "upgrade", name, path.Join(p.opts.Dir, chart), "--namespace=" + namespace, "--reuse-values"}, p.opts.Helm...)
		words = append(words, helmFlags(p.opts.Cluster)...)
		return []string{line(words)}
	case "kustomize":
		words = append(words, "-k", path.Join(p.opts.Dir, path.Dir(o.Stack)))
	default:
		words = append(words, "-f", path.Join(p.opts.Dir, o.Header.File()))
	}
	if ns := p.in.Namespace; ns != "" && ns != "default" && d.Code.Value.Get("metadata").Get("namespace").Is(model.Default) {
		words = append(words, "--namespace="+ns)
	}
	return []string{line(append(words, p.opts.Cluster...))}
}

// helmFlags returns flags of kubectl as Helm calls them:
// https://helm.sh/docs/helm/helm_upgrade/.
func helmFlags(flags []string) []string {
	out := slices.Clone(flags)
	for i, f := range out {
		out[i] = strings.Replace(f, "--context=", "--kube-context=", 1)
	}
	return out
}

func line(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = quoted(w)
	}
	return strings.Join(out, " ")
}

// A patch is an operation of a JSON patch (RFC 6902).
type patch struct {
	Op    string `json:"op"`
	Path  string `json:"path"`
	Value any    `json:"value,omitempty"`
}

// removed returns the command that takes fields out of an object. Elements go from
// behind; that each is still the one that is meant is tested first.
func (p *planner) removed(d *drift.Drift, changes []*drift.Change) string {
	sorted := slices.Clone(changes)
	slices.SortFunc(sorted, func(a, b *drift.Change) int { return -comparePointers(a.Pointer, b.Pointer) })
	var tests, ops []patch
	for _, c := range sorted {
		if name := c.Live.Get("name"); name != nil {
			tests = append(tests, patch{"test", c.Pointer + "/name", cloud.Plain(name)})
		}
		ops = append(ops, patch{Op: "remove", Path: c.Pointer})
	}
	text, _ := json.Marshal(append(tests, ops...)) // what is plain can be written
	return p.kubectl("patch", d.ID, "--type=json", "--patch="+string(text))
}

// comparePointers orders JSON pointers, their numbers by value.
func comparePointers(a, b string) int {
	return slices.CompareFunc(strings.Split(a, "/"), strings.Split(b, "/"), func(x, y string) int {
		i, errX := strconv.Atoi(x)
		j, errY := strconv.Atoi(y)
		if errX == nil && errY == nil {
			return cmp.Compare(i, j)
		}
		return cmp.Compare(x, y)
	})
}

// kubectl returns a command about an object that runs, by its id:
// prod/apps.Deployment/web.
func (p *planner) kubectl(verb, id string, more ...string) string {
	parts := strings.Split(id, "/")
	name, kind := parts[len(parts)-1], parts[len(parts)-2]
	if dot := strings.LastIndexByte(kind, '.'); dot >= 0 {
		kind = kind[dot+1:] + "." + kind[:dot]
	}
	words := []string{"kubectl", verb, strings.ToLower(kind) + "/" + name}
	if len(parts) > 2 {
		words = append(words, "--namespace="+parts[0])
	}
	return line(slices.Concat(words, p.opts.Cluster, more))
}

// unmanagedObject says what can be done about an object that no code declares. One that
// opens a breach path is not written into the code: it is to be deleted, or looked at.
func (p *planner) unmanagedObject(ctx context.Context, d *drift.Drift, note func(...Remedy)) error {
	gone := Remedy{Kind: Restore, Title: "delete it", Commands: []string{p.kubectl("delete", d.ID)}}
	if len(d.Paths) > 0 {
		note(gone, Remedy{Kind: Declare, Title: "or write its code by hand, once it is harmless", Failed: "it opens a breach path"})
		return nil
	}
	declare := p.declareObject
	if p.terraformed(d.Stack) {
		declare = p.declareInTerraform
	}
	r, err := p.edited(ctx, Declare, d, declare)
	gone.Title = "or delete it"
	note(r, gone)
	return err
}

// manifestsFile is where new manifests go.
const manifestsFile = "imported.yaml"

var errSecret = errors.New("values of secrets are not read")

// declareObject writes the manifest of an object that no code declares, and goes on
// until it says what runs.
func (p *planner) declareObject(ctx context.Context, d *drift.Drift) (Remedy, error) {
	r := Remedy{Kind: Declare, Title: "declare it in a manifest"}
	if d.Type == "k8s_secret" {
		r.Title, r.Failed = "write its code by hand: "+errSecret.Error(), errSecret.Error()
		return r, nil
	}
	before := maps.Clone(p.texts)
	text, err := manifest(kubernetes.Manifest(d.Reported))
	if err != nil {
		return r, fmt.Errorf("writing a manifest of %s: %w", d.ID, err)
	}
	file := path.Join(p.folder(d.Stack), manifestsFile)
	if f := p.now.File(file); f != nil && len(bytes.TrimSpace(f.Text.Bytes())) > 0 {
		text = append([]byte(strings.TrimRight(string(f.Text.Bytes()), "\n")+"\n---\n"), text...)
	}
	renamed := id{drift.Changed, d.Stack, d.Address}
	gone, ok, err := p.try(ctx, map[string]*source.Text{file: source.NewText(text)}, id{d.Kind, d.Stack, d.Address}, &renamed)
	if err != nil {
		return r, err
	}
	if !ok {
		return Remedy{Kind: Declare, Title: "write its code by hand: what can be generated does not come to what runs", Failed: "it does not read back"}, nil
	}
	for !gone {
		more, why, err := p.step(ctx, renamed)
		if err != nil {
			return r, err
		}
		if gone = p.open[renamed] == 0; !more {
			r.Title, r.Failed = "declare it in a manifest; what differs then has to be written by hand", why
			break
		}
	}
	r.Files = touched(before, p.texts)
	r.Commands = []string{line(append([]string{"kubectl", "apply", "-f", path.Join(p.opts.Dir, file)}, p.opts.Cluster...))}
	return r, nil
}

// folder returns where the manifests of a stack go: beside a kustomization or a chart,
// of which they are no part.
func (p *planner) folder(stack string) string {
	for _, c := range p.in.Code {
		if c.Origin.Stack != stack {
			continue
		}
		switch c.Origin.Language {
		case "kustomize":
			return path.Dir(path.Dir(stack))
		case "helm":
			return path.Dir(stack)
		}
		return stack
	}
	return stack
}

// first are the keys that come first in a mapping of a manifest, as people write them.
var first = []string{"apiVersion", "kind", "metadata", "name", "namespace", "labels", "annotations", "type", "image"}

// manifest returns an object as a document of YAML.
func manifest(object map[string]any) ([]byte, error) {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	err := errors.Join(e.Encode(node(object)), e.Close())
	return b.Bytes(), err
}

// node returns a value as YAML, the keys of mappings in order.
func node(v any) *yaml.Node {
	n := &yaml.Node{}
	switch v := v.(type) {
	case map[string]any:
		n.Kind = yaml.MappingNode
		place := func(key string) int {
			if i := slices.Index(first, key); i >= 0 {
				return i
			}
			return len(first)
		}
		keys := slices.SortedFunc(maps.Keys(v), func(a, b string) int { return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a, b)) })
		for _, key := range keys {
			n.Content = append(n.Content, node(key), node(v[key]))
		}
	case []any:
		n.Kind = yaml.SequenceNode
		for _, x := range v {
			n.Content = append(n.Content, node(x))
		}
	case json.Number:
		n.Kind, n.Value = yaml.ScalarNode, v.String()
	default:
		if n.Encode(v) != nil {
			return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"}
		}
	}
	return n
}
