package policies_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes"
	"github.com/parapet-iac/parapet/fixes/edit"
	"github.com/parapet-iac/parapet/policies"
)

// TestRemediesKeepEverythingElse mends the examples in other clothes: with
// comments, empty lines, odd indentation and spacing, tabs, CR LF, a byte order
// mark. The same lines go and come as in the example itself, and every comment
// stays that is not on a line that goes.
func TestRemediesKeepEverythingElse(t *testing.T) {
	set, err := policy.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	failing := unmended(t)
	for _, p := range shipped(t) {
		if len(p.Remedies) == 0 || failing[p.ID] {
			continue
		}
		t.Run(p.ID, func(t *testing.T) {
			t.Parallel()
			plain := exampleFiles(t, p)
			rng := rand.New(rand.NewPCG(uint64(p.Line), uint64(len(p.ID))))
			dressed, wears := map[string]string{}, false
			for name, text := range plain {
				dressed[name] = text
				if as := clothes[filepath.Ext(name)]; as != nil {
					dressed[name], wears = as(text, rng), true
				}
			}
			if !wears {
				return
			}
			for i := range p.Remedies {
				want := changedLines(plain, mendedOnce(t, set, p, i, plain))
				mended := mendedOnce(t, set, p, i, dressed)
				if got := changedLines(dressed, mended); got != want {
					t.Errorf("%s: other lines change:\n%s\nthan in the example:\n%s", p.Remedies[i].Title, got, want)
				}
				checkKept(t, dressed, mended)
			}
		})
	}
}

// clothes give a text another look that means the same, by the kind of file.
var clothes = map[string]func(string, *rand.Rand) string{".tf": dress, ".yaml": dressYAML, ".yml": dressYAML}

