package main

import (
	"regexp"
	"strings"
)

// An attr is one attribute as the bindings show it.
type attr struct {
	name     string
	kind     byte // as in the output: s n b l m o O d, and L M for lists and maps of numbers, B for maps of booleans
	computed bool
	class    string // of a nested block: what it is made of
}

// A class is one class of the bindings: a resource, a data source or a block.
type class struct {
	typ   string // Terraform's name of a resource or data source
	attrs []attr
}

var (
	classLine  = regexp.MustCompile(`^class (\w+) extends cdktf\.(\w+)`)
	typeLine   = regexp.MustCompile(`terraformResourceType: '(\w+)'`)
	commentFor = regexp.MustCompile(`^\s*// \w+ - computed: (\w+), optional: (\w+), required: (\w+)`)
	blockLine  = regexp.MustCompile(`= new (?:\w+\.)?(\w+)\(this, "(\w+)"`)
	getterLine = regexp.MustCompile(`this\.(get\w*Attribute|interpolationForAttribute)\('(\w+)'\)`)
)

// getters maps the accessor that a getter calls to the kind of its attribute.
var getters = map[string]byte{
	"getStringAttribute":        's',
	"getNumberAttribute":        'n',
	"getBooleanAttribute":       'b',
	"getListAttribute":          'l',
	"getNumberListAttribute":    'L',
	"getStringMapAttribute":     'm',
	"getNumberMapAttribute":     'M',
	"getBooleanMapAttribute":    'B',
	"interpolationForAttribute": 'd',
}

// scan returns the classes of a module by name. The constructor of a class
// creates a reference for a block that may stand once and a list for one that
// may repeat; every other attribute has a getter that names it.
func scan(src string) map[string]*class {
	classes := map[string]*class{}
	var cur *class
	computed := false
	for line := range strings.Lines(src) {
		if m := classLine.FindStringSubmatch(line); m != nil {
			cur = &class{}
			classes[m[1]] = cur
			if m[2] == "TerraformDataSource" {
				cur.typ = "data."
			}
			continue
		}
		if strings.HasPrefix(line, "}") {
			cur = nil
		}
		if cur == nil {
			continue
		}
		if m := commentFor.FindStringSubmatch(line); m != nil {
			computed = m[1] == "true" && m[2] == "false" && m[3] == "false"
			continue
		}
		if m := typeLine.FindStringSubmatch(line); m != nil {
			cur.typ += m[1]
		} else if m := blockLine.FindStringSubmatch(line); m != nil {
			cur.attrs = append(cur.attrs, block(m[1], m[2], computed))
			computed = false
		} else if m := getterLine.FindStringSubmatch(line); m != nil {
			if k, ok := getters[m[1]]; ok {
				cur.attrs = append(cur.attrs, attr{name: m[2], kind: k, computed: computed})
			}
			computed = false
		}
	}
	return classes
}

// block returns the attribute that an object of the class stands for.
func block(name, tfName string, computed bool) attr {
	a := attr{name: tfName, computed: computed}
	switch {
	case name == "StringMap":
		a.kind = 'm'
	case name == "NumberMap":
		a.kind = 'M'
	case name == "BooleanMap":
		a.kind = 'B'
	case strings.HasSuffix(name, "OutputReference"):
		a.kind, a.class = 'o', name
	case strings.HasSuffix(name, "List"):
		a.kind, a.class = 'O', strings.TrimSuffix(name, "List")+"OutputReference"
	default:
		a.kind = 'd'
	}
	return a
}
