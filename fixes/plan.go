package fixes

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes/cloudformation"
	"github.com/parapet-iac/parapet/fixes/dockerfile"
	"github.com/parapet-iac/parapet/fixes/edit"
	"github.com/parapet-iac/parapet/fixes/helm"
	"github.com/parapet-iac/parapet/fixes/manifest"
	"github.com/parapet-iac/parapet/fixes/remedy"
	"github.com/parapet-iac/parapet/fixes/terraform"
)

// A writer writes remedies into the code of one language.
type writer interface {
	// Variants returns the ways to make the changes of the requests, which are
	// for instances of one thing, together.
	Variants(requests ...remedy.Request) ([]remedy.Variant, error)
}

// A language is how code of it is written.
type language struct {
	writer func(remedy.Workspace) writer
	// tidy lets edits of a file look like the code around them.
	tidy func(path string, text []byte, edits []edit.Edit) []edit.Edit
}

// languages is the registry of writers, by the name of the front end.
var languages = map[string]language{
	"dockerfile": {
		writer: func(ws remedy.Workspace) writer { return dockerfile.New(ws) },
		tidy:   dockerfile.Tidy,
	},
	"cloudformation": {
		writer: func(ws remedy.Workspace) writer { return cloudformation.New(ws) },
		tidy:   cloudformation.Tidy,
	},
	"azure-pipelines": inYAML(manifest.AzurePipelines),
	"compose":         inYAML(manifest.Compose),
	"github":          inYAML(manifest.GitHub),
	"gitlab":          inYAML(manifest.GitLab),
	"helm": {
		writer: func(ws remedy.Workspace) writer { return helm.New(ws) },
		tidy:   helm.Tidy,
	},
	"kubernetes": inYAML(manifest.Kubernetes),
	"kustomize":  inYAML(manifest.Kustomize),
	"terraform": {
		writer: func(ws remedy.Workspace) writer { return terraform.New(ws) },
		tidy:   terraform.Tidy,
	},
}

// Written returns the ways to make the changes of a request, each as the new texts of
// files, where its resource is declared.
func Written(ws remedy.Workspace, r remedy.Request) ([]Way, error) {
	lang, ok := languages[r.Resource.Origin.Language]
	if !ok {
		return nil, fmt.Errorf("%s is not written", r.Resource.Origin.Language)
	}
	variants, err := lang.writer(ws).Variants(r)
	var out []Way
	for _, v := range variants {
		out = append(out, Way{Variant: v, Texts: lang.edited(ws, v.Edits)})
	}
	return out, err
}

// edited returns the texts that files come to.
func (l language) edited(ws remedy.Workspace, files map[string][]edit.Edit) map[string]*source.Text {
	out := map[string]*source.Text{}
	for path, edits := range files {
		text := ws.File(path).Text.Bytes()
		out[path] = source.NewText(edit.Apply(text, l.tidy(path, text, edits)))
	}
	return out
}

// Forgotten returns the texts of files without resources of Terraform code, each with a
// removed block in its place. The error says what stands against it.
func Forgotten(ws remedy.Workspace, resources ...*model.Resource) (map[string]*source.Text, error) {
	edits, err := terraform.New(ws).Forget(resources...)
	if err != nil {
		return nil, err
	}
	return languages["terraform"].edited(ws, edits), nil
}

// Closed returns the texts of files in which a resource of Terraform code says that it
// has nothing but what the code says. The error says what stands against it.
func Closed(ws remedy.Workspace, r *model.Resource, c terraform.Closing) (map[string]*source.Text, error) {
	edits, err := terraform.New(ws).Close(r, c)
	if err != nil {
		return nil, err
	}
	return languages["terraform"].edited(ws, edits), nil
}

// A Way is a variant with the texts that it comes to, by path.
type Way struct {
	remedy.Variant
	Texts map[string]*source.Text
}

func inYAML(d *manifest.Dialect) language {
	return language{writer: func(ws remedy.Workspace) writer { return manifest.New(ws, d) }, tidy: d.Tidy}
}

// A Fix is one way to mend a finding. It is made for the texts of one snapshot and
// immutable.
type Fix struct {
	Finding workspace.Finding
	// Remedy is which of the policy's remedies it is, and Note what sets it apart
	// from other ways to apply that one: "in the default of var.acl", or nothing.
	Remedy int
	Note   string
	// Unsafe says what the edit changes beyond the finding, or nothing.
	Unsafe string
	// Preferred marks the first of the fixes for a finding.
	Preferred bool
	// Asks tells that the edit holds examples that a person is to overwrite.
	Asks bool
	// Chooses tells that the edit refers to something that the code declares
	// already, of which there might be a better choice.
	Chooses bool

	refers bool
	files  map[string]file
	judged []workspace.Judgement
	lang   language
}

// A file is what a fix does to a file.
type file struct {
	text *source.Text
	raw  []edit.Edit
}

