package engine

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// A schemaCost bounds what validating costs, before it is done: schemas may refer to
// themselves without end, or to others again and again.
type schemaCost struct {
	root any
	memo map[costKey]int // -1 while it is computed
	err  error
}

type costKey struct {
	pointer string
	depth   int
}

const (
	maxSchemaCost  = 200_000
	maxSchemaDepth = 64
)

// checkSchema returns why a schema is not used for values that are nested so deep.
// It takes out of it the names by which schemas can be referred to other than by
// their place.
func checkSchema(root any, depth int) error {
	anonymous(root)
	c := &schemaCost{root: root, memo: map[costKey]int{}}
	if cost := c.of(root, "", min(depth, maxSchemaDepth)); c.err == nil && cost >= maxSchemaCost {
		c.err = errors.New("it says more than is analysed")
	}
	return c.err
}

func anonymous(v any) {
	switch x := v.(type) {
	case map[string]any:
		for _, name := range []string{"$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor"} {
			if _, ok := x[name].(string); ok {
				delete(x, name)
			}
		}
		for _, e := range x {
			anonymous(e)
		}
	case []any:
		for _, e := range x {
			anonymous(e)
		}
	}
}

// sameValue are keywords whose schemas are about the same value, partValue those
// whose schemas are about parts of it
// (https://json-schema.org/draft/2020-12/json-schema-core#section-10).
var (
	sameValue = map[string]bool{"allOf": true, "anyOf": true, "oneOf": true, "not": true, "if": true, "then": true, "else": true,
		"dependentSchemas": true, "dependencies": true}
	partValue = map[string]bool{"properties": true, "patternProperties": true, "additionalProperties": true, "items": true,
		"prefixItems": true, "additionalItems": true, "contains": true, "propertyNames": true, "unevaluatedItems": true,
		"unevaluatedProperties": true}
)

// of returns how many schemas are asked for a value of that depth, at most.
func (c *schemaCost) of(v any, pointer string, depth int) int {
	schema, ok := v.(map[string]any)
	if !ok || c.err != nil || depth < 0 {
		return 1
	}
	key := costKey{pointer, depth}
	switch known, ok := c.memo[key]; {
	case ok && known < 0:
		c.err = errors.New("it refers to itself")
		return maxSchemaCost
	case ok:
		return known
	case len(c.memo) > maxSchemaCost:
		return maxSchemaCost
	}
	c.memo[key] = -1
	cost := 1
	for name, sub := range schema {
		at := pointer + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
		switch {
		case name == "$ref" || name == "$dynamicRef" || name == "$recursiveRef":
			cost += c.reference(sub, depth)
		case sameValue[name]:
			cost += c.all(sub, at, depth, name)
		case partValue[name]:
			cost += c.all(sub, at, depth-1, name)
		}
		cost = min(cost, maxSchemaCost)
	}
	c.memo[key] = cost
	return cost
}

// all returns the cost of a schema, a list of them or a table of them.
func (c *schemaCost) all(v any, pointer string, depth int, keyword string) int {
	cost := 0
	switch x := v.(type) {
	case []any:
		for i, e := range x {
			cost = min(cost+c.of(e, pointer+"/"+strconv.Itoa(i), depth), maxSchemaCost)
		}
		return cost
	case map[string]any:
		switch keyword {
		case "properties", "patternProperties", "dependentSchemas", "dependencies":
			for name, e := range x {
				at := pointer + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
				cost = min(cost+c.of(e, at, depth), maxSchemaCost)
			}
			return cost
		}
	}
	return c.of(v, pointer, depth)
}

// reference returns the cost of what a reference leads to.
func (c *schemaCost) reference(v any, depth int) int {
	ref, _ := v.(string)
	pointer, ok := strings.CutPrefix(ref, "#")
	if !ok || pointer != "" && pointer[0] != '/' || strings.Contains(pointer, "%") {
		c.err = fmt.Errorf("it refers to %s, and no other file is read", ref)
		return 0
	}
	at := c.root
	for _, name := range strings.Split(pointer, "/")[1:] {
		name = strings.NewReplacer("~1", "/", "~0", "~").Replace(name)
		switch x := at.(type) {
		case map[string]any:
			at = x[name]
		case []any:
			i, err := strconv.Atoi(name)
			if err != nil || i < 0 || i >= len(x) {
				return 1 // the validator says so
			}
			at = x[i]
		default:
			return 1
		}
	}
	return c.of(at, pointer, depth)
}

// depth returns how deep tables and lists are nested in a value.
func (n *Node) depth() int {
	deepest := 0
	for _, e := range n.table {
		deepest = max(deepest, 1+e.depth())
	}
	for _, e := range n.list {
		deepest = max(deepest, 1+e.depth())
	}
	return deepest
}
