package lsp_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/parapet-iac/parapet/lsp/internal/fake"
)

var update = flag.Bool("update", false, "write what the server says into the archives")

// binary is the program, built once.
var binary string

func TestMain(m *testing.M) {
	flag.Parse()
	dir, err := os.MkdirTemp("", "parapet")
	if err != nil {
		panic(err)
	}
	binary = filepath.Join(dir, "parapet")
	args := []string{"build", "-o", binary}
	if raced {
		args = append(args, "-race")
	}
	build := exec.Command("go", append(args, "github.com/parapet-iac/parapet/cmd/parapet")...)
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		panic(err)
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// server returns the command that starts the server, with a cache of its own.
func server(t testing.TB, args ...string) *exec.Cmd {
	cmd := exec.Command(binary, append([]string{"lsp"}, args...)...)
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+t.TempDir())
	return cmd
}

// TestMarkers plays the archives in testdata/marker. An archive holds the files
// of a workspace and
//
//	options.json  the editor: encoding, settings, capabilities, folders, pull
//	steps         what it does, a line each
//	want          what it then sees; written by go test -update
//
// A comment #@diag ID ... in a file says which policies find something on its
// line when the workspace has just been opened; that there is none on other lines
// is checked too, in files with such a comment. The steps are:
//
//	open F, close F, save F             show a document, and so on
//	edit F "old" "new"                  change the first place that reads old
//	type F "after" "text"               type text behind the first place, key by key
//	write F "text", remove F            change a file on disk
//	rename F G                          of a file on disk
//	move F G                            the same, of which the server is not told
//	addfolder F, dropfolder F           of workspace folders
//	settings JSON                       change the editor's configuration
//	diags F                             show the diagnostics of a file
//	hover F "text"                      at the first place that reads text
//	action F "text" "title"             offer, resolve and apply the action, show F
//	actions F "text"                    show what is offered; what is preferred has a star
//	source F KIND                       apply the action of that kind, show F
//	hasty F KIND "after" "text"         the same right after something was typed
//	text F                              show a file
//	complete F "after"                  show the labels behind the first place
//	definition F "text", links F, lens F, hints F
//	command NAME JSON                   execute a command, show its result
//	await F ID, gone F ID               wait until a policy finds something, or no more
//	points F G:LINE                     wait until a diagnostic of F points there
//	pushes                              show how often something was published
//	pull F                              textDocument/diagnostic
//	pullall                             workspace/diagnostic
//	notices METHOD                      wait for messages of that method, show them
//	hierarchy F "text"                  show who reaches the resource there, and what it reaches
//	graph F                             parapet/graph: show the paths of the folder of F
func TestMarkers(t *testing.T) {
	archives, _ := filepath.Glob("testdata/marker/*.txtar")
	if len(archives) == 0 {
		t.Fatal("no archives")
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			play(t, name)
		})
	}
}

// A player plays one archive.
type player struct {
	*fake.Editor
	t      *testing.T
	root   string
	out    strings.Builder
	result map[string]string // result ids of pulls
}

