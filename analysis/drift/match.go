package drift

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/aws"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// A key names a resource of the code.
type key struct {
	stack   string
	address model.Address
}

func keyOf(r *model.Resource) key { return key{r.Origin.Stack, r.Address} }

// A tie knows which resource of the code is which one that runs.
type tie struct {
	in       Input
	stack    string // of the resource that is looked at
	only     Where  // where everything is that runs
	code     map[key]*model.Resource
	live     map[key]*model.Resource // by the code's
	of       map[*model.Resource]*model.Resource
	reported map[*model.Resource]*cloud.Resource
	at       map[key]Where // where providers work, by their addresses

	// candidates run and are not tied yet, by type; open are of the code and not
	// tied yet.
	candidates map[string][]*model.Resource
	open       []*model.Resource
	// named notes resources of the code that a list of keys names in full.
	named map[*model.Resource]bool
	// several notes those that may be more than one.
	several map[*model.Resource]bool
	taken   map[*model.Resource]bool // of what runs
	// tags are those that providers add, by the provider's address.
	tags map[key]*model.Value
	// release is what each chart is called where it runs, by stack.
	release map[string]release
	// autoscaled are workloads whose number of pods is not the code's.
	autoscaled map[string]bool
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
	running := in.Running
	if running == nil {
		running = Prepare(in.Live)
	}
	t := &tie{
		in: in, only: running.only, at: providerPlaces(in),
		code: map[key]*model.Resource{}, live: map[key]*model.Resource{}, of: map[*model.Resource]*model.Resource{},
		reported: running.reported, candidates: map[string][]*model.Resource{},
		named: map[*model.Resource]bool{}, several: map[*model.Resource]bool{}, taken: map[*model.Resource]bool{}, tags: map[key]*model.Value{},
	}
	for typ, list := range running.candidates {
		t.candidates[typ] = slices.Clone(list)
	}
	for _, r := range in.Code {
		if r.Partial || t.code[keyOf(r)] != nil && r.Type == "aws_iam_policy" {
			continue // judged in the place of something else
		}
		t.code[keyOf(r)] = r
		if searched(in, r) {
			t.open = append(t.open, r)
		}
	}
	for _, p := range in.Declared {
		if strings.HasPrefix(p.Type, "provider.") {
			for _, b := range blocks(p.Value.Get("default_tags")) {
				t.tags[keyOf(p)] = b.Get("tags")
			}
		}
	}
	t.byID(in.IDs)
	t.objects(in)
	t.byName()
	return t
}

// searched reports whether a resource of the code may be found among what runs.
func searched(in Input, r *model.Resource) bool {
	switch {
	case r.Origin.Instance == "*", r.Type == "module", strings.HasPrefix(r.Type, "data."), strings.HasPrefix(r.Type, "provider."):
		return false
	case kube.IsObject(r.Type):
		return in.searchedObject(r)
	case r.Type == "aws_iam_policy" && !strings.Contains(string(r.Address), "aws_iam_policy."):
		return false // something else that is judged as one
	}
	_, known := aws.Lookup(liveType(r.Type))
	return (known || in.Live.Read(cloud.AllTypes, "", "")) && (in.Types == nil || slices.Contains(in.Types, liveType(r.Type)))
}

// A Running is what runs in the form in which it is compared, which takes a while to
// make. It is not changed by comparisons.
type Running struct {
	only       Where // where everything is
	reported   map[*model.Resource]*cloud.Resource
	candidates map[string][]*model.Resource // by type
}

// Prepare brings a snapshot into the form in which it is compared. Accounts are
// composed apart: what has one name in two of them is two things.
func Prepare(s *cloud.Snapshot) *Running {
	out := &Running{only: only(s), reported: map[*model.Resource]*cloud.Resource{}, candidates: map[string][]*model.Resource{}}
	raw := map[string][]*model.Resource{}
	reported := map[model.Address]*cloud.Resource{}
	for i := range s.Resources {
		r := &s.Resources[i]
		m := r.Model()
		m.Address = out.unique(m.Address, r, reported)
		reported[m.Address] = r
		raw[r.Account] = append(raw[r.Account], m)
	}
	for _, account := range slices.Sorted(maps.Keys(raw)) {
		for _, r := range schema.Compose(raw[account]) {
			from := reported[r.Address]
			if r.Partial || from == nil || from.Type != r.Type && !kube.IsObject(r.Type) || out.reported[r] != nil {
				continue
			}
			out.reported[r] = from
			out.candidates[r.Type] = append(out.candidates[r.Type], r)
		}
	}
	return out
}

// unique returns an address that no other resource has: with its account where there
// are several, and its region where another one is called the same.
func (t *Running) unique(address model.Address, r *cloud.Resource, taken map[model.Address]*cloud.Resource) model.Address {
	add := func(a model.Address, what string) model.Address {
		inner, ok := strings.CutSuffix(string(a), ")")
		if !ok || what == "" {
			return a
		}
		return model.Address(inner + ", " + what + ")")
	}
	if t.only.Account == "" {
		address = add(address, r.Account)
	}
	if taken[address] != nil {
		address = add(address, r.Region)
	}
	return address
}

