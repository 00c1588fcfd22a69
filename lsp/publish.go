package lsp

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"path/filepath"
	"slices"
	"strconv"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
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

// pointers are the places in other files that the diagnostics of a file point to,
// and where the client was told that they are.
type pointers map[source.Range]protocol.Range

// diagnostics returns what is to be shown in a file, and where that points to.
func (s *server) diagnostics(f *folder, a *analysed, snap *workspace.Snapshot, rel string) ([]protocol.Diagnostic, pointers) {
	out, to := []protocol.Diagnostic{}, pointers{}
	file := snap.File(rel)
	settings := s.settings.Load()
	if file != nil {
		for _, f := range s.visible(a, snap, rel) {
			out = append(out, s.fromFinding(snap, file, &f, settings, to))
		}
		out = append(out, s.pathDiagnostics(f.paths.Load(), snap, file, to)...)
		out = append(out, s.driftDiagnostics(f, snap, file)...)
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
		shown := protocol.Diagnostic{
			Range: at, Severity: severityOf[d.Severity], Source: protocol.NewOptional(sourceName), Message: protocol.String(message),
		}
		if d.Unnecessary {
			shown.Tags = s.tags(protocol.DiagnosticTagUnnecessary)
		}
		out = append(out, shown)
	}
	return out, to
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

func (s *server) fromFinding(snap *workspace.Snapshot, file *source.File, f *workspace.Finding, settings *Settings, to pointers) protocol.Diagnostic {
	message := f.Policy.Title
	if f.Status == policy.Inconclusive {
		message += " (it depends on a value that is not known)"
	}
	d := protocol.Diagnostic{
		Range: s.encoding.span(file.Text, f.Span), Severity: severity(f, settings),
		Code: protocol.String(f.Policy.ID), Source: protocol.NewOptional(sourceName),
		Message: protocol.String(message), Data: raw(Data{f.Policy.ID, f.Fingerprint}),
	}
	if f.Policy.Deprecated {
		d.Tags = s.tags(protocol.DiagnosticTagDeprecated)
	}
	if link := s.documentation(f.Policy); link != "" {
		d.CodeDescription = protocol.CodeDescription{Href: uri.URI(link)}
	}
	if !s.can.related {
		return d
	}
	for _, r := range f.Related {
		other := snap.File(r.Span.File)
		if other == nil {
			continue
		}
		at := s.encoding.span(other.Text, r.Span)
		d.RelatedInformation = append(d.RelatedInformation, protocol.DiagnosticRelatedInformation{
			Location: protocol.Location{URI: s.uriIn(snap, r.Span.File), Range: at}, Message: r.Message,
		})
		if other != file {
			to[r.Range] = at
		}
	}
	return d
}

// uriIn returns the URI of a file of a snapshot, as the editor writes it if it
// shows the file.
func (s *server) uriIn(snap *workspace.Snapshot, rel string) uri.URI {
	return s.uriOf(filepath.Join(snap.Root(), filepath.FromSlash(rel)))
}

func (s *server) uriOf(path string) uri.URI {
	if d := s.state.Load().documents[path]; d != nil {
		return uri.URI(d.uri)
	}
	return uriOf(path)
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

// publish answers the documents that wait, and then tells the client of the other
// files whose diagnostics have changed. It never sends what belongs to an older text
// than the editor shows.
func (f *folder) publish(a *analysed, snap *workspace.Snapshot, touched map[string]string) {
	pull := f.s.can.pull
	others := f.owe(snap.Changed(), touched)
	if !pull {
		for _, rel := range slices.Sorted(maps.Keys(touched)) {
			f.tell(a, snap, rel, true)
		}
	}
	if maps.Copy(f.early, touched); !snap.Complete() {
		return
	}
	configured := f.anew || slices.ContainsFunc(slices.Collect(maps.Keys(f.early)), isConfig)
	if f.anew { // what was told by an engine before is perhaps not there any more
		others = f.owe(slices.Sorted(maps.Keys(f.told)), nil) || others
		f.anew = false
	}
	if pull {
		f.owed, f.owes = nil, map[string]bool{}
		if others {
			f.s.background(func(ctx context.Context) { _ = f.s.client.DiagnosticRefresh(ctx) }) // the client asks again by itself
		}
	} else {
		// Documents that were answered early may point to what is known only now.
		f.owe(slices.Sorted(maps.Keys(f.early)), touched)
		f.publishOwed(a, snap)
	}
	clear(f.early)
	f.refresh(others)
	if configured && !pull {
		f.publishConfig(a)
	}
}

// isConfig reports whether a path is that of a parapet.yaml.
func isConfig(path string) bool { return filepath.Base(path) == config.Name }

// owe notes files to tell of that are not touched, and reports whether there are
// any. What points into a file may have to be told as well.
func (f *folder) owe(paths []string, touched map[string]string) (others bool) {
	for _, rel := range paths {
		if f.pointing[rel] != nil {
			f.moved[rel] = true
		}
		if _, waits := touched[rel]; waits {
			continue
		}
		others = true
		if !f.owes[rel] {
			f.owes[rel] = true
			f.owed = append(f.owed, rel)
		}
	}
	return others
}

// publishOwed tells of the files that are owed, those first that have been for
// longest. If something newer waits, it stops after a few: a change that concerns
// many files must not make the next key wait for all of them, nor many keys keep
// them from ever being told.
func (f *folder) publishOwed(a *analysed, snap *workspace.Snapshot) {
	const few = 4
	for done := 0; len(f.owed) > 0; done++ {
		if done >= few && f.waits() {
			return
		}
		rel := f.owed[0]
		f.owed = f.owed[1:]
		delete(f.owes, rel)
		f.tell(a, snap, rel, false)
	}
}

// A telling is what the client was told of a file.
type telling struct {
	sum string // of the list
	to  pointers
}

// publishMoved tells again of the files whose diagnostics point to places that have
// moved, though nothing else has changed for them: a line more above a module call
// moves what every file of the module points to. It stops as soon as something newer
// waits, and is then owed.
func (f *folder) publishMoved() {
	a := f.live.Load()
	snap := a.Snapshot()
	for into := range f.moved {
		for from := range f.pointing[into] {
			if f.waits() {
				return
			}
			if f.misleads(snap, from, into) {
				f.tell(a, snap, from, false)
			}
		}
		delete(f.moved, into)
	}
}

// misleads reports whether the client was told of places in a file, by another
// one's diagnostics, that are somewhere else now.
func (f *folder) misleads(snap *workspace.Snapshot, from, into string) bool {
	for at, told := range f.told[from].to {
		if at.File() != into {
			continue
		}
		if span, ok := snap.Span(at); !ok || f.s.encoding.span(snap.File(into).Text, span) != told {
			return true
		}
	}
	return false
}

// outdated reports whether a newer text of a file than the snapshot's is on its
// way.
func outdated(snap *workspace.Snapshot, rel string, d *document) bool {
	version, shown := snap.Version(rel)
	return d != nil && !d.large() && shown && version != d.version
}

// tell publishes the diagnostics of a file, unless the client has them and no
// document waits for them, or the next snapshot will have others. Those of a
// parapet.yaml are told by [folder.publishConfig].
func (f *folder) tell(a *analysed, snap *workspace.Snapshot, rel string, waits bool) {
	d := f.s.state.Load().documents[f.absolute(rel)]
	if isConfig(rel) || !f.owns(f.absolute(rel)) || outdated(snap, rel, d) {
		return
	}
	list, to := f.s.diagnostics(f, a, snap, rel)
	if d != nil && d.large() {
		list = append(list, tooLarge())
	}
	body, sum := f.s.message(f.absolute(rel), d, list)
	before, ok := f.told[rel]
	if !ok && len(list) == 0 && d == nil {
		return
	}
	f.point(rel, to)
	if f.told[rel] = (telling{sum, to}); len(list) == 0 && d == nil {
		delete(f.told, rel)
	}
	if before.sum != sum || waits && d != nil {
		f.s.send(body)
	}
}

// point notes which files the diagnostics of a file point into from now on.
func (f *folder) point(from string, to pointers) {
	for at := range f.told[from].to {
		if into := at.File(); f.pointing[into] != nil {
			if delete(f.pointing[into], from); len(f.pointing[into]) == 0 {
				delete(f.pointing, into)
			}
		}
	}
	for at := range to {
		into := at.File()
		if f.pointing[into] == nil {
			f.pointing[into] = map[string]bool{}
		}
		f.pointing[into][from] = true
	}
}

func tooLarge() protocol.Diagnostic {
	return protocol.Diagnostic{
		Severity: protocol.DiagnosticSeverityWarning, Source: protocol.NewOptional(sourceName),
		Message: protocol.String("the document is too large to be analysed\nIt has more than 16 MiB."),
	}
}

// message returns the parameters of the notification with the diagnostics of a
// file, with the version of the document if it is shown, and a short name for all
// of it but the version.
func (s *server) message(path string, d *document, list []protocol.Diagnostic) (body jsonrpc2.RawMessage, sum string) {
	p := &protocol.PublishDiagnosticsParams{URI: uriOf(path), Diagnostics: list}
	if d != nil {
		p.URI = uri.URI(d.uri)
	}
	b, err := protocol.Marshal(p)
	if err != nil {
		s.log.Error("diagnostics cannot be encoded", zap.Error(err))
		return nil, ""
	}
	sum = hashed(b)
	if d != nil { // encoding is dear, so that the version is put in afterwards
		b = slices.Concat([]byte(`{"version":`), strconv.AppendInt(nil, int64(d.version), 10), []byte(","), b[1:])
	}
	return b, sum
}

// send tells the client what [server.message] has written.
func (s *server) send(body jsonrpc2.RawMessage) {
	if err := s.conn.Notify(s.ctx, protocol.MethodTextDocumentPublishDiagnostics, body); err != nil {
		s.log.Debug("diagnostics were not sent", zap.Error(err))
	}
}

// digest returns a short name for a list of diagnostics.
func digest(list []protocol.Diagnostic) string {
	b, err := protocol.Marshal(&protocol.PublishDiagnosticsParams{Diagnostics: list}) // encodes lists much faster than by themselves
	if err != nil {
		return ""
	}
	return hashed(b)
}

func hashed(b []byte) string {
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
