package lsp

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"path/filepath"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/analysis/workspace/config"
)

// sourceName is what diagnostics say they are from.
const sourceName = "parapet"

// Data is what a diagnostic carries for the actions on it.
type Data struct {
	Policy      string `json:"policy"`
	Fingerprint string `json:"fingerprint"`
}

// criticalRank is from which rank on a finding is an error.
var criticalRank = workspace.RankOf(policy.Critical)

// severity returns how a finding is shown: as an error if it is critical, else as
// a warning; what is low as the user wants it.
func severity(f *workspace.Finding, s *Settings) protocol.DiagnosticSeverity {
	switch {
	case f.Rank >= criticalRank:
		return protocol.DiagnosticSeverityError
	case f.Policy.Severity > policy.Low:
		return protocol.DiagnosticSeverityWarning
	case s.LowSeverity == "hint":
		return protocol.DiagnosticSeverityHint
	}
	return protocol.DiagnosticSeverityInformation
}

// visible returns the findings in a file that are shown.
func (s *server) visible(a *analysed, snap *workspace.Snapshot, rel string) []workspace.Finding {
	return slices.DeleteFunc(snap.Findings(rel), func(f workspace.Finding) bool { return !s.shown(a, snap, &f) })
}

// shown reports whether a finding is to be shown.
func (s *server) shown(a *analysed, snap *workspace.Snapshot, f *workspace.Finding) bool {
	own := *f
	if own.Suppression == nil {
		a.setup.Suppress(&own, filepath.Join(snap.Root(), filepath.FromSlash(f.Span.File)))
	}
	return own.Suppression == nil && (f.Status != policy.Inconclusive || s.settings.Load().ShowInconclusive)
}

// diagnostics returns what is to be shown in a file.
func (s *server) diagnostics(a *analysed, snap *workspace.Snapshot, rel string) []protocol.Diagnostic {
	out := []protocol.Diagnostic{}
	file := snap.File(rel)
	settings := s.settings.Load()
	if file != nil {
		for _, f := range s.visible(a, snap, rel) {
			out = append(out, s.fromFinding(snap, file, &f, settings))
		}
	}
	for _, d := range snap.Diagnostics(rel) {
		var at protocol.Range
		if span, ok := snap.Span(d.Range); ok {
			at = s.encoding.span(file.Text, span)
		}
		message := d.Summary
		if d.Detail != "" {
			message += "\n" + d.Detail
		}
		out = append(out, protocol.Diagnostic{
			Range: at, Severity: severityOf[d.Severity], Source: protocol.NewOptional(sourceName), Message: protocol.String(message),
		})
	}
	return out
}

var severityOf = map[source.Severity]protocol.DiagnosticSeverity{
	source.Error: protocol.DiagnosticSeverityError, source.Warning: protocol.DiagnosticSeverityWarning,
	source.Notice: protocol.DiagnosticSeverityInformation,
}

func (s *server) fromFinding(snap *workspace.Snapshot, file *source.File, f *workspace.Finding, settings *Settings) protocol.Diagnostic {
	message := f.Policy.Title
	if f.Status == policy.Inconclusive {
		message += " (it depends on a value that is not known)"
	}
	d := protocol.Diagnostic{
		Range: s.encoding.span(file.Text, f.Span), Severity: severity(f, settings),
		Code: protocol.String(f.Policy.ID), Source: protocol.NewOptional(sourceName),
		Message: protocol.String(message), Data: raw(Data{f.Policy.ID, f.Fingerprint}),
	}
	if link := s.documentation(f.Policy); link != "" {
		d.CodeDescription = protocol.CodeDescription{Href: uri.URI(link)}
	}
	if !s.can.related {
		return d
	}
	for _, r := range f.Related {
		if other := snap.File(r.Span.File); other != nil {
			d.RelatedInformation = append(d.RelatedInformation, protocol.DiagnosticRelatedInformation{
				Location: protocol.Location{URI: s.uriIn(snap, r.Span.File), Range: s.encoding.span(other.Text, r.Span)},
				Message:  r.Message,
			})
		}
	}
	return d
}

