// Package config reads parapet.yaml, in which a workspace says how it wants to
// be checked.
//
// In goes the path of a folder or of a file, out comes a [Config] with every
// path still as written; its methods tell what a path or a pattern means for a
// workspace. Trouble is an [Error] with file, line, column and a hint.
//
// A configuration is as trustworthy as the workspace that it came with. The
// package therefore bounds its size, refuses YAML anchors and aliases (they can
// make a small text a huge tree), opens files only below the folder of the
// configuration, and never loads code: that "policies" was written there is
// reported to the caller, who decides.
package config
