package policy

import (
	"fmt"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A ResourceError says that policies could not be judged on one resource.
type ResourceError struct {
	Type    string
	Address model.Address
	Err     error
}

func (e *ResourceError) Error() string {
	return fmt.Sprintf("judge %s: policies of %s: %v", e.Address, e.Type, e.Err)
}

func (e *ResourceError) Unwrap() error { return e.Err }

// A RuleError says that one rule failed or contains something that is no path.
type RuleError struct {
	Rule string
	File string
	Line int
	Err  error
}

func (e *RuleError) Error() string {
	return fmt.Sprintf("%s:%d: rule %s: %v", e.File, e.Line, e.Rule, e.Err)
}

func (e *RuleError) Unwrap() error { return e.Err }
