package terraform

import (
	"fmt"
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
)

// The elements of a policy are arguments and blocks of the data source
// aws_iam_policy_document, see
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document.
var elements = map[string]string{
	"Sid": "sid", "Effect": "effect", "Action": "actions", "NotAction": "not_actions",
	"Resource": "resources", "NotResource": "not_resources",
	"Principal": "principals", "NotPrincipal": "not_principals", "Condition": "condition",
}

// isDocument reports whether a place is the header of a policy document, and
// isStatement whether it is, or lies in, one of its statements.
func isDocument(s *site) bool {
	return s.top != nil && s.top.Type == "data" && len(s.top.Labels) == 2 && s.top.Labels[0] == "aws_iam_policy_document"
}

func isStatement(s *site) bool { return isDocument(s) && len(s.blocks) > 0 }

// addStatement adds a statement to a policy document.
func (a *attempt) addStatement(s *site, what wish) error {
	attrs, ok := what.value.(map[string]any)
	if !ok {
		return fmt.Errorf("a statement is an object, not %v", what.value)
	}
	kids, err := statementOf(attrs, what.ask)
	if err != nil {
		return err
	}
	i := len(a.growths)
	if err := a.growBody(s, model.Path{"statement"}, wish{}); err != nil {
		return err
	}
	for _, g := range a.growths[min(i, len(a.growths)-1):] {
		g.sprouts[len(g.sprouts)-1].kids = kids
	}
	return nil
}

// state writes an element that a statement does not have.
func (a *attempt) state(s *site, path model.Path, what wish) error {
	for _, step := range slices.Backward(path[1:]) {
		name, ok := step.(string)
		if !ok {
			return fmt.Errorf("there is no element %v", step)
		}
		what.value = map[string]any{name: what.value}
	}
	name, _ := path[0].(string)
	kids, err := statementOf(map[string]any{name: what.value}, what.ask)
	if err != nil {
		return err
	}
	statement := *s
	statement.blocks = s.blocks[:1]
	for _, k := range kids {
		if err := a.growBody(&statement, model.Path{k.name}, wish{}); err != nil {
			return err
		}
		g := a.growths[len(a.growths)-1]
		g.sprouts[len(g.sprouts)-1] = k
	}
	return nil
}

// restate replaces the blocks of an element of a statement.
func (a *attempt) restate(s *site, path model.Path, what wish) error {
	i := slices.IndexFunc(path, func(step any) bool { name, _ := step.(string); return elements[name] != "" })
	if i < 0 {
		return errNowhere
	}
	name := path[i].(string)
	if len(path) > i+1 && name != "Principal" && name != "NotPrincipal" {
		return fmt.Errorf("%s is written as a block", name)
	}
	for _, step := range slices.Backward(path[i+1:]) {
		if inner, ok := step.(string); ok {
			what.value = map[string]any{inner: what.value}
		}
	}
	for _, b := range s.blocks[0].Body.Blocks {
		if b.Type == elements[name] {
			a.edit(s.file.Path, cutLines(s.text(), b.Range().Start.Byte, b.Range().End.Byte))
		}
	}
	return a.state(s, model.Path{name}, what)
}

// statementOf returns the arguments and blocks of a statement.
func statementOf(attrs map[string]any, ask string) ([]*sprout, error) {
	var out []*sprout
	for _, name := range sortedKeys(attrs) {
		to, v := elements[name], attrs[name]
		switch {
		case to == "":
			return nil, fmt.Errorf("a statement has no element %s", name)
		case to == "principals" || to == "not_principals":
			if v == "*" {
				v = map[string]any{"*": "*"}
			}
			byType, ok := v.(map[string]any)
			if !ok {
				return nil, fmt.Errorf("%s is an object, not %v", name, v)
			}
			for _, typ := range sortedKeys(byType) {
				out = append(out, &sprout{name: to, kids: []*sprout{
					{name: "type", what: wish{value: typ}}, {name: "identifiers", what: wish{listOf(byType[typ]), ask}},
				}})
			}
		case to == "condition":
			tests, ok := v.(map[string]any)
			if !ok {
				return nil, fmt.Errorf("%s is an object, not %v", name, v)
			}
			for _, test := range sortedKeys(tests) {
				variables, _ := tests[test].(map[string]any)
				for _, variable := range sortedKeys(variables) {
					out = append(out, &sprout{name: to, kids: []*sprout{
						{name: "test", what: wish{value: test}}, {name: "variable", what: wish{value: variable}},
						{name: "values", what: wish{texts(listOf(variables[variable])), ask}},
					}})
				}
			}
		case to == "sid" || to == "effect":
			out = append(out, &sprout{name: to, what: wish{v, ask}})
		default:
			out = append(out, &sprout{name: to, what: wish{listOf(v), ask}})
		}
	}
	return out, nil
}

func listOf(v any) []any {
	if list, ok := v.([]any); ok {
		return list
	}
	return []any{v}
}

// texts returns scalars as the strings that conditions are compared as.
func texts(list []any) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
		if _, isText := v.(string); !isText {
			out[i] = fmt.Sprint(v)
		}
	}
	return out
}
