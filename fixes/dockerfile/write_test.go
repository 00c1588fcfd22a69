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
	setAt := func(path string, value any) policy.Remedy {
		return policy.Remedy{Set: []policy.Assignment{{Path: path, Value: value}}}
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
		{"several flags in one", "FROM a\nRUN curl -sk x\n", at("run", 0, "commands", 0, "args", 0), remove, "error: removing .: -sk is several flags"},
		{"comment before the last word", "FROM a\nRUN curl \\\n  # why\n  -k\n", at("run", 0, "commands", 0, "args", 0), remove, "error: removing .: a comment stands before the word"},
		{"element of the exec form", "FROM a\nVOLUME [\"/a\", \"/b\"]\n", at("volume", 0), remove, "error: removing .: elements of the exec form are not written"},
		{"what is not there", "FROM a\n", at("user", 0), remove, "error: removing .: there is nothing to change"},
		{"elsewhere", "FROM a\nUSER b\n", at("user", 0), policy.Remedy{Remove: []string{"x"}}, "error: removing x: there is nothing to change"},
		{"another resource", "FROM a\nUSER b\n", at("user", 0), policy.Remedy{Satellite: &policy.Satellite{}}, "error: a Dockerfile has no other resources"},
		{"argument behind the subcommand", "FROM a\nRUN x && apt-get -q install b \\\n  c\n", at("run", 0, "commands", 1), setAt("./args[+]", "-y"), "FROM a\nRUN x && apt-get -q install -y b \\\n  c\n"},
		{"argument of a lonely command", "FROM a\nRUN wget\n", at("run", 0, "commands", 0), setAt("./args[+]", "-q"), "FROM a\nRUN wget -q\n"},
		{"argument in exec form", "FROM a\nRUN [\"apt-get\", \"install\"]\n", at("run", 0, "commands", 0), setAt("./args[+]", "-y"), "error: setting ./args[+]: elements of the exec form are not written"},
		{"named argument", "FROM a\nRUN curl -k x\n", at("run", 0, "commands", 0), policy.Remedy{Remove: []string{`./args["-k"]`, `./args["--insecure"]`}}, "FROM a\nRUN curl x\n"},
		{"named argument that is not there", "FROM a\nRUN curl x\n", at("run", 0, "commands", 0), policy.Remedy{Remove: []string{`./args["-k"]`}}, "error: the code is so already"},
		{"named argument with its value", "FROM a\nRUN pip install --trusted-host h \\\n  x\n", at("run", 0, "commands", 0), policy.Remedy{Remove: []string{`./args["--trusted-host *"]`}}, "FROM a\nRUN pip install \\\n  x\n"},
		{"only source", "FROM a\nCOPY .env /\nUSER b\n", at("copy", 0, "sources", 0), remove, "FROM a\nUSER b\n"},
		{"one more command", "FROM a\nRUN x\nRUN y\n", at("run", 0), setAt("./then", "rm -rf z"), "FROM a\nRUN x && rm -rf z\nRUN y\n"},
		{"one more command on a line of its own", "FROM a\r\nRUN x && \\\r\n    y\r\n", at("run", 0, "commands", 1), setAt("./then", "z"), "FROM a\r\nRUN x && \\\r\n    y \\\r\n    && z\r\n"},
		{"one more command behind a here-document", "FROM a\nRUN <<E\nx\nE\n", at("run", 0), setAt("./then", "z"), "error: setting ./then: only the shell form is written"},
		{"another instruction", "FROM a\nadd b c\n", at("add", 0), setAt("./instruction", "COPY"), "FROM a\ncopy b c\n"},
		{"exec form", "FROM a\nCMD node \\\n  x.js\n", at("cmd", 0), setAt("./form", "exec"), "FROM a\nCMD [\"node\", \"x.js\"]\n"},
		{"exec form of what takes a shell", "FROM a\nCMD node $X\n", at("cmd", 0), setAt("./form", "exec"), "error: setting ./form: it takes a shell to run it"},
		{"digest", "ARG I=a:1\nFROM $I AS b\n", model.Path{"stages", 0, "from", "image"}, setAt("./digest", "sha256:0"), "ARG I=a:1@sha256:0\nFROM $I AS b\n"},
		{"user before what runs", "FROM a\nRUN x\n# what runs\nENTRYPOINT [\"b\"]\nCMD [\"c\"]\n", at("effective", 0)[:2], setAt("stages[0].user[+]", 10001), "FROM a\nRUN x\nUSER 10001\n# what runs\nENTRYPOINT [\"b\"]\nCMD [\"c\"]\n"},
		{"user at the end", "FROM a\r\nRUN x", at("from", 0)[:2], setAt("./user[+]", 10001), "FROM a\r\nRUN x\r\nUSER 10001\r\n"},
		{"user at the end of a stage", "FROM a AS x\nRUN x\n\nFROM b\n", at("from", 0)[:2], setAt("./user[+]", 10001), "FROM a AS x\nRUN x\n\nUSER 10001\nFROM b\n"},
		{"shell", "FROM a\nRUN x\nRUN y | z\n", at("run", 1), setAt("../../shell[+]", []any{"/bin/sh", "-c"}), "FROM a\nRUN x\nSHELL [\"/bin/sh\", \"-c\"]\nRUN y | z\n"},
		{"default of an argument", "FROM a\nARG B=\"c d\"\n", at("arg", 0, "value"), remove, "FROM a\nARG B\n"},
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
