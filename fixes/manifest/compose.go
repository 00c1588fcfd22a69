package manifest

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/fixes/yaml"
)

// Compose is the dialect of Compose files.
var Compose = &Dialect{
	Root:     func(r *model.Resource) source.Range { return r.Origin.Header },
	Special:  composeSet,
	Removal:  composeRemove,
	Kept:     kept,
	Unsorted: true, Indented: true,
}

// composePairs are the attributes that may be lists of NAME=value. See
// https://github.com/compose-spec/compose-spec/blob/main/05-services.md.
var composePairs = map[string]bool{"environment": true, "labels": true, "annotations": true, "sysctls": true}

// composeSet sets what has a short form that holds no names.
func composeSet(a *attempt, path model.Path, s policy.Assignment, adds bool) (bool, error) {
	name, _ := path[len(path)-1].(string)
	around, _ := path[0].(string)
	switch {
	case len(path) == 2 && composePairs[around] && walked(a.req.Resource, path) == nil:
		at, err := a.find(a.req.Resource, path[:1])
		if err != nil || at.part() || len(at.rest) > 0 || at.node.Kind != model.List {
			return false, err
		}
		return true, at.editor.Append(at.node, nil, name+"="+flagText(s.Value), s.Ask)
	case len(path) == 3 && (around == "ports" || around == "volumes" || around == "devices"):
		at, err := a.find(a.req.Resource, path[:2])
		if err != nil || at.part() || at.node.Kind == model.Object {
			return false, err
		}
		return true, a.composeShort(at, around, name, s)
	}
	return false, nil
}

// composeShort writes a part of the short form of a port, a volume or a device.
func (a *attempt) composeShort(at *place, list, name string, s policy.Assignment) error {
	text, value := at.node.Text, flagText(s.Value)
	own := at.value.Get(name)
	part := list + "." + name
	switch {
	case own != nil && !own.Range().IsZero() && !own.Is(model.Default) && own.Range() != at.value.Range():
		p, err := a.move(at, own, name)
		if err != nil || p == nil || !p.part() {
			return yaml.ErrNoPlace
		}
		if part == "volumes.read_only" {
			value = map[string]string{"true": "ro", "false": "rw"}[value]
		}
		return a.writePart(p, value, s.Ask)
	case part == "ports.host_ip":
		if strings.Count(text, ":") == 0 {
			return at.editor.Set(at.node, nil, value+"::"+text, s.Ask)
		}
		return at.editor.Set(at.node, nil, value+":"+text, s.Ask)
	case part == "volumes.read_only" && value == "true":
		mode := at.value.Get("mode")
		if mode == nil {
			return at.editor.Set(at.node, nil, text+":ro", s.Ask)
		}
		old, _ := mode.AsString()
		var kept []string
		for option := range strings.SplitSeq(old, ",") {
			if option != "rw" {
				kept = append(kept, option)
			}
		}
		return at.editor.Set(at.node, nil, strings.TrimSuffix(text, old)+strings.Join(append(kept, "ro"), ","), s.Ask)
	}
	return yaml.ErrNoPlace
}

// composeRemove takes parts out of short forms.
func composeRemove(a *attempt, path model.Path) (bool, error) {
	if len(path) != 3 || path[0] != "ports" {
		return false, nil
	}
	at, err := a.find(a.req.Resource, path[:2])
	if err != nil || at.part() || at.node.Kind == model.Object {
		return false, err
	}
	if path[2] == "published" {
		target := at.node.Text[strings.LastIndexByte(at.node.Text, ':')+1:]
		return true, at.editor.Set(at.node, nil, target, "")
	}
	return true, yaml.ErrNoPlace
}
