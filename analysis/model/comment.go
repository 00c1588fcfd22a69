package model

import "github.com/parapet-iac/parapet/analysis/source"

// A Comment is one comment of a source file and what it stands beside.
type Comment struct {
	// Text is the comment without its markers and outer space.
	Text  string
	Range source.Range
	// Next is the argument or block whose first line the comment shares, or
	// that begins on the line below a comment (or a run of comments) on lines
	// of their own. It is zero where nothing follows directly.
	Next source.Range
	// Item is the top-level item around the comment, or the one that Next
	// begins. It is zero for a comment that stands alone.
	Item source.Range
}