// uriIn returns the URI of a file of a snapshot, as the editor writes it if it
// shows the file.
func (s *server) uriIn(snap *workspace.Snapshot, rel string) uri.URI {
	abs := filepath.Join(snap.Root(), filepath.FromSlash(rel))
	if d := s.state.Load().documents[abs]; d != nil {
		return uri.URI(d.uri)
	}
	return uriOf(abs)
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

// publish tells the client of the files whose diagnostics have changed, and
// answers the documents that wait. It never sends what belongs to an older text
// than the editor shows.
func (f *folder) publish(a *analysed, snap *workspace.Snapshot, touched map[string]string) {
	paths := slices.Clone(snap.Changed())
	if !f.began || len(f.published) == 0 { // a new engine has another past
		for path := range f.published {
			paths = append(paths, path)
		}
	}
	st := f.s.state.Load()
	others := false
	for _, rel := range slices.Compact(slices.Sorted(slices.Values(append(paths, slices.Collect(maps.Keys(touched))...)))) {
		_, waits := touched[rel]
		others = others || !waits
		if f.s.can.pull || filepath.Base(rel) == config.Name {
			continue
		}
		d := st.documents[f.absolute(rel)]
		if !outdated(snap, rel, d) {
			f.tell(a, snap, rel, d, waits)
		}
	}
	if f.s.can.pull && others {
		f.s.background(func(ctx context.Context) { _ = f.s.client.DiagnosticRefresh(ctx) }) // the client asks again by itself
	}
	f.refresh(others)
	f.publishConfig(a)
	f.publishLate(a, snap, touched)
}

// pointers are the files whose diagnostics point into each file, as they were told
// at some time.
type pointers map[string]map[string]bool

// publishLate tells again of the files whose diagnostics point into those that were
// touched: the places may have moved though nothing else has. It stops as soon as
// something newer waits.
func (f *folder) publishLate(a *analysed, snap *workspace.Snapshot, touched map[string]string) {
	for rel := range touched {
		for from := range f.pointing[rel] {
			f.late[from] = true
		}
	}
	for rel := range f.late {
		f.mu.Lock()
		waits := len(f.changes) > 0 || f.again
		f.mu.Unlock()
		if waits {
			return
		}
		delete(f.late, rel)
		if d := f.s.state.Load().documents[f.absolute(rel)]; !outdated(snap, rel, d) {
			f.tell(a, snap, rel, d, false)
		}
	}
}

// outdated reports whether a newer text of a file than the snapshot's is on its
// way.
func outdated(snap *workspace.Snapshot, rel string, d *document) bool {
	version, shown := snap.Version(rel)
	return d != nil && !d.large() && shown && version != d.version
}

// tell publishes the diagnostics of a file, unless the client has them and no
// document waits for them.
func (f *folder) tell(a *analysed, snap *workspace.Snapshot, rel string, d *document, waits bool) {
	list := f.s.diagnostics(a, snap, rel)
	if d != nil && d.large() {
		list = append(list, tooLarge())
	}
	sum := digest(list)
	if before, ok := f.published[rel]; before == sum && !(waits && d != nil) || !ok && len(list) == 0 && d == nil {
		return
	}
	if f.published[rel] = sum; len(list) == 0 && d == nil {
		delete(f.published, rel)
	}
	f.point(rel, list)
	f.s.push(f.absolute(rel), d, list)
}

// point remembers which other files the diagnostics of a file point into.
func (f *folder) point(rel string, list []protocol.Diagnostic) {
	for _, d := range list {
		for _, r := range d.RelatedInformation {
			path, _ := pathOf(string(r.Location.URI))
			into, ok := f.relative(path)
			if !ok || into == rel {
				continue
			}
			if f.pointing[into] == nil {
				f.pointing[into] = map[string]bool{}
			}
			f.pointing[into][rel] = true
		}
	}
}

func tooLarge() protocol.Diagnostic {
	return protocol.Diagnostic{
		Severity: protocol.DiagnosticSeverityWarning, Source: protocol.NewOptional(sourceName),
		Message: protocol.String("the document is too large to be analysed\nIt has more than 16 MiB."),
	}
}

// push sends the diagnostics of a file, with the version of the document if it is
// shown.
func (s *server) push(path string, d *document, list []protocol.Diagnostic) {
	p := &protocol.PublishDiagnosticsParams{URI: uriOf(path), Diagnostics: list}
	if list == nil {
		p.Diagnostics = []protocol.Diagnostic{}
	}
	if d != nil {
		p.URI, p.Version = uri.URI(d.uri), protocol.NewOptional(d.version)
	}
	if err := s.client.PublishDiagnostics(s.ctx, p); err != nil {
		s.log.Debug("diagnostics were not sent", zap.Error(err))
	}
}

// digest returns a short name for a list of diagnostics.
func digest(list []protocol.Diagnostic) string {
	b, err := protocol.Marshal(list)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:12])
}

