package lsp

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strconv"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"

	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/analysis/workspace/config"
)

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
	of  occasion
}

// An occasion stands for what a list is made from, but for places in other files.
type occasion struct {
	uri    string
	saying workspace.Saying
	beside uint64 // the number of what is not the file's own; see [folder.beside]
}

// occasion returns what stands for what the list of a file would be made from now.
func (f *folder) occasion(b *basis, snap *workspace.Snapshot, rel string, d *document) occasion {
	if f.last != *b {
		f.last, f.beside = *b, f.beside+1
	}
	o := occasion{saying: snap.Saying(rel), beside: f.beside}
	if d != nil {
		o.uri = d.uri
	}
	return o
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
	before, ok := f.told[rel]
	b := f.basis(a)
	of := f.occasion(b, snap, rel, d)
	if waits = waits && d != nil; ok && !waits && before.of == of && len(before.to) == 0 {
		return
	}
	to, empty := pointers{}, false
	body, sum := f.s.notification(f.scratch[:0], f.absolute(rel), d, func(dst []byte) []byte {
		start := len(dst)
		dst = f.s.appendDiagnostics(dst, f, b, snap, rel, to)
		if d != nil && d.large() {
			dst = appendDiagnostic(dst, tooLarge())
		}
		empty = len(dst) == start
		return dst
	})
	f.scratch = body
	if !ok && empty && d == nil {
		return
	}
	f.point(rel, to)
	if f.told[rel] = (telling{sum, to, of}); empty && d == nil {
		delete(f.told, rel)
	}
	if before.sum != sum || waits {
		f.s.notify(body)
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

// notification returns the parameters that tell of the diagnostics of a file, which a
// function appends, and a short name for all of it but the version of the document, if
// it is shown. It may write them to dst.
func (s *server) notification(dst []byte, path string, d *document, list func(dst []byte) []byte) (body jsonrpc2.RawMessage, sum string) {
	at := uriOf(path)
	if d != nil {
		at = uri.URI(d.uri)
	}
	dst = append(dst, `{"uri":`...)
	dst = append(dst, raw(string(at))...)
	dst = appendArray(append(dst, `,"diagnostics":`...), list)
	sum = hashed(dst)
	if d != nil {
		dst = strconv.AppendInt(append(dst, `,"version":`...), int64(d.version), 10)
	}
	return append(dst, '}'), sum
}

// notify tells the client of the diagnostics of a file by [server.notification].
func (s *server) notify(body jsonrpc2.RawMessage) {
	if err := s.conn.Notify(s.ctx, protocol.MethodTextDocumentPublishDiagnostics, body); err != nil {
		s.log.Debug("diagnostics were not sent", zap.Error(err))
	}
}

// takeBack tells the client that a file has no diagnostics any more.
func (s *server) takeBack(path string) {
	body, _ := s.notification(nil, path, nil, func(dst []byte) []byte { return dst })
	s.notify(body)
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
