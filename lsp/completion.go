package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"go.lsp.dev/protocol"

	"github.com/parapet-iac/parapet/analysis/workspace/config"
)

// Completion completes the ids of policies in suppressions, and keys and values
// in parapet.yaml. Of all else other servers know more.
func (s *server) Completion(ctx context.Context, p *protocol.CompletionParams) (protocol.CompletionResult, error) {
	v := s.view(ctx, p.TextDocument)
	if v == nil {
		return nil, nil
	}
	at := s.encoding.offset(v.text, p.Position)
	n := v.text.Position(at).Line
	before := string(v.text.Bytes()[v.text.LineStart(n):at])
	typed := before[len(strings.TrimRightFunc(before, isWordRune)):]
	replace := s.encoding.rangeOf(v.text, at-len(typed), at)
	list := &protocol.CompletionList{Items: []protocol.CompletionItem{}}
	var candidates []candidate
	switch {
	case v.isConfig():
		candidates = v.completeConfig(n, before, typed)
	case suppressing.MatchString(before):
		candidates = v.completeIDs(typed)
	default:
		return nil, nil
	}
	for i, c := range candidates {
		item := protocol.CompletionItem{
			Label: c.text, Kind: c.kind, TextEdit: &protocol.TextEdit{Range: replace, NewText: c.text},
			SortText: protocol.NewOptional(fmt.Sprintf("%05d", i)),
		}
		if c.detail != "" {
			item.Detail = protocol.NewOptional(c.detail)
		}
		if c.alias != "" { // else clients would say that it is not what was typed
			item.FilterText = protocol.NewOptional(c.alias)
		}
		list.Items = append(list.Items, item)
	}
	return list, nil
}

func isWordRune(r rune) bool {
	return r == '-' || r == '_' || r == '.' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}

// suppressing matches a line up to a place where the id of a policy is wanted.
var suppressing = regexp.MustCompile(`parapet:ignore[ \t]+([A-Za-z0-9_.-]+,[ \t]*)*[A-Za-z0-9_.-]*$`)

// A candidate is one completion.
type candidate struct {
	text, detail string
	kind         protocol.CompletionItemKind
	alias        string // by which it was found, if not by its text
}

// completeIDs returns the policies whose id, or an alias of theirs, begins as
// typed; those that have found something in the document come first.
func (v *view) completeIDs(typed string) []candidate {
	all, err := v.live.setup.Policies.Policies()
	if err != nil {
		return nil
	}
	here := map[string]bool{}
	for _, f := range v.snap.Findings(v.rel) {
		here[f.Policy.ID] = true
	}
	begins := func(id string) bool {
		return len(id) >= len(typed) && strings.EqualFold(id[:len(typed)], typed)
	}
	var out []candidate
	for _, p := range all {
		c := candidate{text: p.ID, detail: p.Title, kind: protocol.CompletionItemKindValue}
		if !begins(p.ID) {
			i := slices.IndexFunc(p.Aliases, begins)
			if i < 0 {
				continue
			}
			c.alias = p.Aliases[i]
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b candidate) int {
		switch {
		case here[a.text] == here[b.text]:
			return strings.Compare(a.text, b.text)
		case here[a.text]:
			return -1
		}
		return 1
	})
	return out
}

// maxAddresses bounds how many addresses are offered at once.
const maxAddresses = 200

// completeAddresses returns the addresses of resources that begin as typed.
func (v *view) completeAddresses(typed string) []candidate {
	var out []candidate
	for _, a := range v.snap.Addresses() {
		if strings.HasPrefix(string(a), typed) && len(out) < maxAddresses {
			out = append(out, candidate{text: string(a), kind: protocol.CompletionItemKindReference})
		}
	}
	return out
}

// A schema is the part of a JSON schema that completion reads.
type schema struct {
	Description          string            `json:"description"`
	Properties           map[string]schema `json:"properties"`
	Items                *schema           `json:"items"`
	Enum                 []string          `json:"enum"`
	Const                any               `json:"const"`
	Ref                  string            `json:"$ref"`
	AdditionalProperties json.RawMessage   `json:"additionalProperties"`
	Defs                 map[string]schema `json:"$defs"`
}

// configSchema is the schema of parapet.yaml.
var configSchema = sync.OnceValue(func() schema {
	var s schema
	if err := json.Unmarshal([]byte(config.Schema), &s); err != nil {
		panic(err) // it is part of the program
	}
	return s
})

// keyed matches a line of YAML with a key.
var keyed = regexp.MustCompile(`^(\s*)(-\s+)?([A-Za-z0-9_-]+):`)

// completeConfig returns what can stand at a place of a parapet.yaml.
func (v *view) completeConfig(n int, before, typed string) []candidate {
	root := configSchema()
	line := strings.TrimSuffix(before, typed)
	key := keyed.FindStringSubmatch(line)
	above := v.keyAbove(n, len(line)-len(strings.TrimLeft(line, " ")))
	if key != nil { // a value
		switch above {
		case "severities":
			return valuesOf(root, root.Defs["severity"])
		case "weights":
			return valuesOf(root, root.Defs["level"])
		}
		if key[3] == "policy" {
			return v.completeIDs(typed)
		}
		if key[3] == "resource" || above == "edges" && (key[3] == "from" || key[3] == "to") {
			return v.completeAddresses(typed)
		}
		at := root.Properties[key[3]]
		if above != "" && root.Properties[above].Items != nil {
			at = root.Properties[above].Items.Properties[key[3]]
		}
		return valuesOf(root, at)
	}
	switch {
	case above == "":
		return keysOf(root)
	case above == "only", above == "severities":
		return v.completeIDs(typed)
	case above == "entry-points":
		return v.completeAddresses(typed)
	case root.Properties[above].Items != nil && root.Properties[above].Items.Properties != nil:
		return keysOf(*root.Properties[above].Items)
	}
	return nil
}

// keyAbove returns the nearest key above a line that is indented less, "" at the
// top.
func (v *view) keyAbove(n, indent int) string {
	if indent == 0 && !strings.HasPrefix(strings.TrimSpace(string(v.text.Line(n))), "-") {
		return ""
	}
	for i := n - 1; i > 0; i-- {
		if m := keyed.FindStringSubmatch(string(v.text.Line(i))); m != nil && m[1] == "" && m[2] == "" {
			return m[3]
		}
	}
	return ""
}

func keysOf(s schema) []candidate {
	var out []candidate
	for _, k := range slices.Sorted(maps.Keys(s.Properties)) {
		out = append(out, candidate{text: k, detail: s.Properties[k].Description, kind: protocol.CompletionItemKindProperty})
	}
	return out
}

func valuesOf(root, s schema) []candidate {
	if name, ok := strings.CutPrefix(s.Ref, "#/$defs/"); ok {
		s = root.Defs[name]
	}
	var out []candidate
	for _, e := range s.Enum {
		out = append(out, candidate{text: e, kind: protocol.CompletionItemKindEnumMember})
	}
	return out
}
