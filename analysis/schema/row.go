package schema

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A row says that resources of one type configure those of another, how the one
// is found from the other, and what the composed resource shows of it. The
// source of each row is the provider's documentation page of the satellite, or
// of the link's argument:
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/NAME
// with the type's name without "aws_"; rows with a further source say so.
type row struct {
	// from is the type that holds the link, and link the dotted path of the
	// attribute that names the other resource.
	from, link string
	// to are the types that the link may name, and keys the attributes of
	// theirs that it may equal, both separated by spaces.
	to, keys string
	// brings turns the row round: the holder of the link is the owner, which
	// brings in what the link names (a parameter group, say).
	brings bool
	// known rows fold only where the other resource is among those that are
	// composed: what else the link may name is of many types.
	known bool
	// except are types, separated by spaces, that the link may name as well and
	// that do not compose.
	except string
	// agree is an attribute that both have to share where the link is matched
	// by text, for names that are unique only within something; "a=b" where it
	// is called a in the one and b in the other.
	agree string
	// also is a link of the satellite to a third resource, whose content the
	// owner shows too.
	also *also
	// instead tells that the provider has deprecated the owner's own blocks in
	// favour of the satellite.
	instead bool
	as      shape
}

// An also leads from a satellite to a third resource.
type also struct{ link, to, keys string }

// A shape says what a satellite becomes in its owner. What it reads of the
// satellite and writes in the owner is told for the tests that hold the rows
// against the schema.
type shape struct {
	reads, writes []string
	// routes lead from the satellite to the owner, as far as there is a way back.
	routes []route
	apply  func(f *fold, p Part)
}

// rows are all composition rows.
var rows = slices.Concat(s3Rows, networkRows, iamRows, databaseRows, policyRows, serviceRows)

// partOnly are the types that are fully told by their owner and not judged on
// their own.
var partOnly = setOf(s3PartOnly, networkPartOnly, iamPartOnly, policyPartOnly, servicePartOnly)

// setOf returns the words of texts.
func setOf(texts ...string) map[string]bool {
	set := map[string]bool{}
	for _, t := range texts {
		for w := range strings.FieldsSeq(t) {
			set[w] = true
		}
	}
	return set
}

// A linkage is a row with its lists split, as the grouping reads it.
type linkage struct {
	*row
	path  []string
	types []string
	keys  []string
}

// A keyPath is an attribute by which resources of a type may be named.
type keyPath struct {
	name string
	path []string
}

// linkages are the rows by the type that holds the link, and keyed the
// attributes by which each type may be named.
var linkages, keyed = indexRows(rows)

func indexRows(rows []row) (map[string][]linkage, map[string][]keyPath) {
	byHolder, keyed := map[string][]linkage{}, map[string][]keyPath{}
	for i := range rows {
		r := &rows[i]
		l := linkage{row: r, path: strings.Split(r.link, "."), types: strings.Fields(r.to), keys: strings.Fields(r.keys)}
		byHolder[r.from] = append(byHolder[r.from], l)
		addKeys(keyed, l.types, l.keys)
		if r.also != nil {
			addKeys(keyed, strings.Fields(r.also.to), strings.Fields(r.also.keys))
		}
	}
	return byHolder, keyed
}

func addKeys(keyed map[string][]keyPath, types, keys []string) {
	for _, t := range types {
		for _, k := range keys {
			if !slices.ContainsFunc(keyed[t], func(p keyPath) bool { return p.name == k }) {
				keyed[t] = append(keyed[t], keyPath{k, strings.Split(k, ".")})
			}
		}
	}
}

// at follows a path from v; on its way a list of one stands for its element. The
// value is unknown where the path meets something unknown, nil where it ends.
func at(v *model.Value, path []string) (a model.Attr, parent *model.Value) {
	for i, step := range path {
		if v.Kind() == model.List && v.Len() > 0 {
			v = v.Index(0)
		}
		if v.Is(model.Unknown) {
			return model.Attr{Value: vague(v, model.Dynamic)}, parent
		}
		next, ok := v.Attr(step)
		if !ok {
			if v.Is(model.Open) && i > 0 {
				return model.Attr{Value: vague(v, model.Dynamic)}, parent
			}
			return model.Attr{}, parent
		}
		a, parent, v = next, v, next.Value
	}
	return a, parent
}

// vague returns an unknown value of a kind that takes the place of v.
func vague(v *model.Value, k model.Kind) *model.Value {
	return model.NewUnknown(k, v.Hint(), v.Range()).Behind(v.Via()).WithRefs(v.Refs()...).
		With(v.Flags() & model.Sensitive)
}

// like gives a rebuilt value the flags and ways of the one that it replaces.
func like(v, rebuilt *model.Value) *model.Value {
	return rebuilt.With(v.Flags()).Behind(v.Via()).WithRefs(v.Refs()...)
}
