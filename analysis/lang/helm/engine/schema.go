package engine

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

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
	fail := func(err error) {
		report(source.Diagnostic{Severity: source.Warning, Range: place(c.Schema, at), Summary: "schema of values cannot be used", Detail: sentence(err)})
	}
	if len(c.Schema.Data) > maxSchema {
		fail(errors.New("it is larger than 1 MiB"))
		return
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(c.Schema.Data))
	if err != nil {
		fail(err)
		return
	}
	compiler := jsonschema.NewCompiler()
	compiler.UseLoader(closed{})
	const name = "values.schema.json"
	if err = compiler.AddResource(name, doc); err != nil {
		fail(err)
		return
	}
	schema, err := compiler.Compile(name)
	if err != nil {
		fail(err)
		return
	}
	var invalid *jsonschema.ValidationError
	if err := schema.Validate(values.Go()); errors.As(err, &invalid) {
		for _, cause := range leaves(invalid, nil) {
			where := at
			if n := values.Lookup(cause.InstanceLocation...); !n.At().IsZero() {
				where = n.At()
			}
			name := strings.Join(cause.InstanceLocation, ".")
			if name == "" {
				name = "the values"
			}
			report(source.Diagnostic{Severity: source.Error, Range: where,
				Summary: "value does not meet the schema of chart " + c.Name(),
				Detail:  name + ": " + cause.ErrorKind.LocalizedString(message.NewPrinter(language.English)) + "."})
		}
	}
}

// leaves returns what is wrong in the end.
func leaves(e *jsonschema.ValidationError, out []*jsonschema.ValidationError) []*jsonschema.ValidationError {
	const most = 20
	if len(e.Causes) == 0 && len(out) < most {
		return append(out, e)
	}
	for _, c := range e.Causes {
		out = leaves(c, out)
	}
	return out
}

// closed loads no schema: nothing outside of the chart is read.
type closed struct{}

func (closed) Load(url string) (any, error) {
	return nil, fmt.Errorf("it refers to %s, and no other file is read", url)
}
