// Package source is the ground floor: texts, positions in them, edits and
// content hashes. Everything above speaks of places as a [Range]; lines and
// columns exist only where a person or an editor reads them.
//
// # Anchors
//
// A file is a sequence of items (the top-level blocks of a Terraform file, the
// documents of a YAML stream). Each item has an [Anchor], an identity that
// survives edits elsewhere in the file, and a Range counts bytes from the start
// of its anchor. An edit above an item therefore changes no range inside it:
// only the anchor's place in the file moves, and that is kept once, in the
// file's [File].
//
// The package imports nothing of this module.
package source
