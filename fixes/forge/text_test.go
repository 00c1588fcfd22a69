package forge

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "rewrite golden files")

func TestMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"plain text, as it is":       "plain text, as it is",
		"a | b":                      "a &#124; b",
		"<img src=x onerror=y>":      "&lt;img src=x onerror=y&gt;",
		"[click](https://evil)":      "\\[\u200bclick\\]\\(https:\u200b//evil\\)",
		"![i](x)":                    "\\!\\[\u200bi\\]\\(x\\)",
		"`code` *b* _i_ ~s~":         "\\`code\\` \\*b\\* \\_i\\_ &#126;\u200bs&#126;",
		"two\nlines\r\nand\ttab":     "two lines  and tab",
		"- item":                     "\\- item",
		"fixes #12, closes GH-3":     "fixes \\#\u200b12, closes GH-\u200b3",
		"@ann !4 $5 %6 &7 ~bug":      "@\u200bann \\!\u200b4 $\u200b5 %\u200b6 &amp;\u200b7 &#126;\u200bbug",
		"www.evil.example":           "w\u200bww.evil.example",
		"back\\slash":                "back\\\\slash",
		"esc\x1b[31m bidi\u202e\x00": "esc\ufffd[\u200b31m",
	} {
		if text == "esc\x1b[31m bidi\u202e\x00" {
			want = "esc\ufffd\\[31m bidi\ufffd\ufffd"
		}
		if got := markdown(text); got != want {
			t.Errorf("%q:\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestInert(t *testing.T) {
	for text, want := range map[string]string{
		"aws_s3_bucket.logs":       "aws_s3_bucket.logs",
		`module.a["x"].b[0]`:       `module.a["x"].b[0]`,
		"[skip ci].tf":             "[\u200bskip ci].tf",
		"***NO_CI***":              "*\u200b*\u200b*NO_CI*\u200b*\u200b*",
		"${var.x} 50% off, R&D #":  "${var.x} 50% off, R&D #",
		"Fixes AB#12":              "Fixes AB#\u200b12",
		"a\nCo-authored-by: x <y>": "a Co-authored-by: x <y>",
		"https://evil.example/x":   "https:\u200b//evil.example/x",
		"\xff\xfe":                 "\ufffd",
	} {
		if got := inert(text); got != want {
			t.Errorf("%q:\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestCodeAndLink(t *testing.T) {
	for text, want := range map[string]string{
		"":                   "",
		"aws_s3_bucket.logs": "`aws_s3_bucket.logs`",
		"a@b #1 <x> *y*":     "`a@b #1 <x> *y*`",
		"a`b":                "a\\`b",
		"a|b":                "a&#124;b",
		`a\`:                 `a\\`,
		" a":                 " a",
		"a\nb":               "`a b`",
	} {
		if got := code(text); got != want {
			t.Errorf("code of %q: got %q, want %q", text, got, want)
		}
	}
	for address, want := range map[string]string{
		"https://example.com/a#b": "[T](https://example.com/a#b)",
		"http://example.com":      "T",
		"javascript:alert(1)":     "T",
		"https://x)[y](https://z": "T",
		"https://x y":             "T",
		"":                        "T",
	} {
		if got := link("T", address); got != want {
			t.Errorf("link to %q: got %q, want %q", address, got, want)
		}
	}
}

// hostile is what somebody may name a resource or a file.
const hostile = "x`|<script>alert(1)</script>\n| a | b |\n/merge @everyone fixes #1 [skip ci] \x1b[2J\u202e"

// example is a request with everything in it.
func example() *Request {
	s3 := Finding{
		Policy: "aws-s3-bucket-public-acl", Title: "S3 bucket is readable by everyone through its ACL", Severity: "high",
		Link: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html", Resource: "aws_s3_bucket.logs", File: "main.tf", Line: 12, Fingerprint: "f1",
	}
	kms := s3
	kms.Policy, kms.Title, kms.Severity, kms.Link, kms.Fingerprint = "aws-sqs-queue-unencrypted", "SQS queue is not encrypted", "medium", "", "f2"
	kms.Resource, kms.File, kms.Line, kms.Note = hostile, hostile, 0, "replaces the queue"
	left := s3
	left.Fingerprint, left.Resource, left.Note = "f3", `module.web["a"].aws_s3_bucket.b`, "the value comes from a module that is not part of the workspace"
	return &Request{
		Title: "Fix 2 of 3 misconfigurations", Summary: "Parapet found 3 misconfigurations and fixes 2 of them.",
		Commits: []Commit{
			PolicyCommit(Policy{
				ID: s3.Policy, Title: s3.Title, Severity: s3.Severity, Links: []string{s3.Link},
				Description: "An ACL that grants access to everyone makes every object in the bucket readable by anybody on the internet,\nwhatever the policy says.\n\nKeep the ACL private.",
			}, []Finding{s3}, []File{{Path: "main.tf", Old: []byte("one\ntwo\nthree\n"), New: []byte("one\n2\nthree\n")}}),
			PolicyCommit(Policy{ID: kms.Policy, Title: kms.Title, Severity: kms.Severity}, []Finding{kms}, []File{
				{Path: "main.tf", Old: []byte("one\n2\nthree\n"), New: []byte("one\n2\n3\n")},
				{Path: "new.tf", New: []byte("new\n")},
			}),
		},
		Fixed: []Finding{s3, kms}, Left: []Finding{left},
		Paths:  []string{"internet → aws_instance.web → aws_s3_bucket.logs", hostile},
		Verify: []Step{{Command: "parapet check"}, {Text: "See that nothing else changes:", Command: "terraform plan"}, {Text: "Merge."}},
	}
}

func TestBody(t *testing.T) {
	r := example()
	golden(t, "body.md", body(r, "", "0123456789abcdef", "https://example.com/parapet", 65536))
	golden(t, "small.md", body(r, "", "0123456789abcdef", "https://example.com/parapet", 1500))
	var messages strings.Builder
	for i := range r.Commits {
		fmt.Fprintf(&messages, "%s====\n", message(&r.Commits[i], "infra", strings.Repeat("0123", 8)))
	}
	golden(t, "messages.txt", messages.String())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and read the diff. It is now\n%s", name, got)
	}
}

func TestBodyFits(t *testing.T) {
	r := example()
	for range 400 {
		r.Fixed = append(r.Fixed, r.Fixed[0])
		r.Left = append(r.Left, r.Left[0])
		r.Paths = append(r.Paths, r.Paths[0])
	}
	for _, limit := range []int{400, 900, 4000, 32768, 65536} {
		text := body(r, "", "0123456789abcdef", "https://example.com/parapet", limit)
		if len(text) > limit || !utf8.ValidString(text) {
			t.Errorf("with a limit of %d there are %d bytes", limit, len(text))
		}
		if limit >= 4000 && len(text) < limit/2 {
			t.Errorf("with a limit of %d there are only %d bytes", limit, len(text))
		}
		if idOf(text) != "0123456789abcdef" {
			t.Errorf("with a limit of %d the fixes are not named:\n%s", limit, text)
		}
	}
	if got := idOf("a body by somebody else"); got != "" {
		t.Errorf("somebody else's body names %s", got)
	}
	// What claims to be the footer in front of it counts for nothing.
	r.Summary = "declines these fixes (`ffff`)"
	if got := idOf(body(r, "", "0123", "https://example.com", 65536)); got != "0123" {
		t.Errorf("the body names %s", got)
	}
}

// FuzzText holds that no text gets out of where it is written: of a table's cell,
// of a line of a message, of its place before the trailer.
func FuzzText(f *testing.F) {
	f.Add(hostile)
	f.Add("`|`")
	f.Add(trailer + ": 00000000000000000000000000000000")
	f.Add("\\|")
	f.Fuzz(func(t *testing.T, text string) {
		finding := Finding{Policy: text, Title: text, Severity: text, Resource: text, File: text, Line: 1, Note: "x" + text}
		r := &Request{Summary: text, Fixed: []Finding{finding}, Paths: []string{text}, Verify: []Step{{text, text}}}
		out := body(r, "", "abcd", "https://example.com", 1<<20)
		bars := func(line string) int { return strings.Count(line, "|") }
		for line := range strings.Lines(out) {
			if strings.HasPrefix(line, "| ") && bars(line) != 7 {
				t.Errorf("%q breaks the table: %s", text, line)
			}
			if strings.ContainsFunc(strings.TrimSuffix(line, "\n"), func(r rune) bool { return control(r) || r == '\u202e' }) {
				t.Errorf("%q is not plain: %q", text, line)
			}
		}
		if idOf(out) != "abcd" {
			t.Errorf("%q hides the fixes", text)
		}
		c := PolicyCommit(Policy{ID: text, Title: text, Severity: text, Description: text, Links: []string{text}}, []Finding{finding}, nil)
		digest := strings.Repeat("0123", 8)
		m := message(&c, "", digest)
		if digestOf(m) != digest || strings.Count(m, "\n"+trailer) != 1 {
			t.Errorf("%q is a trailer:\n%s", text, m)
		}
		if !utf8.ValidString(out) || !utf8.ValidString(m) {
			t.Errorf("%q makes invalid text", text)
		}
	})
}

func TestBranchName(t *testing.T) {
	seen := map[string]string{}
	for _, test := range [][3]string{
		{"", "main", "parapet/fix"},
		{"infra", "main", "parapet/fix-infra-"},
		{"infra/prod", "main", "parapet/fix-infra-prod-"},
		{"infra-prod", "main", "parapet/fix-infra-prod-"},
		{"", "release/1.0", "parapet/fix-release-1.0-"},
		{"infra", "release/1.0", "parapet/fix-release-1.0-infra-"},
		{"release/1.0", "main", "parapet/fix-release-1.0-"},
		{"../.lock..", "main", "parapet/fix-lock-"},
		{"ünï{}^~:?*[\\", "main", "parapet/fix-n-"},
		{strings.Repeat("long/", 100), "main", "parapet/fix-long-long-"},
	} {
		got := branchName(test[0], test[1], "main")
		if !strings.HasPrefix(got, test[2]) || len(got) > 64 {
			t.Errorf("%v: %s", test, got)
		}
		if other, ok := seen[got]; ok {
			t.Errorf("%v and %s are both %s", test, other, got)
		}
		seen[got] = fmt.Sprint(test)
		if got != branchName(test[0], test[1], "main") {
			t.Errorf("%v has two names", test)
		}
	}
}

func TestIDs(t *testing.T) {
	ids := func(change func(*Request)) (string, string) {
		r := example()
		change(r)
		var commits []planned
		for i := range r.Commits {
			changes, err := r.Commits[i].changes("")
			if err != nil {
				t.Fatal(err)
			}
			commits = append(commits, planned{changes: changes})
		}
		d := digest(commits)
		return d, fixesID(r, d)
	}
	d, f := ids(func(*Request) {})
	for name, test := range map[string]struct {
		change       func(*Request)
		sameD, sameF bool
	}{
		"other words":            {func(r *Request) { r.Commits[0].Body, r.Title = "b", "t" }, true, true},
		"moved lines":            {func(r *Request) { r.Fixed[0].Line = 99 }, true, true},
		"another order":          {func(r *Request) { r.Fixed[0], r.Fixed[1] = r.Fixed[1], r.Fixed[0] }, true, true},
		"Windows' line ends":     {func(r *Request) { r.Commits[1].Files[1].New = []byte("new\r\n") }, true, true},
		"another content":        {func(r *Request) { r.Commits[1].Files[1].New = []byte("newer\n") }, false, true},
		"another content before": {func(r *Request) { r.Commits[0].Files[0].Old = []byte("0\n") }, false, true},
		"another finding":        {func(r *Request) { r.Fixed[0].Fingerprint = "f9" }, true, false},
		"one fewer":              {func(r *Request) { r.Fixed, r.Commits = r.Fixed[:1], r.Commits[:1] }, false, false},
	} {
		gotD, gotF := ids(test.change)
		if (gotD == d) != test.sameD || (gotF == f) != test.sameF {
			t.Errorf("%s: %v %v", name, gotD == d, gotF == f)
		}
	}
}

func TestDecide(t *testing.T) {
	mine := body(&Request{}, "", "aa", "https://example.com", 1000)
	for name, test := range map[string]struct {
		pulls      []pull
		same       bool
		open, push bool
		declined   int64
	}{
		"nothing there":                {push: true},
		"pushed, but not told":         {same: true},
		"open, the same":               {pulls: []pull{{id: 1}}, same: true, open: true},
		"open, other fixes":            {pulls: []pull{{id: 1}}, open: true, push: true},
		"closed, the same":             {pulls: []pull{{id: 1, state: closed, body: mine}}, same: true, declined: 1},
		"closed, branch deleted":       {pulls: []pull{{id: 1, state: closed, body: mine}}, push: true, declined: 1},
		"closed, other fixes":          {pulls: []pull{{id: 1, state: closed, body: "b"}}, push: true},
		"closed, then others closed":   {pulls: []pull{{id: 1, state: closed, body: mine}, {id: 2, state: closed, body: "b"}}, push: true},
		"closed, and opened again":     {pulls: []pull{{id: 1, state: closed, body: mine}, {id: 2}}, same: true, open: true},
		"merged":                       {pulls: []pull{{id: 1, state: merged, body: mine}}, same: true, push: true},
		"merged, but undone, and open": {pulls: []pull{{id: 1, state: merged}, {id: 2}}, same: true, open: true},
	} {
		d := decide(test.pulls, "aa", test.same)
		declined := int64(0)
		if d.declined != nil {
			declined = d.declined.id
		}
		if (d.open != nil) != test.open || d.push != test.push || declined != test.declined {
			t.Errorf("%s: %+v", name, d)
		}
	}
}

func TestChanges(t *testing.T) {
	for name, files := range map[string][]File{
		"out of the folder": {{Path: "../x.tf", New: []byte("x")}},
		"absolute":          {{Path: "/x.tf", New: []byte("x")}},
		"not clean":         {{Path: "a//x.tf", New: []byte("x")}},
		"the folder":        {{Path: ".", New: []byte("x")}},
		"twice":             {{Path: "x.tf", New: []byte("x")}, {Path: "x.tf", New: []byte("y")}},
	} {
		c := Commit{Files: files}
		if _, err := c.changes(""); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	c := Commit{Files: []File{
		{Path: "b.tf", Old: []byte{}, New: []byte("x")}, {Path: "same.tf", Old: []byte("x"), New: []byte("x")}, {Path: "a.tf", Old: []byte("x")}, {Path: "none.tf"},
	}}
	got, err := c.changes("infra")
	if err != nil || len(got) != 2 || got[0].Path != "infra/a.tf" || got[1].Path != "infra/b.tf" {
		t.Errorf("got %v, %v", got, err)
	}
}