// A Change is what is changed in one file.
type Change struct {
	Path string
	// Text is what the edits are made for, which are in order and do not touch
	// each other.
	Text  *source.Text
	Edits []edit.Edit
}

// Title says what the fix does, as a verb phrase.
func (f *Fix) Title() string {
	title := f.Finding.Policy.Remedies[f.Remedy].Title
	if f.Note != "" {
		title += " (" + f.Note + ")"
	}
	return title
}

// Safe reports whether the fix may be applied without being looked at.
func (f *Fix) Safe() bool { return f.Unsafe == "" && !f.Asks && !f.Chooses }

// Changes returns what the fix changes, by path.
func (f *Fix) Changes() []Change {
	var out []Change
	for _, path := range slices.Sorted(maps.Keys(f.files)) {
		c := f.files[path]
		out = append(out, Change{path, c.text, edit.Joined(f.lang.tidy(path, c.text.Bytes(), c.raw))})
	}
	return out
}

// Key names what the fix changes: fixes of one snapshot with one key make the same
// edits.
func (f *Fix) Key() string {
	var b strings.Builder
	for _, path := range slices.Sorted(maps.Keys(f.files)) {
		for _, e := range f.files[path].raw {
			fmt.Fprintf(&b, "%q %d %d %q\n", path, e.Start, e.End, e.New)
		}
	}
	return b.String()
}

// A Planner makes fixes for the findings of one snapshot. It is used by one
// goroutine.
type Planner struct {
	snap    *workspace.Snapshot
	writers map[string]writer
}

// NewPlanner returns a planner for a snapshot.
func NewPlanner(s *workspace.Snapshot) *Planner {
	return &Planner{snap: s, writers: map[string]writer{}}
}

// ErrNoRemedy is returned for findings whose policy knows no remedy.
var ErrNoRemedy = errors.New("the policy has no remedy")

// maxInstances bounds the instances of one place that a fix looks at.
const maxInstances = 100

// Fixes returns the ways to mend a finding of the snapshot, the preferred one
// first. None of them has been proved. Where there is none, the error says why.
func (p *Planner) Fixes(f *workspace.Finding) ([]*Fix, error) {
	if len(f.Policy.Remedies) == 0 {
		return nil, ErrNoRemedy
	}
	lang, ok := languages[f.Language]
	judged := p.snap.Judgements(f)
	switch {
	case !ok:
		return nil, fmt.Errorf("%s is not written", f.Language)
	case len(judged) == 0:
		return nil, errors.New("the finding is not of this analysis")
	}
	var out []*Fix
	var failure error
	for i := range f.Policy.Remedies {
		r := &f.Policy.Remedies[i]
		variants, err := p.writer(f.Language, lang).Variants(requests(judged, r)...)
		if err != nil {
			failure = errors.Join(failure, fmt.Errorf("%s: %w", r.Title, err))
		}
		for _, v := range variants {
			out = append(out, p.fix(f, i, v, judged, lang))
		}
	}
	if len(out) == 0 {
		return nil, failure
	}
	out[0].Preferred = true
	return out, nil
}

func (p *Planner) writer(name string, lang language) writer {
	w := p.writers[name]
	if w == nil {
		w = lang.writer(p.snap)
		p.writers[name] = w
	}
	return w
}

func requests(judged []workspace.Judgement, r *policy.Remedy) []remedy.Request {
	var out []remedy.Request
	for _, j := range judged[:min(len(judged), maxInstances)] {
		out = append(out, remedy.Request{Resource: j.Resource, Verdict: within(j.Paths), Remedy: r})
	}
	return out
}

// within returns the first of a verdict's paths that is not the resource itself:
// such verdicts are shown at the resource, but rest on what the next path says.
func within(paths []model.Path) model.Path {
	for _, p := range paths {
		if len(p) > 0 {
			return p
		}
	}
	return paths[0]
}

func (p *Planner) fix(f *workspace.Finding, i int, v remedy.Variant, judged []workspace.Judgement, lang language) *Fix {
	fix := &Fix{
		Finding: *f, Remedy: i, Note: v.Note, Unsafe: f.Policy.Remedies[i].Unsafe,
		Asks: v.Asks, Chooses: v.Chooses, refers: v.Refers, judged: judged, lang: lang, files: map[string]file{},
	}
	for path, edits := range v.Edits {
		fix.files[path] = file{p.snap.File(path).Text, edits}
	}
	return fix
}

// about names a resource.
type about struct {
	stack   string
	address model.Address
}

// A subject is a policy and a resource that it judges.
type subject struct {
	policy string
	about
}

// subjects returns what the fix's finding is about.
func (f *Fix) subjects() []subject {
	var out []subject
	for _, j := range f.judged {
		out = append(out, subject{f.Finding.Policy.ID, about{j.Resource.Origin.Stack, j.Resource.Address}})
	}
	return out
}
