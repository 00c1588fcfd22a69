package model

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/source"
)

// An Address names a resource, unique and stable in its stack, in the
// notation of the language's own tools: module.net.aws_subnet.private["a"].
type Address string

// Match reports whether an address is of a pattern, in which * stands for any text
// and ? for one byte; nothing else is special, brackets are common in addresses.
func (a Address) Match(pattern string) bool {
	star, mark := -1, 0
	p, i := 0, 0
	for i < len(a) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, i
			p++
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == a[i]):
			p++
			i++
		case star >= 0: // let the last star take one more
			mark++
			p, i = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}

// A Resource is one thing that the code declares or a cloud reports.
type Resource struct {
	// Type is canonical: Terraform's type for cloud resources
	// (aws_s3_bucket), with the prefix "data." for what is only read;
	// "provider.aws" and "module" for the configuration's own parts.
	Type    string
	Address Address
	// Value is an object of the type's attributes. Nested blocks that the
	// provider allows once are objects, others lists of objects.
	Value  *Value
	Origin Origin
	// Parts are the resources that were folded into this one, if it is
	// composed.
	Parts []*Resource
	// Partial reports that the resource itself is declared elsewhere and only
	// its parts are known; its value is [Open].
	Partial bool
}

// An Origin says where a resource was declared.
type Origin struct {
	// Language is the front end's name: "terraform".
	Language string
	// Stack is what is deployed as one, within which the address is unique:
	// the folder of a Terraform root module.
	Stack string
	// Header is the line that introduces the resource, the place for findings
	// about what it lacks; Block is all of it.
	Header, Block source.Range
	// Calls are the module calls that lead to the resource, outermost first.
	Calls []source.Range
	// Provider is the address of the provider block in whose account and region
	// the resource is, "" where none is declared.
	Provider Address
	// Instance is the count index or for_each key, "" for a single resource,
	// "*" where it is unknown how many there are.
	Instance string
}

// Owner returns the part of r, or r itself, in whose declaration the place
// lies.
func (r *Resource) Owner(at source.Range) *Resource {
	for _, p := range r.Parts {
		if p.Origin.Block.Contains(at) {
			return p
		}
	}
	return r
}
