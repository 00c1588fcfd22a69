package graph

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestModules holds the modules to what laying them one after the other needs.
func TestModules(t *testing.T) {
	names, err := filepath.Glob("*.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if !slices.Contains(modules, name) {
			t.Errorf("%s is no part of the page", name)
		}
	}
	declared := map[string]string{}
	declaration := regexp.MustCompile(`(?m)^(?:export )?(?:async )?(?:function|class|const|let|var) ([A-Za-z0-9_]+)`)
	for _, name := range modules {
		text := read(name)
		for _, d := range declaration.FindAllStringSubmatch(text, -1) {
			if other := declared[d[1]]; other != "" {
				t.Errorf("%s and %s both declare %s", other, name, d[1])
			}
			declared[d[1]] = name
		}
		if strings.Contains(text, "innerHTML") || strings.Contains(text, "</script") {
			t.Errorf("%s makes markup of text", name)
		}
	}
	if line := regexp.MustCompile(`(?m)^(import|export)\b.*`).FindString(script()); line != "" {
		t.Errorf("the page keeps %q", line)
	}
}

// TestTechniques holds the names of techniques against those that methods have.
func TestTechniques(t *testing.T) {
	files, err := filepath.Glob("../../analysis/threat/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, list := range regexp.MustCompile(`"T\d{4}[T\d. ]*"`).FindAllString(string(text), -1) {
			ids = append(ids, strings.Fields(strings.Trim(list, `"`))...)
		}
	}
	if len(ids) < 20 {
		t.Fatalf("there are %d techniques", len(ids))
	}
	slices.Sort(ids)
	names := read("techniques.js")
	for _, id := range slices.Compact(ids) {
		if !strings.Contains(names, `"`+id+`": "`) {
			t.Errorf("%s has no name", id)
		}
	}
}

func TestPage(t *testing.T) {
	for root, write := range map[string]func(io.Writer, string, any) error{"view": Paths, "report": Drift} {
		t.Run(root, func(t *testing.T) { testPage(t, root, write) })
	}
}

func testPage(t *testing.T, root string, write func(io.Writer, string, any) error) {
	hostile := `</script><script>alert(1)</script><!-- & " {{.CSP}}` + "\u2028"
	var b strings.Builder
	if err := write(&b, hostile, map[string]string{"workspace": hostile}); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	if n := strings.Count(page, "<script"); n != 2 {
		t.Errorf("the page has %d scripts", n)
	}
	if strings.Contains(page, "<!--") || strings.Contains(strings.ReplaceAll(page, "{{.CSP}}", ""), "{{.") {
		t.Error("the page has a comment, or a place that nothing was put into")
	}
	if strings.Count(page, `<main id="`+root+`"`) != 1 {
		t.Error("the page does not say what it is of")
	}
	part := func(pattern string) string {
		found := regexp.MustCompile(`(?s)` + pattern).FindStringSubmatch(page)
		if found == nil {
			t.Fatalf("the page has nothing like %s", pattern)
		}
		return found[1]
	}
	var data map[string]string
	if err := json.Unmarshal([]byte(part(`<script type="application/json" id="data">(.*?)</script>`)), &data); err != nil || data["workspace"] != hostile {
		t.Errorf("the data is %q, %v", data, err)
	}
	policy := part(`Content-Security-Policy" content="([^"]*)"`)
	for _, want := range []string{
		"default-src 'none'",
		"script-src " + digest(part(`<script type="module">(.*?)</script>`)) + ";",
		"style-src " + digest(part(`<style>(.*?)</style>`)) + ";",
	} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy lacks %q:\n%s", want, policy)
		}
	}
	if strings.Contains(policy, "unsafe") || strings.Contains(page, "http://") && !strings.Contains(page, "http://www.w3.org/2000/svg") {
		t.Error("the page lets in what it need not")
	}
}
