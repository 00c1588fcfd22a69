// Package graph holds the view of breach paths that pages and editors show, and
// makes pages of it that need nothing else. The view is plain JavaScript of the
// language as browsers read it, so that nothing has to be built: an editor's
// bundler takes the modules as they are, and a page has them one after the other.
//
// model.js says what is drawn, layout.js where, draw.js how; camera.js, panel.js
// and export.js belong to view.js, which the reader deals with. drift.js lays the
// tables of drift around the view. page.js starts either in a page.
package graph

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"
)

//go:embed *.js *.css page.html
var files embed.FS

// modules are the modules of the page. They refer to each other inside of
// functions only, so that any order will do as long as page.js is the last.
var modules = []string{"techniques.js", "html.js", "model.js", "layout.js", "draw.js", "export.js", "camera.js", "panel.js", "view.js", "drift.js", "page.js"}

var (
	importLine = regexp.MustCompile(`(?m)^import \{[^}]*\} from "\./[a-z]+\.js";\n`)
	exportWord = regexp.MustCompile(`(?m)^export `)
)

// script returns the modules as one: what they import is there already.
func script() string {
	var b strings.Builder
	for _, name := range modules {
		text := importLine.ReplaceAllString(read(name), "")
		b.WriteString(exportWord.ReplaceAllString(text, ""))
	}
	return b.String()
}

func read(name string) string {
	text, err := files.ReadFile(name)
	if err != nil {
		panic(err) // it is embedded
	}
	return string(text)
}

// Paths writes a page that shows a document of breach paths, which is what `parapet
// graph --format json` writes.
func Paths(w io.Writer, title string, document any) error {
	return page(w, "view", "Breach paths", title, document)
}

// Drift writes a page that shows a document of drift, which is what `parapet drift
// --format json` writes: tables, and the breach paths that it opens.
func Drift(w io.Writer, title string, document any) error {
	return page(w, "report", "Drift", title, document)
}

// page writes a page that shows a document in an element, the root, which says how.
// The page's policy lets it load nothing and run nothing but the modules.
func page(w io.Writer, root, label, title string, document any) error {
	data, err := json.Marshal(document) // escapes what could end a script
	if err != nil {
		return err
	}
	style, script := "\n"+read("view.css")+read("drift.css"), "\n"+script()
	policy := fmt.Sprintf("default-src 'none'; script-src %s; style-src %s; img-src data:; base-uri 'none'; form-action 'none'", digest(script), digest(style))
	page := strings.NewReplacer("{{.CSP}}", policy, "{{.Title}}", html.EscapeString(title), "{{.Root}}", root, "{{.Label}}", label,
		"{{.Style}}", style, "{{.Data}}", string(data), "{{.Script}}", script)
	_, err = page.WriteString(w, read("page.html"))
	return err
}

// digest returns how a policy names an element by its content:
// https://www.w3.org/TR/CSP3/#grammardef-hash-source.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
