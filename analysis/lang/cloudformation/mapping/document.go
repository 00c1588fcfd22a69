package mapping

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/jsontext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// parsed gives a text that is a JSON document its tree, all of which stands where the text
// does.
func parsed(v *model.Value) *model.Value {
	s, ok := v.AsString()
	t := strings.TrimSpace(s)
	if !ok || v.Doc() != nil || !strings.HasPrefix(t, "{") && !strings.HasPrefix(t, "[") {
		return v
	}
	doc, err := jsontext.Reader{Place: func(int, int) source.Range { return v.Range() }}.Read(s)
	if err != nil {
		return v
	}
	return v.WithDoc(doc)
}
