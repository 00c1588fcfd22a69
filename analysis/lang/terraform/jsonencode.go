package terraform

import (
	"encoding/json"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// encodeJSON returns v as jsonencode writes it, and false where a part of v is
// unknown or the text would be too large.
func encodeJSON(v *model.Value) (string, bool) {
	var b strings.Builder
	ok := appendJSON(&b, v)
	return b.String(), ok
}

func appendJSON(b *strings.Builder, v *model.Value) bool {
	if v.Is(model.Unknown) || v.Is(model.Open) || b.Len() > maxString {
		return false
	}
	switch v.Kind() {
	case model.Null:
		b.WriteString("null")
	case model.String:
		s, _ := v.AsString()
		text, err := json.Marshal(s) // escapes <, > and & as Terraform does
		b.Write(text)
		return err == nil
	case model.Number, model.Bool:
		s, _ := stringOf(v)
		b.WriteString(s)
	case model.List:
		b.WriteByte('[')
		for i, el := range v.Elems() {
			if i > 0 {
				b.WriteByte(',')
			}
			if !appendJSON(b, el) {
				return false
			}
		}
		b.WriteByte(']')
	case model.Object:
		b.WriteByte('{')
		for i, a := range v.Attrs() {
			if i > 0 {
				b.WriteByte(',')
			}
			appendJSON(b, model.NewString(a.Name, a.NameRange))
			b.WriteByte(':')
			if !appendJSON(b, a.Value) {
				return false
			}
		}
		b.WriteByte('}')
	default:
		return false
	}
	return true
}
