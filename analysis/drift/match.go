package drift

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/aws"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
)

// A key names a resource of the code.
type key struct {
	stack   string
	address model.Address
}

func keyOf(r *model.Resource) key { return key{r.Origin.Stack, r.Address} }

// A tie knows which resource of the code is which one that runs.
type tie struct {
	stack           string // of the resource that is looked at
	account, region string
	code            map[key]*model.Resource
	live            map[key]*model.Resource // by the code's
	of              map[*model.Resource]*model.Resource
	reported        map[*model.Resource]*cloud.Resource

	// candidates run and are not tied yet, by type; open are of the code and not
	// tied yet.
	candidates map[string][]*model.Resource
	open       []*model.Resource
	// named notes resources of the code that a list of keys names in full.
	named map[*model.Resource]bool
	// several notes those that may be more than one.
	several map[*model.Resource]bool
}

// adopted are types by which the code takes over what AWS makes with an account or
// a VPC, and what they take over:
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_vpc.
var adopted = map[string]string{
	"aws_default_vpc": "aws_vpc", "aws_default_subnet": "aws_subnet", "aws_default_security_group": "aws_security_group",
	"aws_default_route_table": "aws_route_table", "aws_default_network_acl": "aws_network_acl",
}

// liveType returns the type that a resource of the code has where it runs.
func liveType(typ string) string {
	if as, ok := adopted[typ]; ok {
		return as
	}
	return typ
}

// newTie ties what ids tell, and then what names do.
func newTie(in Input) *tie {
	t := &tie{
		code: map[key]*model.Resource{}, live: map[key]*model.Resource{}, of: map[*model.Resource]*model.Resource{},
		reported: map[*model.Resource]*cloud.Resource{}, candidates: map[string][]*model.Resource{},
		named: map[*model.Resource]bool{}, several: map[*model.Resource]bool{},
	}
	t.read(in.Live)
	for _, r := range in.Code {
		if r.Partial || t.code[keyOf(r)] != nil && r.Type == "aws_iam_policy" {
			continue // judged in the place of something else
		}
		t.code[keyOf(r)] = r
		if searched(in, r) {
			t.open = append(t.open, r)
		}
	}
	t.byID(in.IDs)
	t.byName()
	return t
}

// searched reports whether a resource of the code may be found among what runs.
func searched(in Input, r *model.Resource) bool {
	switch {
	case r.Origin.Instance == "*", r.Type == "module", strings.HasPrefix(r.Type, "data."), strings.HasPrefix(r.Type, "provider."):
		return false
	case r.Type == "aws_iam_policy" && !strings.Contains(string(r.Address), "aws_iam_policy."):
		return false // something else that is judged as one
	}
	_, known := aws.Lookup(liveType(r.Type))
	return (known || in.Live.Read("*")) && (in.Types == nil || slices.Contains(in.Types, liveType(r.Type)))
}

// read takes over what runs.
func (t *tie) read(s *cloud.Snapshot) {
	var raw []*model.Resource
	reported := map[model.Address]*cloud.Resource{}
	for i := range s.Resources {
		r := &s.Resources[i]
		m := r.Model()
		if reported[m.Address] != nil { // the same name in another region
			m.Address = model.Address(strings.TrimSuffix(string(m.Address), ")") + ", " + r.Region + ")")
		}
		reported[m.Address] = r
		raw = append(raw, m)
		if r.Account != "" {
			t.account = r.Account
		}
		if r.Region != "" {
			t.region = r.Region
		}
	}
	for _, r := range schema.Compose(raw) {
		from := reported[r.Address]
		if r.Partial || from == nil || from.Type != r.Type || t.reported[r] != nil {
			continue
		}
		t.reported[r] = from
		t.candidates[r.Type] = append(t.candidates[r.Type], r)
	}
}

