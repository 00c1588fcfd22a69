package lsp

import (
	"strings"
	"testing"
)

func TestSettings(t *testing.T) {
	for _, tt := range []struct{ text, wrong string }{
		{``, ""},
		{` null `, ""},
		{`{"severity": "high", "lowSeverity": "hint", "codeLens": false, "vars": {"a": "b"}}`, ""},
		{`{"severity": "worst"}`, `severity: unknown severity "worst"`},
		{`{"lowSeverity": "error"}`, `lowSeverity: unknown value "error"`},
		{`{"inlayHint": true}`, `unknown field "inlayHint"`},
		{`{"inlayHints": "yes"}`, "cannot unmarshal"},
		{`[]`, "cannot unmarshal"},
		{`{`, "unexpected EOF"},
	} {
		s := defaultSettings()
		err := s.read([]byte(tt.text))
		if tt.wrong == "" {
			if err != nil {
				t.Errorf("%s: %v", tt.text, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), tt.wrong) {
			t.Errorf("%s: error %v, want one of %q", tt.text, err, tt.wrong)
		}
		if s.Severity != "" || s.LowSeverity != "information" {
			t.Errorf("%s: the settings changed: %+v", tt.text, s)
		}
	}
}

func TestMarkdownOfAWorkspaceIsText(t *testing.T) {
	for in, want := range map[string]string{
		"[x](command:evil)":      `\[x\]\(command:evil\)`,
		"![](https://x.test/?a)": `\!\[\]\(https://x\.test/?a\)`,
		"<img src=x>":            `\<img src=x\>`,
		"a\nb\r\tc\x00\x1b":      "a b  c",
		"# head **bold** `code`": "\\# head \\*\\*bold\\*\\* \\`code\\`",
		"\u00e9 \U0001F600":      "\u00e9 \U0001F600",
	} {
		if got := escaped(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"a":       "`a`",
		"a`b":     "``a`b``",
		"`":       "`` ` ``",
		"x\ny":    "`x y`",
		"a``b`c`": "``` a``b`c` ```",
	} {
		if got := code(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
