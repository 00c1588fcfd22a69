package lsp

import (
	"bytes"
	"hash/maphash"
	"iter"
	"path/filepath"
	"slices"
	"strconv"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// A file may have thousands of findings, which are all told with each key. So lists of
// diagnostics are written in JSON at once; what a finding has from its policy is made
// only once.

// sourceName is what diagnostics say they are from.
const sourceName = "parapet"

// Data is what a diagnostic carries for the actions on it.
type Data struct {
	Policy      string `json:"policy"`
	Fingerprint string `json:"fingerprint"`
}

// severity returns how a finding is shown: as an error if it is critical or on a
// confirmed breach path, else as a warning; what is low, and neither on a possible path
// nor exposed, as the user wants it.
func severity(f *workspace.Finding, s *Settings) protocol.DiagnosticSeverity {
	switch {
	case f.Tier == threat.Confirmed, f.Policy.Severity == policy.Critical:
		return protocol.DiagnosticSeverityError
	case f.Policy.Severity > policy.Low, f.Tier == threat.Possible, f.Exposed:
		return protocol.DiagnosticSeverityWarning
	case s.LowSeverity == "hint":
		return protocol.DiagnosticSeverityHint
	}
	return protocol.DiagnosticSeverityInformation
}

// visible returns the findings in a file that are shown.
func (s *server) visible(a *analysed, snap *workspace.Snapshot, rel string) []workspace.Finding {
	var out []workspace.Finding
	for f := range s.eachVisible(a, snap, rel) {
		out = append(out, *f)
	}
	return out
}

// eachVisible iterates over the findings in a file that are shown. Each is the caller's
// until the next one comes.
func (s *server) eachVisible(a *analysed, snap *workspace.Snapshot, rel string) iter.Seq[*workspace.Finding] {
	file, inconclusive := filepath.Join(snap.Root(), filepath.FromSlash(rel)), s.settings.Load().ShowInconclusive
	return func(yield func(*workspace.Finding) bool) {
		for f := range snap.EachFinding(rel) {
			if a.shows(f, file, inconclusive) && !yield(f) {
				return
			}
		}
	}
}

// shown reports whether a finding is to be shown.
func (s *server) shown(a *analysed, snap *workspace.Snapshot, f *workspace.Finding) bool {
	own := *f
	return a.shows(&own, filepath.Join(snap.Root(), filepath.FromSlash(f.Span.File)), s.settings.Load().ShowInconclusive)
}

// shows notes whether a finding is suppressed in a file, whose path is absolute, and
// reports whether it is to be shown.
func (a *analysed) shows(f *workspace.Finding, file string, inconclusive bool) bool {
	if f.Suppression == nil {
		a.setup.Suppress(f, file)
	}
	return f.Suppression == nil && (f.Status != policy.Inconclusive || inconclusive)
}

// pointers are the places in other files that the diagnostics of a file point to,
// and where the client was told that they are.
type pointers map[source.Range]protocol.Range

// appendDiagnostics appends what is to be shown in a file, and notes where that points
// to.
func (s *server) appendDiagnostics(dst []byte, f *folder, b *basis, snap *workspace.Snapshot, rel string, to pointers) []byte {
	file := snap.File(rel)
	if file != nil {
		for found := range s.eachVisible(b.analysed, snap, rel) {
			dst = s.appendFinding(dst, b, snap, file, found, to)
		}
		dst = appending(s.pathDiagnostics(b.paths, snap, file, to))(dst)
		dst = appending(s.driftDiagnostics(f, snap, file))(dst)
	}
	for _, d := range snap.Diagnostics(rel) {
		dst = appendDiagnostic(dst, s.fromDiagnostic(snap, file, d))
	}
	return dst
}

// appendDiagnostic appends a diagnostic, and a comma.
func appendDiagnostic(dst []byte, d protocol.Diagnostic) []byte {
	b, err := protocol.Marshal(&d)
	if err != nil { // it has texts and numbers alone
		return dst
	}
	return append(append(dst, b...), ',')
}

// appendArray appends an array whose elements a function appends, each with a comma.
func appendArray(dst []byte, elements func(dst []byte) []byte) []byte {
	dst = append(dst, '[')
	start := len(dst)
	if dst = elements(dst); len(dst) > start {
		dst = dst[:len(dst)-1]
	}
	return append(dst, ']')
}

var hashSeed = maphash.MakeSeed()

// hashed returns a short name for a content, for as long as the server runs.
func hashed(b []byte) string { return strconv.FormatUint(maphash.Bytes(hashSeed, b), 36) }

// appending returns a function that appends a list of diagnostics.
func appending(list []protocol.Diagnostic) func(dst []byte) []byte {
	return func(dst []byte) []byte {
		for _, d := range list {
			dst = appendDiagnostic(dst, d)
		}
		return dst
	}
}

func (s *server) fromDiagnostic(snap *workspace.Snapshot, file *source.File, d source.Diagnostic) protocol.Diagnostic {
	var at protocol.Range
	if span, ok := snap.Span(d.Range); ok {
		at = s.encoding.span(file.Text, span)
	}
	message := d.Summary
	if d.Detail != "" {
		message += "\n" + d.Detail
	}
	shown := protocol.Diagnostic{
		Range: at, Severity: severityOf[d.Severity], Source: protocol.NewOptional(sourceName), Message: protocol.String(message),
	}
	if d.Unnecessary {
		shown.Tags = s.tags(protocol.DiagnosticTagUnnecessary)
	}
	return shown
}

// tags returns a tag, where the client knows it.
func (s *server) tags(tag protocol.DiagnosticTag) (none protocol.DiagnosticTags) {
	if !slices.Contains(s.can.tags, tag) {
		return none
	}
	return protocol.NewDiagnosticTags(tag)
}

var severityOf = map[source.Severity]protocol.DiagnosticSeverity{
	source.Error: protocol.DiagnosticSeverityError, source.Warning: protocol.DiagnosticSeverityWarning,
	source.Notice: protocol.DiagnosticSeverityInformation,
}

// appendFinding appends the diagnostic of a finding, and a comma.
func (s *server) appendFinding(dst []byte, b *basis, snap *workspace.Snapshot, file *source.File, f *workspace.Finding, to pointers) []byte {
	dst = appendRange(append(dst, `{"range":`...), s.encoding.span(file.Text, f.Span))
	dst = append(dst, s.constant(b, f)...)
	dst = append(append(dst, f.Fingerprint...), '"', '}')
	if s.can.related && len(f.Related) > 0 {
		dst = appendArray(append(dst, `,"relatedInformation":`...), func(dst []byte) []byte {
			for _, r := range f.Related {
				dst = s.appendRelated(dst, snap, file, r, to)
			}
			return dst
		})
	}
	return append(dst, '}', ',')
}

func (s *server) appendRelated(dst []byte, snap *workspace.Snapshot, file *source.File, r workspace.Related, to pointers) []byte {
	other := snap.File(r.Span.File)
	if other == nil {
		return dst
	}
	at := s.encoding.span(other.Text, r.Span)
	if other != file {
		to[r.Range] = at
	}
	dst = append(append(dst, `{"location":{"uri":`...), raw(string(s.uriIn(snap, r.Span.File)))...)
	dst = appendRange(append(dst, `,"range":`...), at)
	return append(append(append(dst, `},"message":`...), raw(r.Message)...), '}', ',')
}

func appendRange(dst []byte, r protocol.Range) []byte {
	at := func(p protocol.Position) {
		dst = strconv.AppendUint(append(dst, `{"line":`...), uint64(p.Line), 10)
		dst = strconv.AppendUint(append(dst, `,"character":`...), uint64(p.Character), 10)
		dst = append(dst, '}')
	}
	dst = append(dst, `{"start":`...)
	at(r.Start)
	dst = append(dst, `,"end":`...)
	at(r.End)
	return append(dst, '}')
}

// A constantKey names what diagnostics of findings have in common.
type constantKey struct {
	policy   *policy.Policy
	status   policy.Status
	severity protocol.DiagnosticSeverity
}

// constant returns what the diagnostic of a finding has from its policy, from behind its
// range to the beginning of its fingerprint.
func (s *server) constant(b *basis, f *workspace.Finding) []byte {
	key := constantKey{f.Policy, f.Status, severity(f, b.settings)}
	if c, ok := b.constants.Load(key); ok {
		return c.([]byte)
	}
	message := f.Policy.Title
	if f.Status == policy.Inconclusive {
		message += " (it depends on a value that is not known)"
	}
	d := protocol.Diagnostic{
		Severity: key.severity, Code: protocol.String(f.Policy.ID), Source: protocol.NewOptional(sourceName), Message: protocol.String(message),
	}
	if f.Policy.Deprecated {
		d.Tags = s.tags(protocol.DiagnosticTagDeprecated)
	}
	if link := s.documentation(f.Policy); link != "" {
		d.CodeDescription = protocol.CodeDescription{Href: uri.URI(link)}
	}
	whole := appendDiagnostic(nil, d)
	c := bytes.TrimPrefix(whole, appendRange([]byte(`{"range":`), d.Range))
	c = append(bytes.TrimSuffix(c, []byte("},")), `,"data":{"policy":`...)
	c = append(append(c, raw(f.Policy.ID)...), `,"fingerprint":"`...)
	b.constants.Store(key, c)
	return c
}

// documentation returns the page about a policy, "" if there is none.
func (s *server) documentation(p *policy.Policy) string {
	if len(p.Related) > 0 {
		return p.Related[0]
	}
	if p.Custom {
		return ""
	}
	return s.opts.Documentation
}

func tooLarge() protocol.Diagnostic {
	return protocol.Diagnostic{
		Severity: protocol.DiagnosticSeverityWarning, Source: protocol.NewOptional(sourceName),
		Message: protocol.String("the document is too large to be analysed\nIt has more than 16 MiB."),
	}
}

// A basis is what the diagnostics of files are made from beside a snapshot.
type basis struct {
	*analysed
	settings *Settings
	paths    *breaches
	drift    *drifts
}

func (f *folder) basis(a *analysed) *basis {
	return &basis{a, f.s.settings.Load(), f.paths.Load(), f.drift.Load()}
}
