package model

import "github.com/parapet-iac/parapet/analysis/source"

// A Meaning is what an expression stands for.
type Meaning struct {
	// Range is the expression.
	Range source.Range
	// Value is what it evaluates to, in the first instance of its module and
	// block. Sensitive ones must not be shown.
	Value *Value
}