// tied notes that a resource of the code is one that runs.
func (t *tie) tied(code, live *model.Resource) {
	t.live[keyOf(code)] = live
	t.of[code] = live
	same := func(r *model.Resource) bool { return r == live }
	t.candidates[live.Type] = slices.DeleteFunc(t.candidates[live.Type], same)
	t.open = slices.DeleteFunc(t.open, func(r *model.Resource) bool { return r == code })
}

// byID ties by what a state knows, or an import block.
func (t *tie) byID(ids map[model.Address]string) {
	for _, code := range slices.Clone(t.open) {
		id, known := ids[code.Address]
		for _, live := range slices.Clone(t.candidates[liveType(code.Type)]) {
			r := t.reported[live]
			if r.Address == string(code.Address) || r.Address == "" && known && r.ID == id {
				t.tied(code, live)
				break
			}
		}
		if known {
			t.named[code] = true
		}
	}
}

// byName ties by natural keys, the surest first, until none ties any more: what a
// key refers to has to be tied before.
func (t *tie) byName() {
	for list := 0; list < maxKeys; {
		progress := false
		for _, code := range slices.Clone(t.open) {
			if live := t.namesake(code, list); live != nil {
				t.tied(code, live)
				progress = true
			}
		}
		if list++; progress {
			list = 0
		}
	}
}

// maxKeys is how many lists of keys a row may have.
const maxKeys = 4

// namesake returns the one resource that runs and has the same keys of a list, if
// no other of the code has them.
func (t *tie) namesake(code *model.Resource, list int) *model.Resource {
	if r, isDefault := adopted[code.Type]; isDefault {
		return t.takenOver(code, r)
	}
	row, ok := aws.Lookup(code.Type)
	if !ok || list >= len(row.Keys) {
		return nil
	}
	names := strings.Fields(row.Keys[list])
	want, ok := t.keysOf(code, names)
	if !ok {
		return nil
	}
	t.named[code] = true
	var found []*model.Resource
	for _, live := range t.candidates[code.Type] {
		if r := t.reported[live]; r.Address != "" || r.MadeBy != "" && list > 0 {
			continue
		}
		if got, ok := t.keysOf(live, names); ok && slices.Equal(got, want) {
			found = append(found, live)
		}
	}
	rivals := 0
	for _, other := range t.open {
		if other.Type == code.Type {
			if keys, ok := t.keysOf(other, names); ok && slices.Equal(keys, want) {
				rivals++
			}
		}
	}
	t.several[code] = len(found) > 1 || len(found) == 1 && rivals > 1
	if len(found) == 1 && rivals == 1 {
		return found[0]
	}
	return nil
}

// keysOf returns the texts of attributes; ok is false where one is not known or
// empty.
func (t *tie) keysOf(r *model.Resource, names []string) ([]string, bool) {
	t.stack = r.Origin.Stack
	var out []string
	for _, name := range names {
		a, unknown := at(r.Value, name)
		s, ok := t.text(a.Value)
		if unknown || !ok || s == "" {
			return nil, false
		}
		out = append(out, s)
	}
	return out, true
}

// takenOver returns what a resource of an adopting type takes over: that of its
// VPC, or of the account.
func (t *tie) takenOver(code *model.Resource, typ string) *model.Resource {
	t.named[code] = true
	vpc, inVPC := "", false
	for _, attr := range []string{"vpc_id", "default_route_table_id", "default_network_acl_id"} {
		for _, ref := range code.Value.Get(attr).Refs() {
			if live := t.live[key{code.Origin.Stack, ref.Address}]; live != nil {
				vpc, inVPC = t.reported[live].ID, true
			}
		}
	}
	if !inVPC && typ != "aws_vpc" && typ != "aws_subnet" {
		return nil
	}
	zone, _ := scalar(code.Value.Get("availability_zone"))
	for _, live := range t.candidates[typ] {
		v, _ := scalar(live.Value.Get("vpc_id"))
		z, _ := scalar(live.Value.Get("availability_zone"))
		if t.reported[live].MadeBy != "" && (!inVPC || v == vpc) && (zone == "" || z == zone) {
			return live
		}
	}
	return nil
}
