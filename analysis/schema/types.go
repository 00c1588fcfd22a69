package schema

import (
	_ "embed"
	"strings"
	"sync"
)

// A Kind is the shape of an attribute.
type Kind uint8

// The kinds of attributes. Dynamic is one whose shape the provider leaves open.
const (
	Dynamic Kind = iota
	String
	Number
	Bool
	List   // of primitives; sets too
	Map    // of primitives
	Block  // stands at most once: an object
	Blocks // may repeat: a list of objects
)

func (k Kind) String() string {
	return [...]string{"dynamic", "string", "number", "bool", "list", "map", "block", "blocks"}[k]
}

// A Type is a resource type, data source ("data.aws_ami"), provider
// ("provider.aws") or a call of a module ("module").
type Type struct {
	Name  string
	Attrs []Attribute // by name
}

// An Attribute is an argument, block or computed value of a type.
type Attribute struct {
	Name string
	Kind Kind
	// Elem is the kind of the elements of a List or Map.
	Elem Kind
	// Computed reports that only the provider sets it.
	Computed bool
	// Open reports that a block may hold more than Attrs says.
	Open bool
	// Attrs are those of a Block or of each of Blocks, by name.
	Attrs []Attribute
}

// Attr returns the attribute of that name.
func (t *Type) Attr(name string) (*Attribute, bool) {
	if t == nil {
		return nil, false
	}
	return find(t.Attrs, name)
}

// Attr returns the attribute of that name of a block.
func (a *Attribute) Attr(name string) (*Attribute, bool) {
	if a == nil {
		return nil, false
	}
	return find(a.Attrs, name)
}

// find searches attributes that are sorted by name.
func find(attrs []Attribute, name string) (*Attribute, bool) {
	lo, hi := 0, len(attrs)
	for lo < hi {
		if mid := (lo + hi) / 2; attrs[mid].Name < name {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(attrs) && attrs[lo].Name == name {
		return &attrs[lo], true
	}
	return nil, false
}

//go:embed types.txt
var table string

// pseudo holds the types that are no provider's, in the form of the table: a
// call of a module, https://developer.hashicorp.com/terraform/language/block/module.
const pseudo = "module source:s,version:s"

// decoded remembers the types that were asked for.
var decoded sync.Map // string → *Type

// Lookup returns the provider's schema of a type: "aws_s3_bucket",
// "data.aws_ami", "provider.aws" or "module". Callers must not change it.
func Lookup(typ string) (*Type, bool) {
	if t, ok := decoded.Load(typ); ok {
		return t.(*Type), true
	}
	text, ok := line(table, typ)
	if !ok {
		text, ok = lookupKubernetes(typ)
	}
	if !ok {
		if text, ok = line(pseudo, typ); !ok {
			return lookupNative(typ)
		}
	}
	t, _ := decoded.LoadOrStore(typ, &Type{Name: typ, Attrs: parseAttrs(text)})
	return t.(*Type), true
}

// line returns what follows "name " in the line that begins so. The lines are
// sorted.
func line(table, name string) (string, bool) {
	lo, hi := 0, len(table) // both at the start of a line
	for lo < hi {
		start := lo
		if i := strings.LastIndexByte(table[lo:(lo+hi)/2], '\n'); i >= 0 {
			start += i + 1
		}
		text := table[start:]
		end := strings.IndexByte(text, '\n')
		if end < 0 {
			end = len(text)
		}
		typ, rest, _ := strings.Cut(text[:end], " ")
		switch {
		case typ == name:
			return rest, true
		case typ < name:
			lo = min(start+end+1, len(table))
		default:
			hi = start
		}
	}
	return "", false
}
