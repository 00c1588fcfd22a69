package schema

import (
	"strings"
	"testing"
)

// Every type and attribute that a row names is one of the provider's or a
// declared extension.
func TestRowsExist(t *testing.T) {
	for _, r := range rows {
		what := r.from + "." + r.link
		if a, ok := lookupPath(r.from, r.link); !ok || a.Computed {
			t.Errorf("%s: no such argument", what)
		}
		types := strings.Fields(r.to)
		if len(types) == 0 {
			t.Errorf("%s: names no type", what)
		}
		owners, satellites := types, []string{r.from}
		if r.brings {
			owners, satellites = satellites, owners
		}
		for _, s := range satellites {
			wantPaths(t, what+" reads", s, r.as.reads)
		}
		wantWrites(t, what, owners, r.as.writes)
		wantKeys(t, what, types, r.keys)
		wantKeys(t, what+" except", strings.Fields(r.except), "")
		if r.agree != "" {
			mine, theirs, differ := strings.Cut(r.agree, "=")
			if !differ {
				theirs = mine
			}
			wantPaths(t, what+" agrees", r.from, []string{mine})
			wantPaths(t, what+" agrees", r.to, []string{theirs})
		}
		if r.also != nil {
			wantPaths(t, what+" brings", r.from, []string{r.also.link})
			wantKeys(t, what, strings.Fields(r.also.to), r.also.keys)
		}
	}
}

func wantPaths(t *testing.T, what, typ string, paths []string) {
	t.Helper()
	for _, p := range paths {
		if _, ok := lookupPath(typ, p); !ok {
			t.Errorf("%s: %s has no %s", what, typ, p)
		}
	}
}

// wantWrites holds that every owner has the attribute, and the first one, which
// is the fullest, all that is in it.
func wantWrites(t *testing.T, what string, owners, writes []string) {
	t.Helper()
	wantPaths(t, what+" writes", owners[0], writes)
	for _, w := range writes {
		top, _, _ := strings.Cut(w, ".")
		for _, o := range owners {
			wantPaths(t, what+" writes", o, []string{top})
		}
	}
}

// wantKeys holds that the types exist and that each key is one of some type.
func wantKeys(t *testing.T, what string, types []string, keys string) {
	t.Helper()
	for k := range strings.FieldsSeq(keys) {
		some := false
		for _, typ := range types {
			_, ok := lookupPath(typ, k)
			some = some || ok
		}
		if !some {
			t.Errorf("%s: none of %v has the key %s", what, types, k)
		}
	}
	for _, typ := range types {
		if _, ok := Lookup(typ); !ok {
			t.Errorf("%s: no type %s", what, typ)
		}
	}
}

func TestPartOnlyTypesFoldSomewhere(t *testing.T) {
	for typ := range partOnly {
		folds := false
		for _, r := range rows {
			folds = folds || r.from == typ && !r.brings
		}
		if !folds {
			t.Errorf("%s is part of another resource, but no row says of which", typ)
		}
	}
}

func TestTablesNameExistingAttributes(t *testing.T) {
	for from, to := range aliases {
		if _, ok := Lookup(from); !ok {
			t.Errorf("alias %s: no such type", from)
		}
		if _, ok := Lookup(to); !ok {
			t.Errorf("alias %s: no type %s", from, to)
		}
	}
	for typ, names := range renames {
		for _, to := range names {
			wantPaths(t, "renamed", typ, []string{to})
		}
	}
	for at := range formats {
		typ, path, _ := strings.Cut(at, " ")
		wantPaths(t, "document", typ, []string{path})
	}
	for typ, attr := range identityPolicies {
		wantPaths(t, "identity policy", typ, []string{attr})
	}
	for typ := range extensions {
		if _, ok := Lookup(typ); !ok {
			t.Errorf("extension of %s: no such type", typ)
		}
	}
}

// Every extension is filled by a row.
func TestExtensionsAreFilled(t *testing.T) {
	filled := map[string]bool{}
	for _, r := range rows {
		owners := strings.Fields(r.to)
		if r.brings {
			owners = []string{r.from}
		}
		for _, o := range owners {
			for _, w := range r.as.writes {
				top, _, _ := strings.Cut(w, ".")
				filled[o+"."+top] = true
			}
		}
	}
	for typ := range extensions {
		for _, e := range Extensions(typ) {
			if !filled[typ+"."+e.Name] {
				t.Errorf("%s.%s is filled by no row", typ, e.Name)
			}
			if _, ok := lookupPath(typ, e.Name); !ok {
				t.Errorf("%s.%s is not found", typ, e.Name)
			}
			if ty, _ := Lookup(typ); ty != nil {
				if _, ok := ty.Attr(e.Name); ok {
					t.Errorf("%s.%s is an attribute of the provider's", typ, e.Name)
				}
			}
		}
	}
}