// exampleFiles returns the files of the example of a policy.
func exampleFiles(t *testing.T, p *policy.Policy) map[string]string {
	t.Helper()
	example := exampleOf(t, p)
	if example == nil {
		return nil
	}
	files := map[string]string{}
	err := fs.WalkDir(example, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(example, name)
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// mendedOnce mends the first finding of a policy that remedy i mends.
func mendedOnce(t *testing.T, set *policy.Set, p *policy.Policy, i int, files map[string]string) map[string]string {
	t.Helper()
	disk := fstest.MapFS{}
	for name, text := range files {
		disk[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	e, err := workspace.Open(".", workspace.Options{Policies: set, Disk: disk})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	ctx := context.Background()
	snap, err := e.Update(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var fix *fixes.Fix
	var failure error
	for _, f := range failing(snap, p) {
		if fix, err = first(ctx, e, snap, &f, i); err == nil {
			break
		}
		failure = errors.Join(failure, err)
	}
	if fix == nil {
		t.Fatalf("nothing is mended: %v", failure)
	}
	out := map[string]string{}
	for name, text := range files {
		out[name] = text
	}
	for _, c := range fix.Changes() {
		out[c.Path] = string(edit.Apply(c.Text.Bytes(), c.Edits))
	}
	return out
}

var (
	heredocStart = regexp.MustCompile(`<<-?(\w+)\s*$`)
	argument     = regexp.MustCompile(`^(\s*[\w-]+) *= *`)
	marked       = regexp.MustCompile(`\s*# ~\d+ ü世.*`)
)

// dress gives a text another look that means the same.
func dress(text string, rng *rand.Rand) string {
	indent := []string{"", " ", "  ", "    ", "\t"}[rng.IntN(5)]
	spaced := rng.IntN(2) == 0
	n := 0
	mark := func() string { n++; return fmt.Sprintf("# ~%d ü世", n) }
	var out []string
	heredoc := ""
	for line := range strings.Lines(strings.TrimSuffix(text, "\n")) {
		line = strings.TrimRight(line, "\n")
		if heredoc != "" {
			out = append(out, line)
			if strings.TrimSpace(line) == heredoc {
				heredoc = ""
			}
			continue
		}
		if m := heredocStart.FindStringSubmatch(line); m != nil {
			heredoc = m[1]
			out = append(out, line)
			continue
		}
		body := strings.TrimLeft(line, " ")
		line = strings.Repeat(indent, (len(line)-len(body))/2) + body
		if !spaced && !strings.Contains(line, "#") {
			line = argument.ReplaceAllString(line, "$1="+strings.Repeat(" ", rng.IntN(3)))
		}
		switch rng.IntN(8) {
		case 0:
			out = append(out, "")
		case 1:
			out = append(out, indent+mark())
		case 2:
			if body != "" && !strings.Contains(line, "#") {
				line += "  " + mark()
			}
		}
		out = append(out, line)
	}
	end, head := "\n", ""
	if rng.IntN(3) == 0 {
		end = "\r\n"
	}
	if rng.IntN(3) == 0 {
		head = "\ufeff"
	}
	return head + strings.Join(out, end) + end
}

// bare returns a line without space and without the comments that dress adds.
func bare(line string) string {
	line = marked.ReplaceAllString(strings.TrimLeft(strings.TrimRight(line, "\r\n"), "\ufeff"), "")
	return strings.Join(strings.Fields(strings.ReplaceAll(line, "=", " = ")), " ")
}

// changedLines describes which lines go and come, whatever they look like.
func changedLines(before, after map[string]string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for name := range after {
			if !yield(name) {
				return
			}
		}
	}) {
		count := map[string]int{}
		for line := range strings.Lines(before[name]) {
			count[bare(line)]--
		}
		for line := range strings.Lines(after[name]) {
			count[bare(line)]++
		}
		var lines []string
		for line, n := range count {
			if n != 0 && line != "" {
				lines = append(lines, fmt.Sprintf("%+d %s", n, line))
			}
		}
		slices.Sort(lines)
		b.WriteString(name + "\n" + strings.Join(lines, "\n") + "\n")
	}
	return b.String()
}

// checkKept checks that comments go only with the line that they are on, or with
// a line beside them, that line ends are as they were, and that space changes only
// in the arguments around an edit.
func checkKept(t *testing.T, before, after map[string]string) {
	t.Helper()
	for name, text := range before {
		if clothes[filepath.Ext(name)] == nil {
			continue
		}
		now := after[name]
		lines, gone := goneLines(text, now)
		for i, line := range lines {
			comment := strings.TrimSpace(marked.FindString(strings.TrimRight(line, "\r\n")))
			if comment == "" || strings.Contains(now, comment) {
				continue
			}
			if gone[i] || mayGo(lines, gone, i) {
				continue
			}
			t.Errorf("%s: a comment is gone: %s", name, line)
		}
		if strings.Contains(text, "\r\n") != strings.Contains(now, "\r\n") || strings.Contains(now, "\r\n") && strings.Count(now, "\n") != strings.Count(now, "\r\n") {
			t.Errorf("%s: line ends have changed", name)
		}
		checkSpace(t, name, text, now)
	}
}

// goneLines returns the lines of a text and which of them another one lacks.
func goneLines(before, after string) (lines []string, gone map[int]bool) {
	gone = map[int]bool{}
	edits := edit.Between([]byte(before), []byte(after))
	at := 0
	for line := range strings.Lines(before) {
		for _, e := range edits {
			if e.Start <= at && at < e.End && !strings.Contains("\n"+bareLines(e.New), "\n"+bare(line)+"\n") {
				gone[len(lines)] = true
			}
		}
		at += len(line)
		lines = append(lines, line)
	}
	return lines, gone
}

// mayGo reports whether a comment may go with a line beside it: one on a line of its
// own, or one behind the brackets around something that goes.
func mayGo(lines []string, gone map[int]bool, i int) bool {
	content := bare(lines[i])
	above, below := neighbour(lines, gone, i, -1), neighbour(lines, gone, i, 1)
	return above && (content == "" || strings.ContainsAny(content[:1], "}])")) ||
		below && (content == "" || strings.ContainsAny(content[len(content)-1:], "{[("))
}

// neighbour reports whether the next line with content in a direction is gone.
func neighbour(lines []string, gone map[int]bool, i, step int) bool {
	for i += step; i >= 0 && i < len(lines); i += step {
		if bare(lines[i]) != "" {
			return gone[i]
		}
	}
	return false
}

// checkSpace checks that each stretch of lines that a difference replaces has
// something in it, or beside it, that had to change.
func checkSpace(t *testing.T, name, before, after string) {
	t.Helper()
	for _, e := range edit.Between([]byte(before), []byte(after)) {
		run := before[paragraphStart(before, e.Start):paragraphEnd(before, e.End)]
		if bareLines(before[e.Start:e.End]) == bareLines(e.New) && strings.Contains(bareLines(after), bareLines(run)) {
			t.Errorf("%s: lines change in nothing but space:\n%s\n->\n%s", name, before[e.Start:e.End], e.New)
		}
	}
}

func bareLines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(bare(line) + "\n")
	}
	return b.String()
}

// paragraphStart and paragraphEnd return the bounds of the lines around an offset
// that no empty line is between.
func paragraphStart(text string, at int) int {
	for at > 0 {
		prev := strings.LastIndexByte(text[:at-1], '\n') + 1
		if strings.TrimSpace(text[prev:at]) == "" {
			break
		}
		at = prev
	}
	return at
}

func paragraphEnd(text string, at int) int {
	for at < len(text) {
		next := at + strings.IndexByte(text[at:]+"\n", '\n') + 1
		if strings.TrimSpace(text[at:min(next, len(text))]) == "" {
			break
		}
		at = min(next, len(text))
	}
	return at
}
