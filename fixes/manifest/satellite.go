package manifest

import (
	"errors"
	"fmt"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/fixes/yaml"
)

var errNoObjects = errors.New("there are no objects to add in this language")

// satellite adds an object that configures the judged one.
func (a *attempt) satellite(s *policy.Satellite) error {
	r := a.req.Resource
	link, err := policy.ParseRemedyPath(s.Link)
	if err != nil {
		return err
	}
	from, err := policy.ParseRemedyPath(s.Attribute)
	if err != nil {
		return err
	}
	v := walked(r, from.Steps)
	if v.IsNull() || v.Is(model.Unknown) {
		return fmt.Errorf("%s of %s is not known", s.Attribute, r.Address)
	}
	doc, err := a.object(s.Type, s.Type+" of "+string(r.Address))
	if err != nil {
		return err
	}
	if err := doc.Set(link.Steps, v, ""); err != nil {
		return err
	}
	return a.fill(doc, s.Set)
}

// declare adds an object that stands by itself.
func (a *attempt) declare(d *policy.Declared) error {
	doc, err := a.object(d.Type, d.Type+" "+d.Name)
	if err != nil {
		return err
	}
	if err := doc.Set(model.Path{"metadata", "name"}, d.Name, ""); err != nil {
		return err
	}
	return a.fill(doc, d.Set)
}

// object adds an object of a type in the namespace of the judged one, to the file
// that that is in.
func (a *attempt) object(typ, name string) (yaml.Fresh, error) {
	api, ok := a.w.Objects[typ]
	if !ok {
		return yaml.Fresh{}, errNoObjects
	}
	r := a.req.Resource
	f, e, err := a.open(r.Origin.Header)
	if err != nil {
		return yaml.Fresh{}, err
	}
	near, _, _ := f.Offsets(r.Origin.Header)
	doc := e.AddDocument(name, near)
	meta := r.Value.Get("metadata")
	for _, s := range []struct {
		path  model.Path
		value any
	}{
		{model.Path{"apiVersion"}, api[0]}, {model.Path{"kind"}, api[1]},
		{model.Path{"metadata", "name"}, meta.Get("name")}, {model.Path{"metadata", "namespace"}, meta.Get("namespace")},
	} {
		if v, own := s.value.(*model.Value); own && (v.IsNull() || v.Is(model.Default)) {
			continue
		}
		if err := doc.Set(s.path, s.value, ""); err != nil {
			return doc, err
		}
	}
	return doc, nil
}

func (a *attempt) fill(doc yaml.Fresh, set []policy.Assignment) error {
	for _, s := range set {
		p, err := policy.ParseRemedyPath(s.Path)
		if err != nil {
			return err
		}
		v, err := a.filled(s.Value)
		if err != nil {
			return err
		}
		if err := doc.Set(p.Steps, v, s.Ask); err != nil {
			return err
		}
	}
	return nil
}
