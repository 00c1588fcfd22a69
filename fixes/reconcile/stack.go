package reconcile

import (
	"errors"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/drift"
	"github.com/parapet-iac/parapet/analysis/lang/cloudformation"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// inStack reports whether a template of CloudFormation declares a resource.
func inStack(r *model.Resource) bool { return r != nil && r.Origin.Language == cloudformation.Language }

// stackTag is how a reading says that a stack has made a resource, before its name.
const stackTag = "CloudFormation stack "

// unnamed stands for a stack of which nothing that runs tells the name.
const unnamed = "STACK"

// stackOf returns the name of the stack that a template is deployed as, as what runs of
// it tells by its tags.
func (p *planner) stackOf(d *drift.Drift) string {
	of := func(d *drift.Drift) string {
		if d.Reported == nil {
			return ""
		}
		name, ok := strings.CutPrefix(d.Reported.MadeBy, stackTag)
		if !ok {
			return ""
		}
		return name
	}
	if name := of(d); name != "" {
		return name
	}
	i := slices.IndexFunc(p.found.Drifts, func(o drift.Drift) bool { return o.Stack == d.Stack && inStack(o.Code) && of(&o) != "" })
	if i < 0 {
		return unnamed
	}
	return of(&p.found.Drifts[i])
}

// changeSet is what the change sets of remedies are called.
const changeSet = "parapet-restore"

// restoreStack returns the commands that make of what a stack has what its template says.
// To deploy a template that has not changed does nothing; a change set that reverts drift
// compares it with what runs:
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html.
func (p *planner) restoreStack(d *drift.Drift) Remedy {
	r := Remedy{Kind: Restore, Title: "deploy the template again by a change set that reverts drift; it changes " + strings.Join(paths(d), ", ")}
	if d.Kind == drift.Missing {
		r.Title = "deploy the template again by a change set that reverts drift; it makes " + string(d.Address)
	}
	name := p.stackOf(d)
	if name == unnamed {
		r.Title += " (" + unnamed + " is the name of its stack)"
	}
	file := path.Join(p.opts.Dir, d.Code.Origin.Header.File())
	both := []string{"--stack-name=" + name, "--change-set-name=" + changeSet}
	create := slices.Concat([]string{"aws", "cloudformation", "create-change-set"}, both, []string{"--template-body=file://" + file, "--deployment-mode=REVERT_DRIFT"})
	wait := slices.Concat([]string{"aws", "cloudformation", "wait", "change-set-create-complete"}, both)
	execute := slices.Concat([]string{"aws", "cloudformation", "execute-change-set"}, both)
	for _, words := range [][]string{create, wait, execute} {
		r.Commands = append(r.Commands, inRegion(d, words))
	}
	return r
}

var errNoTemplate = errors.New("resources are not written into templates")

// importStack says how what no template declares comes into a stack.
func importStack() Remedy {
	return Remedy{
		Kind: Declare, Failed: errNoTemplate.Error(),
		Title: "write it into a template with a DeletionPolicy, and import it by a change set of the type IMPORT",
	}
}

// mentioned returns an error where a template refers to a resource that has gone from it.
func mentioned(code *model.Resource, texts map[string]*source.Text) error {
	name := string(code.Address)
	name = name[strings.LastIndexAny(name, "/.")+1:]
	word := regexp.MustCompile(`\b` + regexp.QuoteMeta(name) + `\b`)
	for file, text := range texts {
		if at := word.FindIndex(text.Bytes()); at != nil {
			return errors.New(file + " refers to " + name)
		}
	}
	return nil
}
