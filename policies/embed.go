// Package policies holds the policies that Parapet ships: Rego modules by
// vendor and service, each with examples beside it, the helper modules in lib,
// and the compliance frameworks that policies name. It holds no code.
package policies

import "embed"

// FS holds the modules and the frameworks, not the examples. Tests of modules
// are in it too; the loader leaves them out.
//
//go:embed all:aws/*/*.rego all:azuredevops/*/*.rego all:compose/*/*.rego all:dockerfile/*/*.rego all:github/*/*.rego all:gitlab/*/*.rego all:kubernetes/*/*.rego lib/*.rego compliance/frameworks.yaml
var FS embed.FS