// refresh asks the client to ask again for lenses and hints where files have
// changed that it does not know of.
func (f *folder) refresh(others bool) {
	if !others && f.began {
		return
	}
	s := f.s
	if s.can.lensRefresh && s.settings.Load().CodeLens {
		s.background(func(ctx context.Context) { _ = s.client.CodeLensRefresh(ctx) }) // as with diagnostics
	}
	if s.can.hintRefresh && s.settings.Load().InlayHints {
		s.background(func(ctx context.Context) { _ = s.client.InlayHintRefresh(ctx) })
	}
}

// Diagnostic answers a pull as soon as the document's text is analysed.
func (s *server) Diagnostic(ctx context.Context, p *protocol.DocumentDiagnosticParams) (protocol.DocumentDiagnosticReport, error) {
	path, ok := pathOf(string(p.TextDocument.URI))
	if !ok {
		return nil, notFor(string(p.TextDocument.URI))
	}
	st := now(ctx)
	list, err := s.pulled(ctx, st, path)
	if err != nil {
		return nil, err
	}
	id := digest(list)
	if p.PreviousResultID != nil && *p.PreviousResultID == id {
		return &protocol.RelatedUnchangedDocumentDiagnosticReport{
			UnchangedDocumentDiagnosticReport: protocol.UnchangedDocumentDiagnosticReport{Kind: "unchanged", ResultID: id},
		}, nil
	}
	return &protocol.RelatedFullDocumentDiagnosticReport{
		FullDocumentDiagnosticReport: protocol.FullDocumentDiagnosticReport{Kind: "full", ResultID: &id, Items: list},
	}, nil
}

// pulled returns the diagnostics of a file once its text is analysed.
func (s *server) pulled(ctx context.Context, st *state, path string) ([]protocol.Diagnostic, error) {
	f, rel := st.folder(path)
	if f == nil {
		return []protocol.Diagnostic{}, nil
	}
	if filepath.Base(path) == config.Name {
		return s.configDiagnostics(f.live.Load(), st, path), nil
	}
	d := st.documents[path]
	if d != nil && d.large() {
		return []protocol.Diagnostic{tooLarge()}, nil
	}
	a, snap := f.await(ctx, rel, d)
	if a == nil {
		return nil, protocol.ErrRequestCancelled
	}
	return s.diagnostics(a, snap, rel), nil
}

// DiagnosticWorkspace answers with the files whose diagnostics are not what the
// client knows.
func (s *server) DiagnosticWorkspace(ctx context.Context, p *protocol.WorkspaceDiagnosticParams) (*protocol.WorkspaceDiagnosticReport, error) {
	known := map[string]string{} // result ids by path
	for _, k := range p.PreviousResultIds {
		if path, ok := pathOf(string(k.URI)); ok {
			known[path] = k.Value
		}
	}
	st := now(ctx)
	report := &protocol.WorkspaceDiagnosticReport{Items: []protocol.WorkspaceDocumentDiagnosticReport{}}
	for _, f := range st.folders {
		a, snap := f.await(ctx, "", nil)
		if a == nil {
			return nil, protocol.ErrRequestCancelled
		}
		for file := range snap.Files() {
			abs := f.absolute(file.Path)
			if inner, _ := st.folder(abs); inner != f || ctx.Err() != nil {
				continue
			}
			if item := s.workspaceItem(a, snap, file.Path, st.documents[abs], known[abs]); item != nil {
				report.Items = append(report.Items, item)
			}
			delete(known, abs)
		}
	}
	for path := range known { // they are gone
		report.Items = append(report.Items, &protocol.WorkspaceFullDocumentDiagnosticReport{
			FullDocumentDiagnosticReport: protocol.FullDocumentDiagnosticReport{Kind: "full", Items: []protocol.Diagnostic{}}, URI: uriOf(path),
		})
	}
	return report, nil
}

func (s *server) workspaceItem(a *analysed, snap *workspace.Snapshot, rel string, d *document, known string) protocol.WorkspaceDocumentDiagnosticReport {
	list := s.diagnostics(a, snap, rel)
	at := s.uriIn(snap, rel)
	var version *int32
	if d != nil {
		version = &d.version
	}
	switch id := digest(list); {
	case known == id:
		return &protocol.WorkspaceUnchangedDocumentDiagnosticReport{
			UnchangedDocumentDiagnosticReport: protocol.UnchangedDocumentDiagnosticReport{Kind: "unchanged", ResultID: id}, URI: at, Version: version,
		}
	case known == "" && len(list) == 0:
		return nil
	default:
		return &protocol.WorkspaceFullDocumentDiagnosticReport{
			FullDocumentDiagnosticReport: protocol.FullDocumentDiagnosticReport{Kind: "full", ResultID: &id, Items: list}, URI: at, Version: version,
		}
	}
}
