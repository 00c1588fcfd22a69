package iam

import "strings"

// A State says what is known of a condition key.
type State uint8

const (
	// Absent keys are not in the request.
	Absent State = iota
	// Present keys have the values that are told, which may hold marks.
	Present
	// Doubtful keys may be in the request with any value, or not.
	Doubtful
	// Free keys are for the caller to choose, or to leave out.
	Free
)

// An Entry is a condition key of a request.
type Entry struct {
	State  State
	Values []string
}

// Value returns an entry with values that are told.
func Value(values ...string) Entry { return Entry{Present, values} }

// A Context is the condition keys of a request, by their names in lower case,
// which is how AWS compares them; "aws:requesttag/*" stands for all keys that begin
// so and are not there by themselves. Global is what other keys are that begin with
// "aws:", and Service what the keys of single services are.
type Context struct {
	Keys            map[string]Entry
	Global, Service State
}

func (c Context) lookup(key string) Entry {
	if e, ok := c.Keys[key]; ok {
		return e
	}
	if tag := tagPrefix(key); tag != "" { // all tags at once
		if e, ok := c.Keys[tag+"*"]; ok {
			return e
		}
	}
	if strings.HasPrefix(key, "aws:") {
		return Entry{State: c.Global}
	}
	return Entry{State: c.Service}
}

// tagPrefix returns what stands before the name of a tag: "aws:requesttag/".
func tagPrefix(key string) string {
	if i := strings.IndexByte(key, '/'); i >= 0 {
		return key[:i+1]
	}
	return ""
}

// with returns a context in which some keys have other entries.
func (c Context) with(keys []string, entries []Entry) Context {
	m := make(map[string]Entry, len(c.Keys)+len(keys))
	for k, e := range c.Keys {
		m[k] = e
	}
	for i, k := range keys {
		m[k] = entries[i]
	}
	return Context{m, c.Global, c.Service}
}
