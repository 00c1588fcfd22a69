package manifest

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/fixes/edit"
	"github.com/parapet-iac/parapet/fixes/yaml"
)

// flagAt returns the flag of a component of a cluster that a path leads to, and
// the item of its value, where that is a list with commas, that a further step
// names.
func flagAt(r *model.Resource, path model.Path) (flag, item string, ok bool) {
	switch {
	case kube.IsObject(r.Type) && r.Type != kube.Kubelet || r.Type == kube.Container || r.Value.Get("apiVersion") != nil:
		return "", "", false
	case r.Type == kube.Kubelet:
		flag, ok = kube.KubeletFlag(path.String())
		return flag, "", ok
	case len(path) < 2 || path[0] != "flags":
		return "", "", false
	}
	if len(path) > 2 {
		item, _ = path[2].(string)
	}
	flag, ok = path[1].(string)
	return flag, item, ok
}

var errScript = errors.New("the flags stand in a script")

// setFlag gives a flag a value or, where adds is set, adds an item to it.
func (a *attempt) setFlag(flag, item string, path model.Path, s policy.Assignment, adds bool) error {
	value := flagText(s.Value)
	old := walked(a.req.Resource, path)
	if item != "" || old.IsNull() || old.Range().IsZero() {
		return a.addFlag(flag, value, s.Ask)
	}
	word, err := a.flagWord(flag, old)
	if err != nil {
		return err
	}
	if adds && word.value != "" && word.value != "true" {
		value = word.value + "," + value
	}
	return word.set(a, flag, value, s.Ask)
}

// flagText returns the value of a flag for one of a field.
func flagText(v any) string {
	if l, ok := v.([]any); ok {
		var items []string
		for _, x := range l {
			items = append(items, fmt.Sprint(x))
		}
		return strings.Join(items, ",")
	}
	return fmt.Sprint(v)
}

// addFlag adds a flag behind the others.
func (a *attempt) addFlag(flag, value, ask string) error {
	program := a.req.Resource.Value.Range()
	f, e, err := a.open(program)
	if err != nil {
		return err
	}
	start, _, ok := f.Offsets(program)
	if !ok {
		return yaml.ErrNoPlace
	}
	if !a.once(&place{file: f, start: start}, model.Path{flag}, value) {
		return nil
	}
	var words *yamltext.Node
	for _, n := range e.At(start) {
		if key := yaml.KeyOf(n); key != nil && key.Text == "image" {
			// The image names the program.
			return e.Append(n.Parent, model.Path{"args"}, yaml.Text{Lead: "--" + flag + "=", Asked: value}, ask)
		}
		if n.Parent != nil && n.Parent.Kind == model.List {
			words = n.Parent
		}
	}
	if words == nil || !strings.HasPrefix(words.Elems[len(words.Elems)-1].Text, "-") && len(words.Elems) > 1 && strings.ContainsAny(words.Elems[len(words.Elems)-1].Text, " \n") {
		return errScript
	}
	list := words
	if key := yaml.KeyOf(words); key != nil && key.Text == "command" {
		if args, ok := words.Parent.Entry("args"); ok && args.Value.Kind == model.List {
			list = args.Value
		}
	}
	return e.Append(list, nil, yaml.Text{Lead: "--" + flag + "=", Asked: value}, ask)
}

// A flagWord is where a flag and its value stand.
type flagWord struct {
	place *place
	node  *yamltext.Node
	// The whole, and the value in it, as parts of the text; value is what it says.
	start, end, from, to int
	value                string
	// next is the element that holds the value.
	next *yamltext.Node
}

// flagWord finds a flag in the word, or in the script, that gives it.
func (a *attempt) flagWord(flag string, v *model.Value) (*flagWord, error) {
	r := v.Range()
	f, e, err := a.open(r)
	if err != nil {
		return nil, err
	}
	start, end, ok := f.Offsets(r)
	if !ok {
		return nil, yaml.ErrNoPlace
	}
	w := &flagWord{place: &place{file: f, editor: e}}
	for _, n := range e.At(start) {
		if n.Start == start && n.End == end && n.Target == nil {
			w.node = n
		}
	}
	if w.node == nil {
		return nil, yaml.ErrNoPlace
	}
	form := regexp.MustCompile(`(?:^|[\s"'])(--?` + regexp.QuoteMeta(flag) + `)(?:(=|[ \t]+)("[^"]*"|'[^']*'|[^\s"';\\]*))?(?:[\s"';]|$)`)
	m := form.FindSubmatchIndex(f.Text.Bytes()[start:end])
	if m == nil {
		return nil, yaml.ErrNoPlace
	}
	w.start, w.end = start+m[2], start+m[3]
	if m[6] >= 0 && (f.Text.Bytes()[start+m[4]] == '=' || !strings.HasPrefix(string(f.Text.Bytes()[start+m[6]:end]), "-")) {
		w.from, w.to, w.end = start+m[6], start+m[7], start+m[7]
		w.value = strings.Trim(string(f.Text.Bytes()[w.from:w.to]), `"'`)
		return w, nil
	}
	if p := w.node.Parent; p != nil && p.Kind == model.List {
		i := slices.IndexFunc(p.Elems, func(x yamltext.Elem) bool { return x.Node == w.node })
		if i >= 0 && i+1 < len(p.Elems) && w.end-w.start == len(strings.Trim(string(f.Text.Bytes()[start:end]), `"'`)) && !strings.HasPrefix(p.Elems[i+1].Text, "-") {
			w.next, w.value = p.Elems[i+1].Node, p.Elems[i+1].Text
		}
	}
	return w, nil
}

func (w *flagWord) set(a *attempt, flag, value, ask string) error {
	switch {
	case !a.once(&place{file: w.place.file, node: w.node, start: w.start}, nil, flag):
		return nil
	case w.next != nil:
		return w.place.editor.Set(w.next, nil, value, ask)
	case w.from == 0:
		w.place.start, w.place.end = w.end, w.end
		return a.writeBetween(w.place, "=", value, "", ask)
	}
	w.place.start, w.place.end = w.from, w.to
	return a.writePart(w.place, value, ask)
}

// removeFlag takes out a flag, or an item of its value.
func (a *attempt) removeFlag(flag, item string, path model.Path) error {
	if item != "" {
		path = path[:len(path)-1]
	}
	old := walked(a.req.Resource, path)
	if old.IsNull() || old.Range().IsZero() {
		return nil
	}
	w, err := a.flagWord(flag, old)
	if err != nil {
		return err
	}
	if item != "" {
		items := slices.DeleteFunc(strings.Split(w.value, ","), func(s string) bool { return strings.TrimSpace(s) == item })
		if len(items) > 0 {
			return w.set(a, flag, strings.Join(items, ","), "")
		}
	}
	if p := w.node.Parent; p != nil && p.Kind == model.List && w.end-w.start >= len(strings.Trim(w.node.Text, " \n")) {
		if w.next != nil {
			if err := w.place.editor.Remove(w.next, nil); err != nil {
				return err
			}
		}
		return w.place.editor.Remove(w.node, nil)
	}
	text := w.place.file.Text.Bytes()
	start := w.start
	for start > w.node.Start && (text[start-1] == ' ' || text[start-1] == '\t') {
		start--
	}
	merged, err := edit.Merge(a.plain[w.place.file.Path], []edit.Edit{{Start: start, End: w.end}})
	a.plain[w.place.file.Path] = merged
	return err
}
