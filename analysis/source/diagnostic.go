package source

// A Severity says how bad the news of a [Diagnostic] is.
type Severity uint8

// The severities of a diagnostic.
const (
	Notice  Severity = iota // worth knowing: something was left out on purpose
	Warning                 // the analysis goes on with less than it could know
	Error                   // the text is wrong; the part that it names is not analysed
)

func (s Severity) String() string { return [...]string{"notice", "warning", "error"}[s] }

// A Diagnostic tells of trouble with an input: what a text or a file keeps the
// analysis from knowing. What a policy finds is not a diagnostic.
type Diagnostic struct {
	Severity Severity
	// Range is where the trouble is. Where the file could not be read as text
	// at all, it is zero and File says which one.
	Range Range
	File  string
	// Summary is one short line in lower case without a full stop; Detail, if
	// any, says more and how to mend it.
	Summary string
	Detail  string
	// Unnecessary tells that the text at Range has no effect.
	Unnecessary bool
}

// Path returns the file that the diagnostic is about.
func (d Diagnostic) Path() string {
	if d.File != "" {
		return d.File
	}
	return d.Range.File()
}
