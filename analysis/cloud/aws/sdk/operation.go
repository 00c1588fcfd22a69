package sdk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"strings"
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
			more := next(page, reflect.TypeFor[I]())
			if all = join(all, page); len(more) == 0 {
				return all, nil
			}
			if again(params, more) {
				return nil, errors.New("AWS has given the same page twice")
			}
			params = with(params, more)
		}
	}
}

// tokens are the members of an answer that tell how to ask for the next page, and
// the parameters that take them.
var tokens = [][2]string{
	{"NextToken", "NextToken"}, {"NextMarker", "Marker"}, {"DistributionList.NextMarker", "Marker"},
	{"OriginAccessControlList.NextMarker", "Marker"}, {"Marker", "Marker"}, {"Position", "Position"},
	{"ContinuationToken", "ContinuationToken"}, {"LastEvaluatedTableName", "ExclusiveStartTableName"},
	{"NextRecordName", "StartRecordName"}, {"NextRecordType", "StartRecordType"}, {"NextRecordIdentifier", "StartRecordIdentifier"},
}

// next returns the parameters that ask for the next page, none where there is none.
// Some answers repeat the marker that they were asked with, and say in IsTruncated
// that they are the last.
func next(page map[string]any, input reflect.Type) map[string]any {
	if more, said := page["IsTruncated"].(bool); said && !more {
		return nil
	}
	out := map[string]any{}
	for _, t := range tokens {
		holder, name := page, t[0]
		if outer, inner, nested := strings.Cut(t[0], "."); nested {
			holder, _ = page[outer].(map[string]any)
			name = inner
		}
		s, _ := holder[name].(string)
		if _, has := input.FieldByName(t[1]); s != "" && has && out[t[1]] == nil {
			out[t[1]] = s
		}
	}
	return out
}

// again reports whether parameters ask for what has been asked for.
func again(params, more map[string]any) bool {
	for name, v := range more {
		if params[name] != v {
			return false
		}
	}
	return true
}

func with(params, more map[string]any) map[string]any {
	out := maps.Clone(params)
	if out == nil {
		out = map[string]any{}
	}
	maps.Copy(out, more)
	return out
}

// join appends the lists of a page to those of the pages before.
func join(all, page map[string]any) map[string]any {
	if all == nil {
		return page
	}
	for name, v := range page {
		switch more := v.(type) {
		case []any:
			before, _ := all[name].([]any)
			all[name] = append(before, more...)
		case map[string]any:
			if before, ok := all[name].(map[string]any); ok {
				all[name] = join(before, more)
			}
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