func play(t *testing.T, name string) {
	ar, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	p := &player{t: t, root: t.TempDir(), result: map[string]string{}}
	var steps, want string
	var o struct {
		Encoding     string
		Settings     any
		Init         any
		Capabilities map[string]any
		Folders      []string
	}
	at := -1
	for i, f := range ar.Files {
		switch f.Name {
		case "options.json":
			if err := json.Unmarshal(f.Data, &o); err != nil {
				t.Fatal(err)
			}
		case "steps":
			steps = string(f.Data)
		case "want":
			at, want = i, string(f.Data)
		default:
			p.put(f.Name, decode(f))
		}
	}
	opts := fake.Options{Root: p.root, Encoding: o.Encoding, Configuration: o.Settings, InitializationOptions: o.Init, Capabilities: o.Capabilities}
	for _, f := range o.Folders {
		opts.Folders = append(opts.Folders, filepath.Join(p.root, f))
	}
	p.Editor = fake.Start(t, server(t), opts)
	p.Settle()
	p.checkMarks(ar)
	for line := range strings.Lines(steps) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			fmt.Fprintf(&p.out, "> %s\n", line)
			p.step(line)
		}
	}
	if code := p.Stop(); code != 0 {
		t.Errorf("exit code %d\n%s", code, p.Log())
	}
	if *update && at >= 0 {
		ar.Files[at].Data = []byte(p.out.String())
		if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if got := p.out.String(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// decode returns the content of a file of an archive. What an archive cannot hold
// is written as \r and \ufeff in files whose first line is "escaped".
func decode(f txtar.File) string {
	text, ok := strings.CutPrefix(string(f.Data), "escaped\n")
	if !ok {
		return text
	}
	return strings.NewReplacer(`\r`, "\r", `\ufeff`, "\ufeff").Replace(text)
}

func (p *player) put(name, text string) {
	file := filepath.Join(p.root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

var marks = regexp.MustCompile(`#@diag (.*)`)

// checkMarks compares what is found with the comments that say so.
func (p *player) checkMarks(ar *txtar.Archive) {
	for _, f := range ar.Files {
		if !marks.Match(f.Data) || f.Name == "want" {
			continue
		}
		wanted, found := map[int][]string{}, map[int][]string{}
		for i, line := range strings.Split(decode(f), "\n") {
			if m := marks.FindStringSubmatch(line); m != nil {
				wanted[i] = strings.Fields(m[1])
			}
		}
		for _, d := range p.pull(f.Name) {
			found[d.Range.Start.Line] = append(found[d.Range.Start.Line], fmt.Sprint(d.Code))
		}
		for line := range maps.Keys(merged(wanted, found)) {
			slices.Sort(wanted[line])
			slices.Sort(found[line])
			if !slices.Equal(wanted[line], found[line]) {
				p.t.Errorf("%s:%d: found %v, want %v", f.Name, line+1, found[line], wanted[line])
			}
		}
	}
}

func merged(a, b map[int][]string) map[int][]string {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}

// pull asks for the diagnostics of a file.
func (p *player) pull(name string) []fake.Diagnostic {
	var r struct{ Items []fake.Diagnostic }
	p.Must("textDocument/diagnostic", map[string]any{"textDocument": p.id(name)}, &r)
	return r.Items
}

// pullAll asks for the diagnostics of all files, and shows what is news.
func (p *player) pullAll() {
	type item struct {
		URI, Kind, ResultID string
		Version             *int
		Items               []fake.Diagnostic
	}
	var r struct{ Items []item }
	known := []any{}
	for file, id := range p.result {
		known = append(known, map[string]any{"uri": fake.URI(p.Path(file)), "value": id})
	}
	p.Must("workspace/diagnostic", map[string]any{"previousResultIds": known}, &r)
	slices.SortFunc(r.Items, func(a, b item) int { return strings.Compare(a.URI, b.URI) })
	for _, i := range r.Items {
		file := p.relative(i.URI)
		p.result[file] = i.ResultID
		version := ""
		if i.Version != nil {
			version = fmt.Sprintf(" version %d", *i.Version)
		}
		p.printf("%s: %s%s, %d diagnostics", file, i.Kind, version, len(i.Items))
	}
}

func (p *player) id(name string) map[string]any { return map[string]any{"uri": fake.URI(p.Path(name))} }

// words splits a step; words in quotes may hold anything.
func words(t *testing.T, line string) []string {
	var out []string
	for line = strings.TrimSpace(line); line != ""; line = strings.TrimSpace(line) {
		if line[0] == '"' {
			quoted, err := strconv.QuotedPrefix(line)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			word, _ := strconv.Unquote(quoted)
			out = append(out, word)
			line = line[len(quoted):]
			continue
		}
		word, rest, _ := strings.Cut(line, " ")
		out = append(out, word)
		line = rest
	}
	return out
}

func (p *player) step(line string) {
	name, rest, _ := strings.Cut(line, " ")
	if name == "settings" {
		var v any
		if err := json.Unmarshal([]byte(rest), &v); err != nil {
			p.t.Fatal(err)
		}
		before := len(p.Notices("workspace/configuration"))
		p.Configure(v)
		if _, asks := p.Configuration().(map[string]any); asks && before > 0 {
			p.AwaitNotice("workspace/configuration", before+1)
		}
		p.Settle()
		return
	}
	switch name {
	case "pushes":
		p.printf("%d", p.Pushes())
		return
	case "pullall":
		p.pullAll()
		return
	}
	w := words(p.t, rest)
	if do := p.queries()[name]; do != nil {
		do(w)
		return
	}
	switch file := w[0]; name {
	case "await", "gone":
		p.AwaitPublished(file, func(list []fake.Diagnostic) bool {
			return slices.ContainsFunc(list, func(d fake.Diagnostic) bool { return d.Code == w[1] }) == (name == "await")
		})
	case "points":
		p.AwaitPublished(file, func(list []fake.Diagnostic) bool {
			return slices.ContainsFunc(list, func(d fake.Diagnostic) bool { return p.points(d, w[1]) })
		})
	case "open":
		p.Open(file)
	case "close":
		p.Close(file)
	case "save":
		p.put(file, p.Text(file))
		p.Notify("textDocument/didSave", map[string]any{"textDocument": p.id(file)})
	case "edit":
		start := p.find(file, w[1])
		p.Change(file, start, start+len(w[1]), w[2])
	case "type":
		at := p.find(file, w[1]) + len(w[1])
		for _, r := range w[2] {
			p.Change(file, at, at, string(r))
			at += len(string(r))
		}
	case "write":
		p.Write(file, w[1])
	case "remove":
		p.Remove(file)
	case "rename":
		if err := os.Rename(p.Path(file), p.Path(w[1])); err != nil {
			p.t.Fatal(err)
		}
		p.Notify("workspace/didRenameFiles", map[string]any{"files": []any{map[string]any{"oldUri": fake.URI(p.Path(file)), "newUri": fake.URI(p.Path(w[1]))}}})
	case "move":
		if err := os.Rename(p.Path(file), p.Path(w[1])); err != nil {
			p.t.Fatal(err)
		}
	case "addfolder", "dropfolder":
		event := map[string]any{"added": []any{}, "removed": []any{}}
		event[map[string]string{"addfolder": "added", "dropfolder": "removed"}[name]] = []any{map[string]string{"uri": fake.URI(p.Path(file)), "name": file}}
		p.Notify("workspace/didChangeWorkspaceFolders", map[string]any{"event": event})
	default:
		p.t.Fatalf("unknown step %q", line)
	}
	p.Settle()
}

// points reports whether a diagnostic points to a line.
func (p *player) points(d fake.Diagnostic, line string) bool {
	for _, r := range d.RelatedInformation {
		if fmt.Sprintf("%s:%d", p.relative(r.Location.URI), r.Location.Range.Start.Line+1) == line {
			return true
		}
	}
	return false
}

func (p *player) relative(uri string) string { return strings.TrimPrefix(uri, fake.URI(p.root)+"/") }

// find returns the offset of the first place in a document that reads text.
func (p *player) find(file, text string) int {
	p.t.Helper()
	i := strings.Index(p.Text(file), text)
	if i < 0 {
		p.t.Fatalf("%s has no %q", file, text)
	}
	return i
}

func (p *player) at(file, text string, end bool) map[string]any {
	offset := p.find(file, text)
	if end {
		offset += len(text)
	}
	return map[string]any{"textDocument": p.id(file), "position": p.Position(file, offset)}
}

func (p *player) printf(format string, args ...any) {
	text := strings.ReplaceAll(fmt.Sprintf(format, args...), p.root, "$ROOT")
	for line := range strings.Lines(text) {
		p.out.WriteString(strings.TrimRight("  "+line, " \n") + "\n")
	}
}

// queries are the steps that show something.
func (p *player) queries() map[string]func(w []string) {
	return map[string]func([]string){
		"diags": func(w []string) {
			for _, d := range p.Published()[w[0]] {
				p.show(w[0], d)
			}
		},
		"pull": func(w []string) {
			var r struct {
				Kind, ResultID string
				Items          []fake.Diagnostic
			}
			params := map[string]any{"textDocument": p.id(w[0])}
			if id := p.result[w[0]]; id != "" {
				params["previousResultId"] = id
			}
			p.Must("textDocument/diagnostic", params, &r)
			p.result[w[0]] = r.ResultID
			p.printf("%s", r.Kind)
			for _, d := range r.Items {
				p.show(w[0], d)
			}
		},
		"hover": func(w []string) {
			var h *struct {
				Contents struct{ Kind, Value string }
				Range    *fake.Range
			}
			p.Must("textDocument/hover", p.at(w[0], w[1], false), &h)
			if h == nil {
				p.printf("nothing")
				return
			}
			p.printf("%s on %q\n%s", h.Contents.Kind, p.At(w[0], *h.Range), h.Contents.Value)
		},
		"actions": func(w []string) {
			for _, a := range p.offered(w[0], w[1]) {
				star := ""
				if a.IsPreferred {
					star = "*"
				}
				p.printf("%s%s: %s (%d diagnostics)", a.Kind, star, a.Title, len(a.Diagnostics))
			}
		},
		"hasty": func(w []string) {
			at := p.find(w[0], w[2]) + len(w[2])
			p.Change(w[0], at, at, w[3])
			p.queries()["source"](w[:2])
		},
		"source": func(w []string) {
			whole := fake.Range{End: p.Position(w[0], len(p.Text(w[0])))}
			for _, a := range p.offeredIn(w[0], whole, w[1]) {
				p.printf("%s: %s", a.Kind, a.Title)
				p.take(a)
				p.printf("%s", p.Text(w[0]))
			}
		},
		"text":    func(w []string) { p.printf("%s", p.Text(w[0])) },
		"action":  p.act,
		"command": p.command,
		"complete": func(w []string) {
			var list struct {
				Items []struct{ Label, FilterText string }
			}
			p.Must("textDocument/completion", p.at(w[0], w[1], true), &list)
			for _, i := range list.Items[:min(len(list.Items), 20)] {
				p.printf("%s", strings.TrimSpace(i.Label+" "+i.FilterText))
			}
		},
		"definition": func(w []string) {
			var places []fake.Location
			p.Must("textDocument/definition", p.at(w[0], w[1], false), &places)
			for _, l := range places {
				if rel := p.relative(l.URI); rel != l.URI {
					p.printf("%s:%d", rel, l.Range.Start.Line+1)
				} else {
					p.printf("%s", outside(p.t, l))
				}
			}
		},
		"links": func(w []string) {
			var links []struct {
				Range  fake.Range
				Target string
			}
			p.Must("textDocument/documentLink", map[string]any{"textDocument": p.id(w[0])}, &links)
			for _, l := range links {
				p.printf("%s: %s", p.At(w[0], l.Range), l.Target)
			}
		},
		"lens": func(w []string) {
			var lenses []struct {
				Range   fake.Range
				Command struct{ Title, Command string }
			}
			p.Must("textDocument/codeLens", map[string]any{"textDocument": p.id(w[0])}, &lenses)
			for _, l := range lenses {
				p.printf("%s: %s (%s)", p.At(w[0], l.Range), l.Command.Title, l.Command.Command)
			}
		},
		"hints": func(w []string) {
			var hints []struct {
				Position fake.Position
				Label    string
			}
			all := fake.Range{End: p.Position(w[0], len(p.Text(w[0])))}
			p.Must("textDocument/inlayHint", map[string]any{"textDocument": p.id(w[0]), "range": all}, &hints)
			for _, h := range hints {
				p.printf("%d:%d %s", h.Position.Line+1, h.Position.Character+1, h.Label)
			}
		},
		"graph":     func(w []string) { p.graph(w[0]) },
		"hierarchy": func(w []string) { p.hierarchy(w[0], w[1]) },
		"notices": func(w []string) {
			p.AwaitNotice(w[0], 1)
			for _, n := range p.Notices(w[0]) {
				p.printf("%s", n)
			}
		},
	}
}

// graph shows the breach paths of the folder that holds a file.
func (p *player) graph(file string) {
	var doc struct {
		Facts []struct{ ID, Label string }
		Paths []struct {
			Status, Start, Goal string
			Steps               []struct {
				Method string
				Places []struct {
					File     string
					Location fake.Location
				}
			}
		}
	}
	p.Must("parapet/graph", map[string]any{"textDocument": p.id(file)}, &doc)
	label := map[string]string{}
	for _, f := range doc.Facts {
		label[f.ID] = f.Label
	}
	for _, path := range doc.Paths {
		p.printf("%s: %s gets %s", path.Status, label[path.Start], label[path.Goal])
		for _, s := range path.Steps {
			p.printf("  %s", s.Method)
			for _, at := range s.Places {
				p.printf("    %s:%d %q", p.relative(at.Location.URI), at.Location.Range.Start.Line+1, p.At(at.File, at.Location.Range))
			}
		}
	}
	if len(doc.Paths) == 0 {
		p.printf("no paths")
	}
}

// hierarchy shows the calls to and from the resource at a place.
func (p *player) hierarchy(file, text string) {
	type item struct {
		Name, Detail, URI string
		SelectionRange    fake.Range
	}
	var raw []json.RawMessage
	p.Must("textDocument/prepareCallHierarchy", p.at(file, text, false), &raw)
	for _, r := range raw {
		var i item
		if err := json.Unmarshal(r, &i); err != nil {
			p.t.Fatal(err)
		}
		p.printf("%s at %s:%d", i.Name, p.relative(i.URI), i.SelectionRange.Start.Line+1)
		var in []struct {
			From       item
			FromRanges []fake.Range
		}
		p.Must("callHierarchy/incomingCalls", map[string]any{"item": r}, &in)
		for _, c := range in {
			p.printf("  from %s at %s:%d: %s", c.From.Name, p.relative(c.From.URI), c.From.SelectionRange.Start.Line+1, c.From.Detail)
			for _, r := range c.FromRanges {
				p.printf("    %s", p.At(p.relative(c.From.URI), r))
			}
		}
		var out []struct {
			To         item
			FromRanges []fake.Range
		}
		p.Must("callHierarchy/outgoingCalls", map[string]any{"item": r}, &out)
		for _, c := range out {
			p.printf("  to %s at %s:%d: %s", c.To.Name, p.relative(c.To.URI), c.To.SelectionRange.Start.Line+1, c.To.Detail)
			for _, r := range c.FromRanges {
				p.printf("    %s", p.At(p.relative(i.URI), r))
			}
		}
	}
	if len(raw) == 0 {
		p.printf("nothing")
	}
}

// outside shows a place in a file that is none of the workspace's: its name and what
// the line begins with.
func outside(t *testing.T, l fake.Location) string {
	u, err := url.Parse(l.URI)
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.FromSlash(u.Path))
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(strings.Split(string(content), "\n")[l.Range.Start.Line], " contains ")
	return path.Base(u.Path) + ": " + line
}

// show writes a diagnostic with the text that it is about.
func (p *player) show(file string, d fake.Diagnostic) {
	severity := []string{"", "error", "warning", "information", "hint"}[d.Severity]
	code := ""
	if d.Code != nil {
		code = fmt.Sprintf(" [%v]", d.Code)
	}
	for _, tag := range d.Tags {
		code += []string{"", " (unnecessary)", " (deprecated)"}[tag]
	}
	p.printf("%d:%d %s%s %q: %s", d.Range.Start.Line+1, d.Range.Start.Character+1, severity, code,
		strings.ReplaceAll(p.At(file, d.Range), "\r", ""), strings.ReplaceAll(d.Message, "\n", " | "))
	for _, r := range d.RelatedInformation {
		rel := p.relative(r.Location.URI)
		p.printf("  %s:%d %q: %s", rel, r.Location.Range.Start.Line+1, p.At(rel, r.Location.Range), r.Message)
	}
}

type action struct {
	Title, Kind string
	IsPreferred bool
	Diagnostics []fake.Diagnostic
	Edit        *fake.WorkspaceEdit `json:",omitempty"`
	Data        json.RawMessage     `json:"data,omitempty"`
}

func (p *player) offered(file, text string) []action {
	start := p.find(file, text)
	return p.offeredIn(file, fake.Range{Start: p.Position(file, start), End: p.Position(file, start+len(text))})
}

func (p *player) offeredIn(file string, at fake.Range, only ...string) []action {
	about := map[string]any{"diagnostics": p.Published()[file]}
	if len(only) > 0 {
		about["only"] = only
	}
	var actions []action
	p.Must("textDocument/codeAction", map[string]any{"textDocument": p.id(file), "range": at, "context": about}, &actions)
	return actions
}

func (p *player) act(w []string) {
	for _, a := range p.offered(w[0], w[1]) {
		if strings.Contains(a.Title, w[2]) {
			p.take(a)
			p.printf("%s", p.Text(w[0]))
			return
		}
	}
	p.t.Fatalf("no action %q", w[2])
}

// take resolves and applies an action, and shows what the user would see of its
// edit beside the outcome.
func (p *player) take(a action) {
	resolved := a
	if a.Edit == nil {
		raw, err := p.Call("codeAction/resolve", map[string]any{"title": a.Title, "kind": a.Kind, "data": a.Data})
		if err != nil {
			p.printf("%v", err)
			return
		}
		if err := json.Unmarshal(raw, &resolved); err != nil {
			p.t.Fatal(err)
		}
	}
	if resolved.Edit == nil {
		p.t.Fatalf("%s has no edit", a.Title)
	}
	for _, c := range resolved.Edit.DocumentChanges {
		rel := strings.TrimPrefix(c.TextDocument.URI, fake.URI(p.root)+"/")
		for _, e := range c.Edits {
			if e.Snippet != nil {
				p.printf("snippet in %s: %q", rel, e.Snippet.Value)
			}
			if note, ok := resolved.Edit.ChangeAnnotations[e.AnnotationID]; ok {
				p.printf("%s: %q, confirm %t", rel, note.Label, note.NeedsConfirmation)
			}
		}
	}
	p.Apply(*resolved.Edit)
	p.Settle()
}

func (p *player) command(w []string) {
	var args []any
	for _, a := range w[1:] {
		if n, err := strconv.Atoi(a); err == nil {
			args = append(args, n)
			continue
		}
		args = append(args, strings.ReplaceAll(a, "$ROOT", fake.URI(p.root)))
	}
	result, err := p.Call("workspace/executeCommand", map[string]any{"command": w[0], "arguments": args})
	if err != nil {
		p.printf("%v", err)
		return
	}
	p.Settle()
	p.printf("%s", result)
}
