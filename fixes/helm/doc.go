// Package helm writes remedies into charts: into the file of values where a value
// came from there, into the text of the template otherwise.
//
// Where a value exists, the place behind it is the truth. What is missing goes into
// the innermost collection that exists on its path. Values are YAML, which fixes/yaml
// edits. A template is not: a scalar is replaced, or a line added that is indented as
// what stands there (insertion), and what an action makes is not touched. That the
// chart then renders to what was wanted is proved by analysing it again, as for all
// fixes.
package helm
