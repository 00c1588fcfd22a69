package engine

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/parapet-iac/parapet/analysis/source"
)

// Validate holds the values of charts against their values.schema.json. All are
// those of the outermost chart; at is where to report what has no better place.
func (c *Chart) Validate(all *Node, at source.Range, report func(source.Diagnostic)) {
	if c.Schema != nil {
		c.validate(all, at, report)
	}
	for _, d := range c.Dependencies {
		if own := all.Get(d.Name()); own != nil {
			d.Validate(own, or(d.Home, at), report)
		}
	}
}

const maxSchema = 1 << 20

func (c *Chart) validate(values *Node, at source.Range, report func(source.Diagnostic)) {
	resolved, err := readSchema(c.Schema.Data, values.depth())
	if err != nil {
		report(source.Diagnostic{Severity: source.Warning, Range: place(c.Schema, at), Summary: "schema of values cannot be used", Detail: sentence(err)})
		return
	}
	if err := resolved.Validate(values.Go()); err != nil {
		names, message := schemaFailure(err)
		where := at
		for n, i := values, 0; n != nil; i++ {
			where = or(n.at, where) // the innermost value that there is
			if i == len(names) {
				break
			}
			n = n.Get(names[i])
		}
		report(source.Diagnostic{Severity: source.Error, Range: where,
			Summary: "value does not meet the schema of chart " + c.Name(),
			Detail:  strings.Join(append(names, message), ": ") + "."})
	}
}

// readSchema reads a schema of draft 7 or 2020-12, which the others are near to.
// Nothing outside of it is read.
func readSchema(data []byte, depth int) (*jsonschema.Resolved, error) {
	if len(data) > maxSchema {
		return nil, errors.New("it is larger than 1 MiB")
	}
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		return nil, err
	}
	if err := checkSchema(tree, depth); err != nil {
		return nil, err
	}
	data, err := json.Marshal(tree)
	if err != nil {
		return nil, err
	}
	var schema jsonschema.Schema
	if err := json.Unmarshal(data, &schema); err != nil {
		return nil, err
	}
	if !strings.Contains(schema.Schema, "2020-12") {
		schema.Schema = "http://json-schema.org/draft-07/schema#"
	}
	return schema.Resolve(&jsonschema.ResolveOptions{Loader: func(u *url.URL) (*jsonschema.Schema, error) {
		return nil, fmt.Errorf("it refers to %s, and no other file is read", u)
	}})
}

var validating = regexp.MustCompile(`^validating ([^\s:]*): `)

// schemaFailure returns the names of the value that an error is about, as far as the
// places in the schema tell, and what is wrong.
func schemaFailure(err error) (names []string, message string) {
	message = err.Error()
	before := ""
	for {
		m := validating.FindStringSubmatch(message)
		if m == nil {
			return names, message
		}
		message = message[len(m[0]):]
		if m[1] == "root" {
			continue
		}
		steps, ok := strings.CutPrefix(m[1], before)
		if before = m[1]; !ok {
			continue // behind a reference
		}
		parts := strings.Split(steps, "/")
		for i := 0; i+1 < len(parts); i++ {
			if parts[i] == "properties" {
				names = append(names, strings.NewReplacer("~1", "/", "~0", "~").Replace(parts[i+1]))
				i++
			}
		}
	}
}
