package cloudformation

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/fileset"
)

// Language is the name of the front end.
const Language = "cloudformation"

// NewSession returns a session for the templates in a file system, without those that
// exclude reports, which may be nil.
func NewSession(disk fs.FS, exclude func(path string) bool) *fileset.Session {
	return fileset.NewSession(disk, &language{made: map[string]*memory{}}, exclude)
}

// A language evaluates the templates of a workspace together: they nest, export and
// import.
type language struct {
	made map[string]*memory // by the path of a template that is a stack
}

// workspace is the name of the one unit.
const workspace = "."

// Unit returns the unit of files that may be templates by their names.
func (*language) Unit(p string) string {
	if isCandidate(p) {
		return workspace
	}
	return ""
}

// isCandidate reports whether a file of that name may be a template.
func isCandidate(p string) bool {
	switch strings.ToLower(path.Ext(p)) {
	case ".yaml", ".yml", ".json", ".template", ".cfn":
		return !strings.HasPrefix(path.Base(p), ".")
	}
	return false
}

var (
	version   = []byte("AWSTemplateFormatVersion")
	resources = []byte("Resources")
	typeForm  = regexp.MustCompile(`["']?Type["']?\s*:\s*["']?(?:AWS|Custom|Alexa)::`)
	samForm   = regexp.MustCompile(`["']?Transform["']?\s*:\s*["'\[\s-]*AWS::`)
	topForm   = regexp.MustCompile(`(?m)^(?:---[ \t]+)?["']?(?:Resources|AWSTemplateFormatVersion)["']?[ \t]*:`)
)

// wanted reports whether a text is a template, as far as can be told without reading it:
// it says so by the version of its format, or has resources whose types are
// CloudFormation's.
func wanted(text []byte) bool {
	if !bytes.Contains(text, resources) && !bytes.Contains(text, version) {
		return false
	}
	if start := bytes.TrimLeft(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")), " \t\r\n"); len(start) == 0 || start[0] != '{' {
		if !topForm.Match(text) {
			return false
		}
	}
	return bytes.Contains(text, version) || typeForm.Match(text) || samForm.Match(text)
}
