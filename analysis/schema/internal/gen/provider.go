package main

import (
	"errors"
	"regexp"
	"slices"
	"strings"
)

var (
	funcLine  = regexp.MustCompile(`^(?:function (\w+)ToHclTerraform\(struct\)|\s+(synthesizeHclAttributes)\(\))`)
	entryLine = regexp.MustCompile(`^\s+(\w+): \{$`)
	valueLine = regexp.MustCompile(`^\s+value: (.*)$`)
	mapped    = regexp.MustCompile(`listMapperHcl\((\w+)ToHclTerraform, \w+\)`)
	storage   = regexp.MustCompile(`^\s+storageClassType: "(\w+)"`)
)

// storageKinds maps the storage class of a plain attribute to its kind.
var storageKinds = map[string]byte{
	"string": 's', "number": 'n', "boolean": 'b',
	"stringList": 'l', "numberList": 'L',
	"stringMap": 'm', "numberMap": 'M', "booleanMap": 'B',
}

// provider returns the line of the provider block. Its class has no getters
// that tell names, so that what it would write as HCL is read instead.
func provider(src string) (string, error) {
	classes := map[string]*class{}
	var cur *class
	var a attr
	for line := range strings.Lines(src) {
		line = strings.TrimRight(line, "\r\n")
		if m := funcLine.FindStringSubmatch(line); m != nil {
			cur = &class{}
			classes[m[1]+m[2]] = cur
			continue
		}
		if cur == nil {
			continue
		}
		if m := entryLine.FindStringSubmatch(line); m != nil {
			a = attr{name: m[1]}
		} else if m := valueLine.FindStringSubmatch(line); m != nil {
			if f := mapped.FindStringSubmatch(m[1]); f != nil {
				a.class = f[1]
			}
		} else if m := storage.FindStringSubmatch(line); m != nil && a.name != "" {
			var ok bool
			if a.kind, ok = storageKinds[m[1]]; ok {
				a.class = ""
			} else if a.kind = 'O'; a.class == "" {
				a.kind = 'd'
			}
			cur.attrs = append(cur.attrs, a)
			a = attr{}
		}
	}
	top := classes["synthesizeHclAttributes"]
	if top == nil || len(top.attrs) == 0 {
		return "", errors.New("provider: no attributes found")
	}
	for i, a := range top.attrs {
		if slices.Contains(providerBlocks, a.name) && a.kind == 'O' {
			top.attrs[i].kind = 'o'
		}
	}
	top.typ = "provider.aws"
	return typeLineOf(top, classes), nil
}

// providerBlocks are the blocks of the provider that stand at most once, which
// the bindings do not tell: https://registry.terraform.io/providers/hashicorp/aws/latest/docs
// (assume_role may be chained since 6.0; the last one counts).
var providerBlocks = []string{"assume_role_with_web_identity", "default_tags", "ignore_tags", "assume_role"}
