package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// CodeLens shows above each resource what was found in it, and on how many breach
// paths it is.
func (s *server) CodeLens(ctx context.Context, p *protocol.CodeLensParams) ([]protocol.CodeLens, error) {
	lenses := []protocol.CodeLens{}
	v := s.view(ctx, p.TextDocument)
	if v == nil || !s.settings.Load().CodeLens || !v.current() {
		return lenses, nil
	}
	found := map[int][]workspace.Finding{} // by the start of the block
	for _, f := range s.visible(v.live, v.snap, v.rel) {
		found[f.Block.Start.Offset] = append(found[f.Block.Start.Offset], f)
	}
	over := v.overBlocks()
	for _, r := range v.snap.Declared(v.rel) {
		header, ok := v.snap.Span(r.Origin.Header)
		block, _ := v.snap.Span(r.Origin.Block)
		here, on := found[block.Start.Offset], over[block.Start.Offset]
		if !ok || len(here) == 0 && on == 0 {
			continue
		}
		delete(found, block.Start.Offset) // further instances say no more
		delete(over, block.Start.Offset)
		at := s.encoding.span(v.text, header)
		if on > 0 {
			lenses = append(lenses, protocol.CodeLens{Range: at, Command: protocol.Command{
				Title: "on " + paths(on), Command: showPaths, Arguments: []protocol.LSPAny{raw(string(p.TextDocument.URI)), raw(at.Start.Line)},
			}})
		}
		if len(here) == 0 {
			continue
		}
		lenses = append(lenses, protocol.CodeLens{Range: at, Command: protocol.Command{
			Title: countOf(here), Command: showFindings, Arguments: []protocol.LSPAny{raw(string(p.TextDocument.URI)), raw(at.Start.Line)},
		}})
	}
	return lenses, nil
}

// overBlocks returns on how many paths the resources of each block are, by its start.
func (v *view) overBlocks() map[int]int {
	out := map[int]int{}
	b := v.folder.paths.Load()
	if b == nil {
		return out
	}
	x := b.index()
	all := map[int]map[int]bool{}
	for _, r := range v.snap.Declared(v.rel) {
		block, ok := v.snap.Span(r.Origin.Block)
		if !ok {
			continue
		}
		for _, i := range x.about[node{stack: r.Origin.Stack, address: r.Address}] {
			if all[block.Start.Offset] == nil {
				all[block.Start.Offset] = map[int]bool{}
			}
			all[block.Start.Offset][i] = true
		}
	}
	for start, on := range all {
		out[start] = len(on)
	}
	return out
}

// InlayHint shows live values where they were recorded, and what references stand
// for, if the user wants that.
func (s *server) InlayHint(ctx context.Context, p *protocol.InlayHintParams) ([]protocol.InlayHint, error) {
	hints := []protocol.InlayHint{}
	v := s.view(ctx, p.TextDocument)
	if v == nil || !v.current() {
		return hints, nil
	}
	start, end := s.encoding.offset(v.text, p.Range.Start), s.encoding.offset(v.text, p.Range.End)
	hints = append(hints, s.liveHints(v, start, end)...)
	if !s.settings.Load().InlayHints {
		return hints, nil
	}
	for _, m := range v.live.References(ctx, v.rel, start, end) {
		if ctx.Err() != nil {
			break
		}
		if k := m.Value.Kind(); m.Value.Is(model.Unknown) || m.Value.Is(model.Sensitive) || k == model.Object || k == model.Null || k == model.Dynamic {
			continue
		}
		hints = append(hints, protocol.InlayHint{
			Position: s.encoding.position(v.text, m.Span.End.Offset), PaddingLeft: ptr(true),
			Label: protocol.String("= " + short(literal(m.Value, 0), 40)),
		})
	}
	return hints, nil
}
