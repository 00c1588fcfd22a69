// Package yaml edits YAML, and JSON as a part of it: set, add, append, prepend,
// remove, and add a document.
//
// An [Editor] is given a text and changes of its parts, which are named by their
// syntax ([yamltext.Node]) and a path from there; out come the edits of bytes that
// make them. Every byte outside of them stays: comments, quotes, anchors, markers,
// line ends. New text looks as what is around it:
//
//	style.go   how the text is indented and quoted
//	render.go  values as text, in blocks or in brackets
//	insert.go  entries, elements and documents that come
//	remove.go  those that go
//	replace.go values that are others now
//	tidy.go    edits of several editors together
//
// A new entry stands where [Editor.Order] says, else where its name comes in the
// alphabet if its neighbours are sorted, else last. The package knows no language
// that is written in YAML, and touches no files.
//
//	e := yaml.NewEditor(yaml.Read(text))
//	root := e.Documents()[0].Root
//	err := e.Set(root, model.Path{"spec", "replicas"}, 2, "")
//	edits, err := e.Edits()
package yaml
