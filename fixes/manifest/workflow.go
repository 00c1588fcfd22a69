package manifest

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/fixes/edit"
	"github.com/parapet-iac/parapet/fixes/yaml"
)

// The dialects of pipelines.
var (
	GitHub         = &Dialect{Root: document, Name: githubName, Order: githubOrder, Orders: [][]string{githubTop, githubJob, githubStep}, Special: githubSet, Removal: removeArgument, Kept: kept, Unsorted: true, Indented: true}
	GitLab         = &Dialect{Root: document, Kept: kept, Order: gitlabOrder, Removal: removeArgument, Unsorted: true, Indented: true}
	AzurePipelines = &Dialect{Root: document, Name: azureName, Removal: removeArgument, Kept: kept, Unsorted: true, Indented: true}
)

func document(r *model.Resource) source.Range { return r.Origin.Block }

// verbatim are the keys below which names are what people make up.
var verbatim = map[string]bool{
	"with": true, "env": true, "outputs": true, "secrets": true, "permissions": true, "inputs": true, "variables": true, "matrix": true,
}

func below(at model.Path, names map[string]bool) bool {
	for _, s := range at {
		if name, ok := s.(string); ok && names[name] {
			return true
		}
	}
	return false
}

// githubName writes "-" for "_", and what conditions are called.
func githubName(_ *model.Resource, at model.Path, name string) string {
	switch {
	case below(at, verbatim) || len(at) == 1 && at[0] == "on":
		return name
	case name == "condition":
		return "if"
	}
	return strings.ReplaceAll(name, "_", "-")
}

// azureName writes capital letters for those behind "_".
func azureName(_ *model.Resource, at model.Path, name string) string {
	if below(at, verbatim) {
		return name
	}
	words := strings.Split(name, "_")
	for i, w := range words {
		if i > 0 && w != "" {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, "")
}

// removeArgument takes an argument that a path names out of a command of a script:
// commands[0].args["-k"].
func removeArgument(a *attempt, path model.Path) (bool, error) {
	if !below(path, map[string]bool{"commands": true}) {
		return false, nil
	}
	n := len(path)
	word, named := path[n-1].(string)
	if !named || path[n-2] != "args" {
		return true, yaml.ErrNoPlace
	}
	for _, v := range walked(a.req.Resource, path[:n-1]).Elems() {
		if s, _ := v.AsString(); s != word {
			continue
		}
		f, _, err := a.open(v.Range())
		if err != nil {
			return true, err
		}
		start, end, ok := f.Offsets(v.Range())
		text := f.Text.Bytes()
		if !ok || string(text[start:end]) != word || start == 0 || text[start-1] != ' ' {
			return true, yaml.ErrNoPlace
		}
		merged, err := edit.Merge(a.plain[f.Path], []edit.Edit{{Start: start - 1, End: end}})
		a.plain[f.Path] = merged
		return true, err
	}
	return true, nil
}

// The orders of keys, as the reference of the workflow syntax has them:
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax.
var (
	githubTop  = []string{"name", "run-name", "on", "permissions", "env", "defaults", "concurrency", "jobs"}
	githubJob  = []string{"name", "permissions", "needs", "if", "runs-on", "environment", "concurrency", "outputs", "env", "defaults", "timeout-minutes", "strategy", "continue-on-error", "container", "services", "uses", "with", "secrets", "steps"}
	githubStep = []string{"id", "if", "name", "uses", "run", "working-directory", "shell", "with", "env", "continue-on-error", "timeout-minutes"}
)

func githubOrder(n *yamltext.Node) []string {
	key := yaml.KeyOf(n)
	switch {
	case n.Parent == nil:
		return githubTop
	case key == nil && n.Parent.Kind == model.List:
		if list := yaml.KeyOf(n.Parent); list != nil && list.Text == "steps" {
			return githubStep
		}
	case key != nil:
		if jobs := yaml.KeyOf(n.Parent); jobs != nil && jobs.Text == "jobs" {
			return githubJob
		}
	}
	return nil
}

// gitlabOrder has what holds for the whole pipeline before its jobs.
func gitlabOrder(n *yamltext.Node) []string {
	if n.Parent != nil {
		return nil
	}
	order := []string{"spec", "include", "workflow", "stages", "default", "image", "services", "variables", "cache", "before_script", "after_script"}
	for _, x := range n.Entries {
		order = append(order, x.Key.Text)
	}
	return order
}
