// Package yamltext reads YAML streams (https://yaml.org/spec/1.2.2/) into model
// values that know the exact range of every key and value. It serves the front
// ends whose languages are written in YAML; it knows none of them, and never
// touches files.
//
// A stream is cut into its documents, each with an anchor that survives edits
// elsewhere. [Reader.Parse] is given the version before and reads only the
// documents that have changed; a document that cannot be read is an error on
// it alone and keeps its last good meaning.
//
// go.yaml.in/yaml/v3 does the parsing. It tells where a node begins, as a line
// and a column of code points; where it ends is found in the text.
package yamltext
