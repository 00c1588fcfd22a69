package workflow

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/fileset"
	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// NewSession returns a session for the pipelines in a file system, without those
// that exclude reports, which may be nil.
func NewSession(disk fs.FS, exclude func(path string) bool) *fileset.Session {
	return fileset.NewSession(disk, language{}, exclude)
}

type language struct{}

// Unit returns the path of a file in YAML: each is by itself.
func (language) Unit(p string) string {
	if ext := path.Ext(p); ext != ".yml" && ext != ".yaml" {
		return ""
	}
	return p
}

// A kind is a language of pipelines, which is the type of its resources.
type kind string

const (
	none       kind = ""
	workflow   kind = "github_workflow"
	action     kind = "github_action"
	dependabot kind = "github_dependabot"
	gitlab     kind = "gitlab_pipeline"
	azure      kind = "azure_pipeline"
)

// languages are the front ends' names in origins.
var languages = map[kind]string{workflow: "github", action: "github", dependabot: "github", gitlab: "gitlab", azure: "azure-pipelines"}

// kindOf tells by its path, or else by its keys, what a file is.
func kindOf(p string, text []byte) kind {
	dir, name := path.Dir(p), path.Base(p)
	stem := strings.TrimSuffix(strings.TrimSuffix(name, ".yml"), ".yaml")
	has := topKeys(text)
	switch {
	case strings.HasSuffix(dir, ".github/workflows") || strings.HasSuffix(dir, ".gitea/workflows") || strings.HasSuffix(dir, ".forgejo/workflows"):
		return workflow
	case stem == "action" && has["runs"] && has["name"]:
		return action
	case stem == "dependabot" && has["updates"]:
		return dependabot
	case name == ".gitlab-ci.yml", strings.HasSuffix(name, ".gitlab-ci.yml"), strings.Contains("/"+dir+"/", "/.gitlab/ci/"):
		return gitlab
	case has["on"] && has["jobs"]:
		return workflow
	case has["runs"] && bytes.Contains(text, []byte("using:")):
		return action
	case has["apiVersion"] || has["services"] || has["on"]:
		return none
	case strings.HasPrefix(stem, "azure-pipelines"), strings.Contains("/"+dir+"/", "/.azure-pipelines/"), strings.Contains("/"+dir+"/", "/.azuredevops/"):
		return azure
	case (has["steps"] || has["jobs"] || has["stages"]) && azureMark.Match(text):
		return azure
	}
	return none
}

// azureMark finds what only pipelines of Azure have: steps, jobs and stages that
// begin with what they are.
var azureMark = regexp.MustCompile(`(?m)^\s*- (job|stage|deployment|script|bash|pwsh|powershell|checkout): ?|^\s*- task: \S+@\d`)

// topKeys returns the keys at the top of a text.
func topKeys(text []byte) map[string]bool {
	keys := map[string]bool{}
	for line := range bytes.Lines(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))) {
		if c := line[0]; c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '"' || c == '\'' {
			if key, _, ok := bytes.Cut(line, []byte(":")); ok && len(key) < 40 {
				keys[string(bytes.Trim(key, `"' `))] = true
			}
		}
	}
	return keys
}

// A file is one version of a file. It implements [fileset.File].
type file struct {
	*yamltext.File
	kind        kind
	resource    *model.Resource
	diagnostics []source.Diagnostic
}

// Parse reads a version of a file.
func (language) Parse(p string, text []byte, before fileset.File) fileset.File {
	k := kindOf(p, text)
	if k == none {
		return nil
	}
	var last *yamltext.File
	if b, ok := before.(*file); ok {
		last = b.File
	}
	f := &file{File: yamltext.Reader{Tagged: tagged}.Parse(p, text, last), kind: k}
	f.diagnostics = slices.Clone(f.File.Diagnostics)
	for _, d := range f.Documents {
		f.diagnostics = append(f.diagnostics, d.Diagnostics...)
		if f.resource != nil || d.Value.Kind() != model.Object {
			continue
		}
		f.resource = f.load(d)
	}
	return f
}

// tagReference begins what stands for !reference of GitLab CI.
const tagReference = "!reference"

// tagged makes what GitLab puts in from elsewhere unknown.
func tagged(tag string, v *model.Value) *model.Value {
	if tag == tagReference {
		return model.NewUnknown(model.Dynamic, "${"+tagReference+"}", v.Range())
	}
	return v
}

func (f *file) load(d *yamltext.Document) *model.Resource {
	b := &builder{file: f, doc: d}
	var attrs []model.Attr
	switch f.kind {
	case workflow:
		attrs = b.workflow(d.Value)
	case action:
		attrs = b.action(d.Value)
	case dependabot:
		attrs = b.plainKeys(d.Value)
	case gitlab:
		attrs = b.gitlab(d.Value)
	case azure:
		attrs = b.azure(d.Value)
	}
	header := d.Value.Range()
	if first := firstKey(d.Value); !first.IsZero() {
		header = first
	}
	return &model.Resource{
		Type: string(f.kind), Address: model.Address(f.Path), Value: model.NewObject(attrs, header),
		Origin: model.Origin{Language: languages[f.kind], Stack: f.Path, Header: header, Block: d.Whole()},
	}
}

// firstKey returns the place of the first entry of an object.
func firstKey(v *model.Value) source.Range {
	var first source.Range
	for _, a := range v.Attrs() {
		if first.IsZero() || a.NameRange.Start < first.Start {
			first = a.NameRange
		}
	}
	return first
}

func (language) Load(u *fileset.Unit) []*model.Resource {
	var out []*model.Resource
	for _, f := range u.Files {
		if r := f.(*file).resource; r != nil {
			out = append(out, r)
		}
	}
	return out
}

func (f *file) Source() *source.File                { return f.File.File }
func (f *file) Diagnostics() []source.Diagnostic    { return f.diagnostics }
func (f *file) References(int, int) []model.Meaning { return nil }
