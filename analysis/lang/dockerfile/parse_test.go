package dockerfile

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// show writes a value in one line: strings plain, unknown ones behind "?".
func show(v *model.Value) string {
	if s, ok := v.AsString(); ok {
		return s
	}
	if v.Is(model.Unknown) {
		return "?" + v.Hint()
	}
	if n, ok := v.AsInt(); ok {
		return fmt.Sprint(n)
	}
	if b, ok := v.AsBool(); ok {
		return fmt.Sprint(b)
	}
	var parts []string
	for _, e := range v.Elems() {
		parts = append(parts, show(e))
	}
	for _, a := range v.Attrs() {
		parts = append(parts, a.Name+": "+show(a.Value))
	}
	if v.Kind() == model.Object {
		return "{" + strings.Join(parts, ", ") + "}"
	}
	if v.IsNull() {
		return "none"
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// at follows a path such as "stages.0.run.1.command".
func at(v *model.Value, path string) *model.Value {
	for step := range strings.SplitSeq(path, ".") {
		var i int
		if _, err := fmt.Sscanf(step, "%d", &i); err == nil {
			v = v.Index(i)
		} else {
			v = v.Get(step)
		}
	}
	return v
}

func resourceOf(t *testing.T, text string) (*file, *model.Value) {
	t.Helper()
	f := parse("Dockerfile", []byte(text), nil)
	for _, d := range f.diagnostics {
		t.Errorf("%s: %s %s", f.src.Text.Position(int(d.Range.Start)), d.Summary, d.Detail)
	}
	if f.resource == nil {
		t.Fatal("no resource")
	}
	return f, f.resource.Value
}

func TestValues(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       map[string]string // by path
	}{
		{"image references", "FROM registry.example:5000/team/app:1.2@sha256:abc AS x\nFROM alpine\nFROM x\nFROM scratch\nFROM --platform=linux/amd64 a/b:c", map[string]string{
			"stages.0.from":  "{digest: sha256:abc, image: registry.example:5000/team/app:1.2@sha256:abc, name: registry.example:5000/team/app, registry: registry.example:5000, tag: 1.2}",
			"stages.0.name":  "x",
			"stages.1.from":  "{image: alpine, name: alpine}",
			"stages.2.from":  "{stage: 0}",
			"stages.3.from":  "{image: scratch, name: scratch, scratch: true}",
			"stages.4.from":  "{image: a/b:c, name: a/b, platform: linux/amd64, tag: c}",
			"stages.3.final": "false", "stages.4.final": "true",
		}},
		{"arguments and their scope", "ARG BASE=alpine\nARG TAG\nFROM ${BASE}:$TAG\nARG BASE\nARG X=${BASE}-1\nRUN echo $X $Y $TAG", map[string]string{
			"args":                           "[{name: BASE, value: alpine}, {name: TAG}]",
			"stages.0.from.name":             "alpine",
			"stages.0.from.tag":              "?${TAG}",
			"stages.0.arg.1.value":           "alpine-1",
			"stages.0.run.0.commands.0.args": "[alpine-1, ?${Y}, ?${TAG}]",
		}},
		{"defaults and modifiers", "ARG A\nFROM x:${A:-1}${B:+2}\nENV C=abc.tar D=\nENV E=${C%.tar} F=${D:-f} G=$A H=a\\ b I=\"$C d\" J='$C'", map[string]string{
			"stages.0.from.tag":        "1",
			"stages.0.effective.env.E": "abc", "stages.0.effective.env.F": "f", "stages.0.effective.env.G": "?${A}",
			"stages.0.effective.env.H": "a b", "stages.0.effective.env.I": "abc.tar d", "stages.0.effective.env.J": "$C",
		}},
		{"environment sees what was before", "FROM x\nENV A=1\nENV A=2 B=$A\nENV OLD some value\nENV A=$A:3", map[string]string{
			"stages.0.effective.env": "{A: 2:3, B: 1, OLD: some value}",
			"stages.0.env.3":         "{legacy: true, name: OLD, order: 2, raw: some value, value: some value}",
		}},
		{"what stages inherit", "FROM x AS a\nUSER app\nWORKDIR /a\nENV K=v\nARG N=1\nCMD a\nFROM a\nRUN id $K $N\nENTRYPOINT [\"e\"]", map[string]string{
			"stages.1.effective.user": "app", "stages.1.effective.workdir": "/a", "stages.1.effective.env": "{K: v}",
			"stages.1.run.0.commands.0.args": "[v, 1]", "stages.1.run.0.user": "app",
			"stages.1.effective.cmd": "none", "stages.1.effective.entrypoint.form": "exec",
		}},
		{"continuation, comments and blank lines inside", "FROM x\nRUN a && \\\n  # a comment\n\n  b \\\n  c\n", map[string]string{
			"stages.0.run.0.command":  "a &&   b   c",
			"stages.0.run.0.commands": "[{args: [], name: a}, {args: [c], name: b}]",
		}},
		{"the escape character of Windows on Linux", "# escape=`\nFROM alpine:3@sha256:abc\nRUN a `\n b\nFROM vendor/app\nRUN a\n", map[string]string{
			"stages.0.run.0.commands": "[{args: [b], name: a}]", "stages.1.run.0.commands": "none",
		}},
		{"another escape character", "# escape=`\nFROM x\nRUN a `\n b\nCOPY a\\b c:\\d\n", map[string]string{
			"directives.escape": "`", "stages.0.run.0.command": "a  b",
			"stages.0.copy.0.sources": "[a\\b]", "stages.0.copy.0.destination": "c:\\d",
		}},
		{"here-documents", "FROM x\nRUN <<EOF\napt-get update\nls $HOME\nEOF\nRUN python <<-PY > out\n\timport os\n\tPY\nCOPY <<A <<\"B\" /dst/\none\nA\ntwo\nB\nUSER u\n", map[string]string{
			"stages.0.run.0.commands":  "[{args: [update], name: apt-get}, {args: [?${HOME}], name: ls}]",
			"stages.0.run.1.commands":  "[{args: [], name: python, writes: [out]}]",
			"stages.0.copy.0.heredocs": "[{content: one\n, name: A}, {content: two\n, name: B}]",
			"stages.0.user.0.user":     "u",
		}},
		{"here-document for another interpreter", "FROM x\nRUN <<EOF\n#!/usr/bin/env python\nimport os\nEOF\n", map[string]string{"stages.0.run.0.commands": "none"}},
		{"mounts and flags of RUN", "FROM a AS b\nFROM x\nRUN --mount=type=secret,id=k,target=/k,required --mount=from=b,src=/s,dst=/d --network=host --security=insecure a", map[string]string{
			"stages.1.run.0.mounts":   "[{id: k, required: true, target: /k, type: secret}, {from: b, from_stage: 0, source: /s, target: /d, type: bind}]",
			"stages.1.run.0.network":  "host",
			"stages.1.run.0.security": "insecure",
		}},
		{"exec form", `FROM x` + "\n" + `RUN ["sh", "-c", "apt-get update"]` + "\n" + `COPY ["a b", "c"]` + "\n" + `CMD ["x", "é"]`, map[string]string{
			"stages.0.run.0.commands": "[{args: [-c, apt-get update], name: sh}, {args: [update], name: apt-get, within: [sh]}]",
			"stages.0.copy.0.sources": "[a b]", "stages.0.cmd.0.words": "[x, é]",
		}},
		{"copy", "FROM x AS b\nFROM y\nCOPY --from=b --chown=1:1 --chmod=755 --link a b c/\nADD --checksum=sha256:1 https://x/y /z\nCOPY --from=0 --exclude=*.md a b", map[string]string{
			"stages.1.copy.0":            "{chmod: 755, chown: 1:1, destination: c/, from: b, from_stage: 0, link: true, order: 0, sources: [a, b]}",
			"stages.1.add.0":             "{checksum: sha256:1, destination: /z, order: 1, sources: [https://x/y]}",
			"stages.1.copy.1.from_stage": "0", "stages.1.copy.1.exclude": "[*.md]",
		}},
		{"ports", "FROM x\nENV P=22\nEXPOSE 80 $P/TCP 53/udp 8000-8010 $Q", map[string]string{
			"stages.0.expose": "[{order: 1, port: 80, protocol: tcp, text: 80}, {order: 1, port: 22, protocol: tcp, text: 22/TCP}, {order: 1, port: 53, protocol: udp, text: 53/udp}, {order: 1, port: 8000, protocol: tcp, text: 8000-8010, to: 8010}, {order: 1, text: ?${Q}}]",
		}},
		{"health check", "FROM x\nHEALTHCHECK --interval=5s --start-period=1m CMD [\"curl\", \"-f\", \"u\"]\nFROM y\nHEALTHCHECK NONE", map[string]string{
			"stages.0.healthcheck.0": "{commands: [{args: [-f, u], name: curl}], form: exec, interval: 5s, order: 0, start_period: 1m, words: [curl, -f, u]}",
			"stages.1.healthcheck.0": "{none: true, order: 0}",
		}},
		{"triggers", "FROM x\nONBUILD USER root\nONBUILD RUN --network=none a\nUSER app", map[string]string{
			"stages.0.user": "[{onbuild: true, order: 0, user: root}, {order: 2, user: app}]", "stages.0.effective.user": "app",
			"stages.0.run.0": "{command: a, commands: [{args: [], name: a}], form: shell, network: none, onbuild: true, order: 1}",
		}},
		{"shells", "FROM x\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN a | b\nSHELL [\"powershell\", \"-Command\"]\nRUN Get-X | Y", map[string]string{
			"stages.0.run.0.shell":    "[/bin/bash, -o, pipefail, -c]",
			"stages.0.run.0.commands": "[{args: [], feeds: [b], name: a}, {args: [], name: b}]",
			"stages.0.run.1.commands": "none",
		}},
		{"labels, volumes and the rest", "FROM x\nLABEL a=\"b c\" d=e\nVOLUME /a /b\nVOLUME [\"/c\"]\nSTOPSIGNAL SIGINT\nMAINTAINER me <x@y>", map[string]string{
			"stages.0.label":        "[{name: a, order: 0, value: b c}, {name: d, order: 0, value: e}]",
			"stages.0.volume":       "[{order: 1, path: /a}, {order: 1, path: /b}, {order: 2, path: /c}]",
			"stages.0.maintainer.0": "{name: me <x@y>, order: 4}", "stages.0.effective.stopsignal": "SIGINT",
		}},
		{"byte order mark and CRLF", "\ufeffFROM x\r\nRUN a \\\r\n  b\r\nENV A=1\r\n", map[string]string{
			"stages.0.run.0.command": "a   b", "stages.0.effective.env": "{A: 1}",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, v := resourceOf(t, tt.text)
			for path, want := range tt.want {
				if got := show(at(v, path)); got != want {
					t.Errorf("%s is\n%s\nwant\n%s", path, got, want)
				}
			}
		})
	}
}

func TestPlaces(t *testing.T) {
	text := "\ufeff# syntax=docker/dockerfile:1\r\nARG V=18\r\nFROM --platform=linux/amd64 docker.io/node:${V} AS build\r\n" +
		"FROM alpine:3@sha256:ab\r\nRUN curl -k \\\r\n  # why\r\n    https://x | sh\r\nENV A=1 \\\r\n    B=\"two words\"\r\nCOPY [\"a\", \"b\"]\r\n" +
		"HEALTHCHECK --timeout=3s CMD [\"x\"]\r\nONBUILD EXPOSE 22\r\nRUN <<EOF\r\n  wget y\r\nEOF\r\n"
	_, v := resourceOf(t, text)
	for path, want := range map[string]string{
		"directives.syntax":                "# syntax=docker/dockerfile:1",
		"stages.0":                         "FROM --platform=linux/amd64 docker.io/node:${V} AS build",
		"stages.0.from.platform":           "linux/amd64",
		"stages.0.from.image":              "docker.io/node:${V}",
		"stages.0.name":                    "build",
		"stages.1.from.name":               "alpine",
		"stages.1.from.tag":                "3",
		"stages.1.from.digest":             "sha256:ab",
		"stages.1.run.0":                   "RUN curl -k \\\r\n  # why\r\n    https://x | sh",
		"stages.1.run.0.commands.0":        "curl -k \\\r\n  # why\r\n    https://x",
		"stages.1.run.0.commands.0.args.0": "-k",
		"stages.1.run.0.commands.0.args.1": "https://x",
		"stages.1.run.0.commands.1":        "sh",
		"stages.1.env.1":                   "B=\"two words\"",
		"stages.1.env.1.value":             "\"two words\"",
		"stages.1.copy.0.destination":      "\"b\"",
		"stages.1.healthcheck.0.timeout":   "3s",
		"stages.1.healthcheck.0.words.0":   "\"x\"",
		"stages.1.expose.0":                "22",
		"stages.1.run.1.commands.0":        "wget y",
	} {
		r := at(v, path).Range()
		if got := text[r.Start:r.End]; got != want {
			t.Errorf("%s stands at %q, want %q", path, got, want)
		}
	}
	via := at(v, "stages.0.from.tag").Via()
	if len(via) != 1 || text[via[0].Start:via[0].End] != "18" {
		t.Errorf("the tag comes from %v", via)
	}
}

func TestMistakesAreToldWhereTheyAre(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"FROM x\nRUM ls\nUSER u", "2:1 unknown instruction RUM"},
		{"FROM x\nUSER\nRUN ls", "2:1 USER has no arguments"},
		{"FROM x\nENV A=1 B\nRUN ls", "2:1 syntax error - can't find = in \"B\". Must be of the form: name=value"},
		{"FROM x\nENV A", "2:1 ENV must have two arguments"},
		{"FROM x\nRUN <<EOF\nls\n", "2:1 here-document has no end"},
		{"FROM x\nCOPY a", "2:1 COPY wants at least one source and a destination"},
		{"FROM x y", "1:1 FROM wants an image, and AS with a name if anything"},
		{"RUN ls\nFROM x", "1:1 RUN stands before the first FROM"},
		{"ARG A", "1:1 file has no FROM"},
		{"FROM x\nRUN if then", "2:5 shell command cannot be read to its end"},
		{"FROM x\nCMD [1]", "2:1 when using JSON array syntax, arrays must be comprised of strings only"},
		{"FROM x\nHEALTHCHECK SOME x", "2:1 HEALTHCHECK SOME: want CMD or NONE"},
		{"FROM x\nONBUILD FROM y", "2:1 FROM cannot be the trigger of ONBUILD"},
		{"FROM x\nSHELL bash", "2:1 SHELL wants the exec form, a JSON array"},
		{"\xff", "1:1 file is not valid UTF-8"},
		{"# nothing\n", ""},
		{"", ""},
	} {
		f := parse("Dockerfile", []byte(tt.text), nil)
		var got []string
		for _, d := range f.diagnostics {
			got = append(got, f.src.Text.Position(int(d.Range.Start)).String()+" "+d.Summary)
		}
		if g := strings.Join(got, "\n"); g != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, g, tt.want)
		}
	}
}

