package schema

import (
	"slices"
	"strings"
	"sync"
)

// extensions are the attributes that composition adds to a type, by type, in the
// form of the table; "=" and a type stands for all attributes of that type.
// The rows of rows_*.go fill them.
var extensions = map[string]string{
	"aws_s3_bucket": "public_access_block:o=aws_s3_bucket_public_access_block,ownership_controls:o=aws_s3_bucket_ownership_controls," +
		"notification:o=aws_s3_bucket_notification,analytics_configuration:O=aws_s3_bucket_analytics_configuration," +
		"intelligent_tiering_configuration:O=aws_s3_bucket_intelligent_tiering_configuration," +
		"inventory:O=aws_s3_bucket_inventory,metric:O=aws_s3_bucket_metric",
}

// extended remembers the parsed extensions by type.
var extended sync.Map // string → []Attribute

// Extension returns an attribute that composition adds to a canonical type.
func Extension(typ, name string) (*Attribute, bool) { return find(Extensions(typ), name) }

// Extensions returns the attributes that composition adds to a canonical type,
// by name. Callers must not change them.
func Extensions(typ string) []Attribute {
	if e, ok := extended.Load(typ); ok {
		return e.([]Attribute)
	}
	text, ok := extensions[typ]
	if !ok {
		return nil
	}
	e, _ := extended.LoadOrStore(typ, parseExtensions(text))
	return e.([]Attribute)
}

func parseExtensions(text string) []Attribute {
	var attrs []Attribute
	for text != "" {
		var a Attribute
		a, text = readAttr(text)
		if like, ok := strings.CutPrefix(text, "="); ok {
			name, rest, _ := strings.Cut(like, ",")
			t, _ := Lookup(name)
			a.Attrs, text = t.Attrs, rest
		}
		attrs = append(attrs, a)
		text = strings.TrimPrefix(text, ",")
	}
	slices.SortFunc(attrs, func(a, b Attribute) int { return strings.Compare(a.Name, b.Name) })
	return attrs
}
