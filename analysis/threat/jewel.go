package threat

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A Worth says how much what is reached matters.
type Worth uint8

// The worths.
const (
	Worthless Worth = iota // it is no jewel
	Low
	Medium
	High
)

var worthNames = [...]string{"none", "low", "medium", "high"}

func (w Worth) String() string { return worthNames[w] }

// UnmarshalText reads the name of a worth.
func (w *Worth) UnmarshalText(b []byte) error {
	for i, name := range worthNames {
		if string(b) == name {
			*w = Worth(i)
			return nil
		}
	}
	return fmt.Errorf("unknown worth %q: want one of %v", b, worthNames)
}

// cost is what a way to something of that worth costs beside its steps, so that the
// best way leads to what matters.
func (w Worth) cost() float32 { return [...]float32{0, 1.2, 0.6, 0}[w] }

// A Jewel says what resources are worth to an attacker.
type Jewel struct {
	// Resource is a pattern of addresses, see [model.Address.Match].
	Resource string
	Worth    Worth
}

// declaredWorth returns the worth that the options give a resource; the last jewel
// that matches counts.
func (o *Options) declaredWorth(a model.Address) (Worth, bool) {
	for _, j := range slices.Backward(o.Jewels) {
		if a.Match(j.Resource) {
			return j.Worth, true
		}
	}
	return Worthless, false
}

// enters reports whether attackers are taken to be in a resource already.
func (o *Options) enters(a model.Address) bool {
	return slices.ContainsFunc(o.Entries, func(pattern string) bool { return a.Match(pattern) })
}

// classes are words of tags that tell how much data matters.
var classes = map[string]Worth{
	"public": Low, "open": Low, "unclassified": Low,
	"internal": Medium,
	"critical": High, "confidential": High, "restricted": High, "secret": High, "sensitive": High, "high": High,
	"pii": High, "phi": High, "pci": High, "gdpr": High, "hipaa": High,
}

// classifying are parts of the names of tags whose values are such words.
var classifying = []string{"class", "confidential", "sensitiv", "criticality"}

// worthOf returns what a store is worth: what its tags tell of it, else it is of
// medium worth.
func (w *world) worthOf(r *model.Resource) Worth { return classified(w.tagsOf(r)) }

// classified returns the worth that tags tell, else it is medium.
func classified(v *model.Value) Worth {
	if worth, ok := classOfData(v); ok {
		return worth
	}
	return Medium
}

// classOfData returns the worth that tags tell, if they do.
func classOfData(v *model.Value) (Worth, bool) {
	worth, found := Worthless, false
	for _, t := range v.Attrs() {
		name, text := strings.ToLower(t.Name), ""
		if s, ok := t.Value.AsString(); ok {
			text = strings.ToLower(s)
		}
		if !slices.ContainsFunc(classifying, func(part string) bool { return strings.Contains(name, part) }) {
			continue
		}
		if class, ok := classes[text]; ok {
			worth, found = max(worth, class), true
		}
	}
	return worth, found
}
