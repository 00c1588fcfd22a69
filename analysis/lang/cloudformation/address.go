package cloudformation

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// LogicalIDs returns the logical ids that an address names: those of the nested stacks
// around the resource, outermost first, and last its own, by which CloudFormation tells
// the resource in the stack. Several canonical resources may share them.
func LogicalIDs(addr model.Address) []string {
	text := string(addr)
	text = text[strings.LastIndexByte(text, '/')+1:]
	text, _, _ = strings.Cut(text, "[")
	text, _, _ = strings.Cut(text, "#")
	return strings.Split(text, ".")
}
