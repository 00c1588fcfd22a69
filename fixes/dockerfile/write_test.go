package dockerfile

import (
	"context"
	"iter"
	"strings"
	"testing"
	"testing/fstest"

	lang "github.com/parapet-iac/parapet/analysis/lang/dockerfile"
	"github.com/parapet-iac/parapet/analysis/lang/fileset"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/fixes/edit"
	"github.com/parapet-iac/parapet/fixes/remedy"
)

// A workspace holds one Dockerfile.
type workspace struct{ s *fileset.Session }

func (w workspace) File(path string) *source.File          { return w.s.File(path) }
func (w workspace) Files() iter.Seq[*source.File]          { return func(func(*source.File) bool) {} }
func (w workspace) Declared(path string) []*model.Resource { return w.s.Resources() }

func open(t *testing.T, text string) workspace {
	t.Helper()
	s := lang.NewSession(fstest.MapFS{"Dockerfile": {Data: []byte(text)}}, nil)
	if _, err := s.Update(context.Background(), nil, true); err != nil {
		t.Fatal(err)
	}
	return workspace{s}
}

func TestWrite(t *testing.T) {
	remove := policy.Remedy{Remove: []string{"."}}
	set := func(value any) policy.Remedy {
		return policy.Remedy{Set: []policy.Assignment{{Path: ".", Value: value}}}
	}
	at := func(kind string, j int, more ...any) model.Path {
		return append(model.Path{"stages", 0, kind, j}, more...)
	}
	for _, tt := range []struct {
		name, text string
		verdict    model.Path
		remedy     policy.Remedy
		want       string // "error: ..." where there is no way
	}{
		{"value", "FROM a\nUSER root # x\n", at("user", 0, "user"), set("app"), "FROM a\nUSER app\n"},
		{"quoted value", "FROM a\nENV A=\"b c\"\n", at("env", 0, "value"), set("d"), "FROM a\nENV A=\"d\"\n"},
		{"value with a space", "FROM a\nENV A=b\n", at("env", 0, "value"), set("c d"), "FROM a\nENV A=\"c d\"\n"},
		{"value of an argument", "ARG U=root\nFROM a\nARG U\nUSER $U\n", at("user", 0, "user"), set("app"), "ARG U=app\nFROM a\nARG U\nUSER $U\n"},
		{"part of an image", "FROM r/a:latest AS b\n", model.Path{"stages", 0, "from", "tag"}, set("1.2"), "FROM r/a:1.2 AS b\n"},
		{"flag", "FROM a\nCOPY --chown=a:b --link  c d\n", at("copy", 0, "chown"), remove, "FROM a\nCOPY --link  c d\n"},
		{"last flag", "FROM a\nCOPY --link --chown=a:b c d\n", at("copy", 0, "chown"), remove, "FROM a\nCOPY --link c d\n"},
		{"one port of several", "FROM a\nEXPOSE 80 22 443\n", at("expose", 1), remove, "FROM a\nEXPOSE 80 443\n"},
		{"only port", "FROM a\n  EXPOSE 22\nUSER b\n", at("expose", 0), remove, "FROM a\nUSER b\n"},
		{"instruction at the end", "FROM a\nCMD [\"b\"]", at("cmd", 0), remove, "FROM a\n"},
		{"instruction of several lines", "FROM a\nMAINTAINER b \\\n  c\nUSER d\n", at("maintainer", 0), remove, "FROM a\nUSER d\n"},
		{"pair of several", "FROM a\nENV A=1 \\\n    B=2 \\\n    C=3\n", at("env", 1), remove, "FROM a\nENV A=1 \\\n    C=3\n"},
		{"last pair", "FROM a\nENV A=1 \\\n    B=2\n", at("env", 1), remove, "FROM a\nENV A=1\n"},
		{"first pair", "FROM a\nENV A=1 \\\n    B=2\n", at("env", 0), remove, "FROM a\nENV \\\n    B=2\n"},
		{"flag of a command on its own line", "FROM a\nRUN curl \\\r\n  -k \\\r\n  x\r\n", at("run", 0, "commands", 0, "args", 0), remove, "FROM a\nRUN curl \\\r\n  x\r\n"},
		{"flag at the start of a line", "FROM a\nRUN curl \\\n  -k x\n", at("run", 0, "commands", 0, "args", 0), remove, "FROM a\nRUN curl \\\n  x\n"},
		{"several flags in one", "FROM a\nRUN curl -sk x\n", at("run", 0, "commands", 0, "args", 0), remove, "error: -sk is several flags"},
		{"comment before the last word", "FROM a\nRUN curl \\\n  # why\n  -k\n", at("run", 0, "commands", 0, "args", 0), remove, "error: a comment stands before the word"},
		{"element of the exec form", "FROM a\nVOLUME [\"/a\", \"/b\"]\n", at("volume", 0), remove, "error: elements of the exec form are not written"},
		{"what is not there", "FROM a\n", at("user", 0), remove, "error: there is nothing to change"},
		{"elsewhere", "FROM a\nUSER b\n", at("user", 0), policy.Remedy{Remove: []string{"x"}}, "error: x: only what a verdict names is written"},
		{"another resource", "FROM a\nUSER b\n", at("user", 0), policy.Remedy{Satellite: &policy.Satellite{}}, "error: a Dockerfile has no other resources"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ws := open(t, strings.ReplaceAll(tt.text, " # x", ""))
			r := remedy.Request{Resource: ws.s.Resources()[0], Verdict: tt.verdict, Remedy: &tt.remedy}
			vs, err := New(ws).Variants(r)
			got := ""
			if err != nil {
				got = "error: " + err.Error()
			} else {
				got = string(edit.Apply(ws.File("Dockerfile").Text.Bytes(), vs[0].Edits["Dockerfile"]))
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
