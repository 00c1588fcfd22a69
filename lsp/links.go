package lsp

import (
	"context"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"
)

// DocumentLink links the policies that a document names to their documentation.
func (s *server) DocumentLink(ctx context.Context, p *protocol.DocumentLinkParams) ([]protocol.DocumentLink, error) {
	v := s.view(ctx, p.TextDocument)
	if v == nil {
		return nil, nil
	}
	links := []protocol.DocumentLink{}
	for _, m := range v.mentions() {
		found := v.named(m.id)
		if len(found) == 0 {
			continue
		}
		if link := s.documentation(found[0]); link != "" {
			links = append(links, protocol.DocumentLink{
				Range: s.encoding.rangeOf(v.text, m.start, m.end), Target: ptr(uri.URI(link)), Tooltip: ptr(found[0].Title),
			})
		}
	}
	return links, nil
}

// Definition leads from the name of a policy to its rule.
func (s *server) Definition(ctx context.Context, p *protocol.DefinitionParams) (protocol.DefinitionResult, error) {
	v := s.view(ctx, p.TextDocument)
	if v == nil {
		return nil, nil
	}
	id, _, _ := v.idAt(s.encoding.offset(v.text, p.Position))
	places := protocol.LocationSlice{}
	for _, found := range v.named(id) {
		file, err := v.live.setup.Source(found)
		if err != nil {
			s.log.Debug("a policy has no source", zap.String("policy", found.ID), zap.Error(err))
			continue
		}
		line := protocol.Position{Line: uint32(max(found.Line-1, 0))}
		places = append(places, protocol.Location{URI: uriOf(file), Range: protocol.Range{Start: line, End: line}})
	}
	return places, nil
}
