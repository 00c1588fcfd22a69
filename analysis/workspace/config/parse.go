package config

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"go.yaml.in/yaml/v3"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// An Error is trouble with a configuration.
type Error struct {
	// File is the path of the configuration; Line and Column count from 1 and
	// are 0 where the trouble is with the whole file.
	File         string
	Line, Column int
	Message      string
	// Hint says how to mend it, if that is known.
	Hint string
}

func (e *Error) Error() string {
	at := e.File
	if e.Line > 0 {
		at += ":" + strconv.Itoa(e.Line)
	}
	if e.Column > 0 {
		at += ":" + strconv.Itoa(e.Column)
	}
	return at + ": " + e.Message
}

// Hints returns the hint, if there is one.
func (e *Error) Hints() []string {
	if e.Hint == "" {
		return nil
	}
	return []string{e.Hint}
}

// Parse reads a configuration. The path names it in errors and is the base of
// the paths in it. Trouble is an *[Error], the first in the text.
func Parse(path string, text []byte) (*Config, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var doc yaml.Node
	if err := decoder.Decode(&doc); errors.Is(err, io.EOF) {
		return nil, &Error{File: path, Message: "the configuration is empty", Hint: "begin with: version: 1"}
	} else if err != nil {
		return nil, syntaxError(path, err)
	}
	if err := decoder.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return nil, &Error{File: path, Message: "more than one YAML document"}
	}
	c := &Config{Path: path}
	p := parser{path}
	root := doc.Content[0]
	if err := p.value(root, reflect.ValueOf(c).Elem(), ""); err != nil {
		return nil, err
	}
	if c.Version != 1 {
		return nil, p.errorf(root, "the version is not 1", "begin with: version: 1")
	}
	return c, p.check(root, c)
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// syntaxError gives the parser's complaint our form.
func syntaxError(path string, err error) error {
	e := &Error{File: path, Message: err.Error()}
	if m := yamlLine.FindStringSubmatch(e.Message); m != nil {
		e.Line, _ = strconv.Atoi(m[1])
		e.Message = e.Message[len(m[0]):]
	}
	return e
}

// A parser fills Go values from YAML nodes and knows the place of each.
type parser struct{ path string }

func (p parser) errorf(n *yaml.Node, message, hint string) error {
	return &Error{File: p.path, Line: n.Line, Column: n.Column, Message: message, Hint: hint}
}

// value fills to from n; key is its name for messages.
func (p parser) value(n *yaml.Node, to reflect.Value, key string) error {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		return p.errorf(n, "anchors and aliases are not supported", "write the value out")
	}
	if to.Kind() == reflect.Pointer {
		to.Set(reflect.New(to.Type().Elem()))
		to = to.Elem()
	}
	if u, ok := to.Addr().Interface().(encoding.TextUnmarshaler); ok {
		return p.text(n, u, key)
	}
	if t, ok := to.Addr().Interface().(*Text); ok {
		return p.any(n, t)
	}
	switch to.Kind() {
	case reflect.Struct:
		return p.object(n, to, key)
	case reflect.Map:
		return p.mapping(n, to, key)
	case reflect.Slice:
		return p.list(n, to, key)
	case reflect.Int:
		i, err := strconv.Atoi(n.Value)
		if n.Kind != yaml.ScalarNode || n.Tag != "!!int" || err != nil {
			return p.errorf(n, key+" must be a whole number", "")
		}
		to.SetInt(int64(i))
	case reflect.String:
		if n.Kind != yaml.ScalarNode || n.Tag != "!!str" {
			return p.errorf(n, key+" must be a string", quoteHint(n))
		}
		to.SetString(n.Value)
	default:
		panic("config: no YAML form for " + to.Type().String())
	}
	return nil
}

func quoteHint(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode && n.Value != "" {
		return "put it in quotes: " + strconv.Quote(n.Value)
	}
	return ""
}

