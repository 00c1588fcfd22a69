package policy

import (
	"errors"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"

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

// plain returns the errors of OPA's parser and compiler one a line, without a
// count of them. Each begins with its file and line.
func plain(err error) error {
	var all ast.Errors
	if !errors.As(err, &all) {
		return err
	}
	joined := make([]error, len(all))
	for i, e := range all {
		joined[i] = e
	}
	return errors.Join(joined...)
}
