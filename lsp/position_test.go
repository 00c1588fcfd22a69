package lsp

import (
	"testing"
	u16 "unicode/utf16"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"github.com/parapet-iac/parapet/analysis/source"
)

func TestNegotiate(t *testing.T) {
	const k8, k16, k32 = protocol.PositionEncodingKindUTF8, protocol.PositionEncodingKindUTF16, protocol.PositionEncodingKindUTF32
	for _, tt := range []struct {
		offered []protocol.PositionEncodingKind
		want    protocol.PositionEncodingKind
	}{
		{nil, k16},
		{[]protocol.PositionEncodingKind{k16}, k16},
		{[]protocol.PositionEncodingKind{k16, k8}, k8},
		{[]protocol.PositionEncodingKind{k32, k16}, k16},
		{[]protocol.PositionEncodingKind{k32}, k32},
		{[]protocol.PositionEncodingKind{"utf-7"}, k16},
	} {
		if _, got := negotiate(tt.offered); got != tt.want {
			t.Errorf("%v: %v, want %v", tt.offered, got, tt.want)
		}
	}
}

func TestPositionsBeyondTheText(t *testing.T) {
	text := source.NewText([]byte("a\U0001F600b\r\n\n"))
	for _, tt := range []struct {
		e               encoding
		line, character uint32
		want            int
	}{
		{utf16, 0, 2, 1}, // within a surrogate pair
		{utf16, 0, 3, 5},
		{utf32, 0, 2, 5},
		{utf8s, 0, 3, 1}, // within a character
		{utf16, 0, 99, 6},
		{utf16, 1, 5, 8},
		{utf16, 2, 0, 9},
		{utf16, 7, 7, 9},
		{utf8s, 1 << 31, 1 << 31, 9},
		{utf32, 0, 1<<32 - 1, 6},
	} {
		if got := tt.e.offset(text, protocol.Position{Line: tt.line, Character: tt.character}); got != tt.want {
			t.Errorf("%v %d:%d: %d, want %d", tt.e, tt.line, tt.character, got, tt.want)
		}
	}
}

// FuzzPositions holds positions against the definition of each encoding, and
// offsets against positions: what is at the start of a character comes back.
func FuzzPositions(f *testing.F) {
	for _, s := range []string{"", "a\nb", "\u00e9\r\n\U0001F600x\r", "\xff\xfe\n\xf0\x9f", "\ufeffx\n\n"} {
		f.Add([]byte(s), 2)
	}
	f.Fuzz(func(t *testing.T, content []byte, at int) {
		if len(content) > 1<<12 {
			return
		}
		text := source.NewText(content)
		at = min(max(at, 0), len(content))
		line := text.LineStart(text.Position(at).Line)
		before := content[line:at]
		want := map[encoding]int{utf8s: len(before), utf16: len(u16.Encode([]rune(string(before)))), utf32: utf8.RuneCount(before)}
		for e, units := range want {
			p := e.position(text, at)
			if int(p.Character) != units {
				t.Fatalf("%q at %d: character %d, want %d", content, at, p.Character, units)
			}
			back := e.offset(text, p)
			if end := line + len(text.Line(text.Position(at).Line)); utf8.Valid(content) && at <= end && (at == end || utf8.RuneStart(content[at])) && back != at {
				t.Fatalf("%q at %d: %v is %d", content, at, p, back)
			}
			if again := e.position(text, back); back <= at && e.offset(text, again) != back {
				t.Fatalf("%q at %d: %v becomes %v", content, at, p, again)
			}
		}
	})
}
