package sdk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
)

// An operation makes a call with parameters and returns all pages of its answer as
// one tree.
type operation func(ctx context.Context, params map[string]any) (map[string]any, error)

// of makes an operation of a method of a client.
func of[I, O, P any](method func(context.Context, *I, ...func(*P)) (*O, error)) operation {
	return func(ctx context.Context, params map[string]any) (map[string]any, error) {
		var all map[string]any
		for {
			in := new(I)
			text, err := json.Marshal(params)
			if err == nil {
				err = json.Unmarshal(text, in)
			}
			if err != nil {
				return nil, fmt.Errorf("parameters of %T: %w", in, err)
			}
			out, err := method(ctx, in)
			if err != nil {
				return nil, err
			}
			page, err := tree(out)
			if err != nil {
				return nil, err
			}
			all = join(all, page)
			param, token := next(page, reflect.TypeFor[I]())
			if token == "" {
				return all, nil
			}
			if params[param] == token {
				return nil, errors.New("AWS has given the same page twice")
			}
			params = with(params, param, token)
		}
	}
}

// tokens are the members of an answer that tell how to ask for the next page, and
// the parameters that take them.
var tokens = [][2]string{
	{"NextToken", "NextToken"}, {"NextMarker", "Marker"}, {"Marker", "Marker"},
	{"ContinuationToken", "ContinuationToken"}, {"LastEvaluatedTableName", "ExclusiveStartTableName"},
}

// next returns the parameter that asks for the next page, "" where there is none.
func next(page map[string]any, input reflect.Type) (param, token string) {
	for _, t := range tokens {
		s, _ := page[t[0]].(string)
		if _, has := input.FieldByName(t[1]); s != "" && has {
			return t[1], s
		}
	}
	return "", ""
}

func with(params map[string]any, name string, value any) map[string]any {
	out := map[string]any{name: value}
	for k, v := range params {
		if k != name {
			out[k] = v
		}
	}
	return out
}

// join appends the lists of a page to those of the pages before.
func join(all, page map[string]any) map[string]any {
	if all == nil {
		return page
	}
	for name, v := range page {
		if more, ok := v.([]any); ok {
			before, _ := all[name].([]any)
			all[name] = append(before, more...)
		}
	}
	return all
}

// tree returns an answer as data. What is not set is absent, and no number is
// rounded.
func tree(out any) (map[string]any, error) {
	text, err := json.Marshal(out)
	if err != nil {
		return nil, fmt.Errorf("reading %T: %w", out, err)
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var m map[string]any
	if err := d.Decode(&m); err != nil {
		return nil, fmt.Errorf("reading %T: %w", out, err)
	}
	delete(m, "ResultMetadata")
	return pruned(m).(map[string]any), nil
}

// pruned drops what is null, and empty text, by which the SDK tells members that
// are enumerations and not set.
func pruned(v any) any {
	switch x := v.(type) {
	case map[string]any:
		for name, e := range x {
			if e == nil || e == "" {
				delete(x, name)
				continue
			}
			x[name] = pruned(e)
		}
	case []any:
		for i, e := range x {
			x[i] = pruned(e)
		}
	}
	return v
}