func (p parser) text(n *yaml.Node, to encoding.TextUnmarshaler, key string) error {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!str" && n.Tag != "!!timestamp" {
		return p.errorf(n, key+" must be a string", quoteHint(n))
	}
	if err := to.UnmarshalText([]byte(n.Value)); err != nil {
		return p.errorf(n, key+": "+err.Error(), "")
	}
	return nil
}

// any takes every value: scalars as written, the others as JSON.
func (p parser) any(n *yaml.Node, to *Text) error {
	if err := p.plain(n); err != nil {
		return err
	}
	if n.Kind == yaml.ScalarNode {
		*to = Text(n.Value)
		if n.Tag == "!!null" {
			*to = "null"
		}
		return nil
	}
	var v any
	if err := n.Decode(&v); err != nil {
		return syntaxError(p.path, err)
	}
	b, err := json.Marshal(v)
	if err != nil {
		return p.errorf(n, "the value has no JSON form", "use strings as keys")
	}
	*to = Text(b)
	return nil
}

// plain refuses anchors and aliases anywhere in n.
func (p parser) plain(n *yaml.Node) error {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		return p.errorf(n, "anchors and aliases are not supported", "write the value out")
	}
	for _, child := range n.Content {
		if err := p.plain(child); err != nil {
			return err
		}
	}
	return nil
}

func (p parser) list(n *yaml.Node, to reflect.Value, key string) error {
	if n.Kind != yaml.SequenceNode {
		return p.errorf(n, key+" must be a list", "")
	}
	for _, child := range n.Content {
		elem := reflect.New(to.Type().Elem()).Elem()
		if err := p.value(child, elem, "an entry of "+key); err != nil {
			return err
		}
		to.Set(reflect.Append(to, elem))
	}
	return nil
}

func (p parser) mapping(n *yaml.Node, to reflect.Value, key string) error {
	to.Set(reflect.MakeMap(to.Type()))
	return p.members(n, key, func(name, v *yaml.Node) error {
		elem := reflect.New(to.Type().Elem()).Elem()
		if err := p.value(v, elem, key+"."+name.Value); err != nil {
			return err
		}
		to.SetMapIndex(reflect.ValueOf(name.Value), elem)
		return nil
	})
}

// placed is what wants to know where it stands.
type placed interface{ place(line, column int) }

func (p parser) object(n *yaml.Node, to reflect.Value, key string) error {
	fields := map[string]int{}
	var names []string
	for i := range to.NumField() {
		if name := to.Type().Field(i).Tag.Get("yaml"); name != "-" {
			fields[name] = i
			names = append(names, name)
		}
	}
	if s, ok := to.Addr().Interface().(placed); ok {
		s.place(n.Line, n.Column)
	}
	return p.members(n, key, func(name, v *yaml.Node) error {
		i, ok := fields[name.Value]
		if !ok {
			hint := "known keys: " + strings.Join(names, ", ")
			if near := Closest(name.Value, names); near != "" {
				hint = "did you mean " + near + "?"
			}
			return p.errorf(name, fmt.Sprintf("unknown key %q", name.Value), hint)
		}
		return p.value(v, to.Field(i), name.Value)
	})
}

// members calls f for each member of a map, whose keys must be distinct strings.
func (p parser) members(n *yaml.Node, key string, f func(name, v *yaml.Node) error) error {
	if n.Kind != yaml.MappingNode {
		if key == "" {
			key = "the configuration"
		}
		return p.errorf(n, key+" must be a map of keys to values", "")
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name := n.Content[i]
		if name.Kind != yaml.ScalarNode || name.Tag != "!!str" || name.Anchor != "" {
			return p.errorf(name, "a key must be a plain string", quoteHint(name))
		}
		if seen[name.Value] {
			return p.errorf(name, fmt.Sprintf("the key %q stands here twice", name.Value), "")
		}
		seen[name.Value] = true
		if err := f(name, n.Content[i+1]); err != nil {
			return err
		}
	}
	return nil
}