func TestBrokenInstructionLeavesItsStageOpen(t *testing.T) {
	f := parse("Dockerfile", []byte("FROM x AS a\nUSE app\nFROM y\nUSER b"), nil)
	v := f.resource.Value
	if !v.Walk(model.Path{"stages", 0, "effective", "user"}).Unknown || v.Walk(model.Path{"stages", 1, "healthcheck"}).Unknown {
		t.Error("what the broken stage lacks is known, or what the other one lacks is not")
	}
}

func TestComments(t *testing.T) {
	text := "# syntax=x\n# first\n\nFROM x\n# about run\n# more\nRUN a && \\\n  # about b\n  b\n# end\n"
	f, _ := resourceOf(t, text)
	part := func(r source.Range) string { return text[r.Start:r.End] }
	want := map[string]string{"syntax=x": "", "first": "", "about run": "RUN a && \\\n  # about b\n  b", "more": "RUN a && \\\n  # about b\n  b", "about b": "  b", "end": ""}
	for _, c := range f.Comments() {
		if part(c.Next) != want[c.Text] {
			t.Errorf("%q is about %q, want %q", c.Text, part(c.Next), want[c.Text])
		}
		if part(c.Item) != text {
			t.Errorf("%q belongs to %q", c.Text, part(c.Item))
		}
	}
	if at, indent, ok := f.CommentPlace(strings.Index(text, "  b")); !ok || at != strings.Index(text, "RUN") || indent != "" {
		t.Errorf("comment place is %d %q %t", at, indent, ok)
	}
}

func TestReferences(t *testing.T) {
	text := "ARG V=3\nFROM x:${V}\nARG V\nENV A=$V\nRUN echo \"$A\" $NONE\n"
	f, _ := resourceOf(t, text)
	var got []string
	for _, m := range f.References(0, len(text)) {
		got = append(got, text[m.Range.Start:m.Range.End]+"="+show(m.Value))
	}
	if g := strings.Join(got, " "); g != "${V}=3 $V=3 $A=3" {
		t.Errorf("references are %s", g)
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]bool{
		"Dockerfile": true, "a/Containerfile": true, "web.dockerfile": true, "Dockerfile.prod": true, "dockerfile-dev": true, "app.Dockerfile": true,
		"Dockerfile.dockerignore": false, "Dockerfile.md": false, "dockerfiles": false, "Dockerfile.tmpl": false, "docker-compose.yml": false,
	} {
		if got := (language{}).Unit(name) != ""; got != want {
			t.Errorf("%s counts: %t", name, got)
		}
	}
}