// tied notes that a resource of the code is one that runs.
func (t *tie) tied(code, live *model.Resource) {
	t.live[keyOf(code)] = live
	t.of[code] = live
	t.taken[live] = true
}

// settle forgets what has been tied among what is not tied yet.
func (t *tie) settle() {
	t.open = slices.DeleteFunc(t.open, func(r *model.Resource) bool { return t.of[r] != nil })
	for typ, list := range t.candidates {
		t.candidates[typ] = slices.DeleteFunc(list, func(r *model.Resource) bool { return t.taken[r] })
	}
}

// byID ties by what a state knows, or an import block.
func (t *tie) byID(ids map[model.Address]string) {
	type place struct{ typ, id string }
	byID, byAddress := map[place][]*model.Resource{}, map[place]*model.Resource{}
	for typ, list := range t.candidates {
		for _, live := range list {
			if r := t.reported[live]; r.Address != "" {
				byAddress[place{typ, r.Address}] = live
			} else {
				byID[place{typ, r.ID}] = append(byID[place{typ, r.ID}], live)
			}
		}
	}
	for _, code := range t.open {
		typ := liveType(code.Type)
		id, known := ids[code.Address]
		live := byAddress[place{typ, string(code.Address)}]
		if live == nil && known {
			if same := t.near(code, byID[place{typ, id}]); len(same) == 1 {
				live = same[0]
			} else {
				t.several[code] = len(same) > 1
			}
		}
		if live != nil && !t.taken[live] {
			t.tied(code, live)
		}
		t.named[code] = t.named[code] || known
	}
	t.settle()
}

// byName ties by natural keys, the surest first, until none ties any more: what a
// key refers to has to be tied before.
func (t *tie) byName() {
	for list := 0; list < maxKeys; {
		before := len(t.of)
		byType := map[string][]*model.Resource{}
		for _, code := range t.open {
			byType[code.Type] = append(byType[code.Type], code)
		}
		for typ, all := range byType {
			t.namesakes(typ, all, list)
		}
		t.settle()
		if list++; len(t.of) > before {
			list = 0
		}
	}
}

// maxKeys is how many lists of keys a row may have.
const maxKeys = 4

// namesakes ties the resources of a type to the one that runs and has the same keys
// of a list, where no other has them.
func (t *tie) namesakes(typ string, all []*model.Resource, list int) {
	if as, isDefault := adopted[typ]; isDefault {
		for _, code := range all {
			if live := t.takenOver(code, as); live != nil {
				t.tied(code, live)
			}
		}
		return
	}
	row, ok := aws.Lookup(typ)
	if !ok || list >= len(row.Keys) {
		return
	}
	names := strings.Fields(row.Keys[list])
	codes, lives := map[string][]*model.Resource{}, map[string][]*model.Resource{}
	for _, code := range all {
		if keys, ok := t.keysOf(code, names); ok {
			t.named[code] = true
			id := code.Origin.Stack + "\x00" + keys
			codes[id] = append(codes[id], code)
		}
	}
	if len(codes) == 0 {
		return
	}
	for _, live := range t.candidates[typ] {
		if r := t.reported[live]; r.Address != "" || r.MadeBy != "" && list > 0 {
			continue
		}
		if keys, ok := t.keysOf(live, names); ok {
			lives[keys] = append(lives[keys], live)
		}
	}
	for id, same := range codes {
		_, keys, _ := strings.Cut(id, "\x00")
		t.share(same, lives[keys])
	}
}

// share ties resources of the code that are called the same to those that run and are
// called so, too: first where the code says in which account it is, and then what is left,
// each if there is one choice.
func (t *tie) share(same, live []*model.Resource) {
	for _, placed := range []bool{true, false} {
		mine, rivals := map[*model.Resource][]*model.Resource{}, map[*model.Resource]int{}
		for _, code := range same {
			if t.of[code] != nil || (t.whereOf(code).Account != "") != placed {
				continue
			}
			mine[code] = slices.DeleteFunc(slices.Clone(t.near(code, live)), func(l *model.Resource) bool { return t.taken[l] })
			for _, l := range mine[code] {
				rivals[l]++
			}
		}
		for _, code := range same {
			found, looked := mine[code]
			if !looked {
				continue
			}
			alone := len(found) == 1 && rivals[found[0]] == 1
			t.several[code] = len(found) > 0 && !alone
			if alone {
				t.tied(code, found[0])
			}
		}
	}
}

// keysOf returns the texts of attributes as one; ok is false where one is not known
// or empty.
func (t *tie) keysOf(r *model.Resource, names []string) (string, bool) {
	t.stack = r.Origin.Stack
	out := make([]string, 0, len(names))
	for _, name := range names {
		a, unknown := at(r.Value, name)
		s, ok := t.text(a.Value)
		if unknown || !ok || s == "" {
			return "", false
		}
		out = append(out, s)
	}
	return strings.Join(out, "\x00"), true
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
	for _, live := range t.near(code, t.candidates[typ]) {
		v, _ := scalar(live.Value.Get("vpc_id"))
		z, _ := scalar(live.Value.Get("availability_zone"))
		if t.reported[live].MadeBy != "" && !t.taken[live] && (!inVPC || v == vpc) && (zone == "" || z == zone) {
			return live
		}
	}
	return nil
}