// check holds what a single value cannot tell: that patterns are patterns, and
// that skips say what and why.
func (p parser) check(root *yaml.Node, c *Config) error {
	for _, pattern := range c.Exclude {
		if !doublestar.ValidatePattern(pattern) {
			return p.errorf(root, fmt.Sprintf("exclude: %q is not a valid pattern", pattern), "")
		}
	}
	if err := (policy.Selection{Only: c.Only}).Check(); err != nil {
		return p.errorf(root, "only: "+err.Error(), "")
	}
	if err := p.paths(root, c); err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, e := range c.Helm.Environments {
		switch {
		case e.Name == "":
			return p.errorf(root, "helm: an environment without a name", "")
		case seen[e.Name+"\x00"+e.Chart]:
			return p.errorf(root, fmt.Sprintf("helm: the environment %q is there twice", e.Name), "")
		}
		seen[e.Name+"\x00"+e.Chart] = true
	}
	for _, s := range c.Skip {
		e := &Error{File: p.path, Line: s.Line, Column: s.Column}
		switch {
		case s.Policy == "":
			e.Message, e.Hint = "a skip without a policy", `"*" stands for all of them`
		case s.Reason == "":
			e.Message, e.Hint = "a skip without a reason", "say why the finding is accepted, for those who read this next year"
		case policy.Selection{Skip: []string{s.Policy}}.Check() != nil:
			e.Message = fmt.Sprintf("policy: %q is not a valid pattern", s.Policy)
		case s.Path != "" && !doublestar.ValidatePattern(s.Path):
			e.Message = fmt.Sprintf("path: %q is not a valid pattern", s.Path)
		default:
			continue
		}
		return e
	}
	for _, r := range c.IgnoreDrift {
		e := &Error{File: p.path, Line: r.Line, Column: r.Column}
		switch {
		case r.Resource == "" && r.Type == "" && r.Path == "":
			e.Message, e.Hint = "a rule that names nothing", "give a resource, a type or a path; \"*\" stands for anything"
		case r.Reason == "":
			e.Message, e.Hint = "a rule without a reason", "say why the drift does not matter, for those who read this next year"
		default:
			continue
		}
		return e
	}
	return nil
}

// paths holds what is said of breach paths.
func (p parser) paths(root *yaml.Node, c *Config) error {
	for _, j := range c.Jewels {
		if j.Resource == "" {
			return &Error{File: p.path, Line: j.Line, Column: j.Column, Message: "a jewel without a resource", Hint: "name it by its address: aws_s3_bucket.customers"}
		}
	}
	for _, number := range c.TrustedAccounts {
		if len(number) != 12 || strings.Trim(number, "0123456789") != "" {
			return p.errorf(entry(root, "trusted-accounts", number), fmt.Sprintf("trusted-accounts: %q is not the number of an AWS account", number), "it has twelve digits")
		}
	}
	for _, pattern := range c.EntryPoints {
		if pattern == "" {
			return p.errorf(entry(root, "entry-points", pattern), "an entry point without an address", "name a resource: aws_instance.bastion")
		}
	}
	for i := range c.Edges {
		e := &c.Edges[i]
		if message, hint := e.check(); message != "" {
			return &Error{File: p.path, Line: e.Line, Column: e.Column, Message: message, Hint: hint}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.Weights)) {
		if !threat.Weighable(name) {
			return p.errorf(root, fmt.Sprintf("weights: %q is neither a method nor a technique", name), "methods are named by parapet graph, techniques by MITRE ATT&CK: T1078.004")
		}
	}
	return nil
}

// entry returns the entry of a list that reads as told.
func entry(root *yaml.Node, key, text string) *yaml.Node {
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value != key {
			continue
		}
		for _, n := range root.Content[i+1].Content {
			if n.Value == text {
				return n
			}
		}
	}
	return root
}
