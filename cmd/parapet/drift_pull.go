package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/drift"
	"github.com/parapet-iac/parapet/analysis/lang/cloudformation"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
	"github.com/parapet-iac/parapet/fixes/forge"
	"github.com/parapet-iac/parapet/fixes/reconcile"
)

// A driftClass is what one pull request is about.
type driftClass struct {
	// remedy is what the request does, to what covers holds for, and part of the
	// branch's name.
	remedy reconcile.Kind
	covers func(*drift.Drift) bool
	// verb and noun title the request; why explains it.
	verb, why string
	one, many string
}

// driftClasses are the pull requests of parapet drift. Neither rests on the other, so
// that they can be merged in any order, or only one of them.
var driftClasses = []driftClass{
	{
		remedy: reconcile.Adopt, covers: func(d *drift.Drift) bool { return d.Kind == drift.Changed && !d.Risky },
		verb: "Adopt", one: "harmless change of what runs", many: "harmless changes of what runs",
		why: "These resources were changed behind the code's back, and that brings no finding and no breach path that the code did not have. " +
			"The commit makes the code say what runs, so that the next apply does not undo it.",
	},
	{
		remedy: reconcile.Declare, covers: func(d *drift.Drift) bool { return d.Kind == drift.Unmanaged },
		verb: "Declare", one: "resource that no code declares", many: "resources that no code declares",
		why: "These resources run, and no code declares them. The commit writes their code, as they are: with import blocks, by which " +
			"the next apply takes them over, or as manifests. Those that are risky bring findings or breach paths, which stay until their code is mended.",
	},
	{
		remedy: reconcile.Harden, covers: func(d *drift.Drift) bool { return d.Kind == drift.Changed && d.Risky },
		verb: "Harden", one: "resource that risky drift has changed", many: "resources that risky drift has changed",
		why: "These resources were changed behind the code's back, and that brings findings or breach paths. The code has left room for it: " +
			"it does not say what was changed, or has a weakness of its own. The commit closes that. What differs is put right by the commands beside it.",
	},
	{
		remedy: reconcile.Remove, covers: func(d *drift.Drift) bool { return d.Kind == drift.Missing },
		verb: "Remove", one: "resource that does not exist any more", many: "resources that do not exist any more",
		why: "The code declares these resources, and they are gone. The commit takes them out of the code, and lets the state of Terraform " +
			"forget them. If they are missed, close this request and apply the code again.",
	},
}

// A proposal is a class with what can be done about its drifts.
type proposal struct {
	class *driftClass
	plan  *reconcile.Plan
	skip  func(drift int) bool // those that are of no concern
}

// apart finds out what can be done, for each class by itself: its edits are proved
// without those of the others.
func (d *drifter) apart(ctx context.Context, opts reconcile.Options) error {
	d.plan = &reconcile.Plan{Remedies: map[int][]reconcile.Remedy{}}
	for i := range driftClasses {
		p := &proposal{class: &driftClasses[i]}
		wanted := opts.Kinds == nil || slices.Contains(opts.Kinds, p.class.remedy)
		p.skip = func(i int) bool { return opts.Skip(i) || !p.class.covers(&d.found.Drifts[i]) }
		own := opts
		own.Skip, own.Kinds = p.skip, []reconcile.Kind{p.class.remedy}
		if !wanted {
			own.Kinds = []reconcile.Kind{} // what could be done is told all the same
		}
		var err error
		if p.plan, err = reconcile.Make(ctx, d.engine, d.input, d.found, own); err != nil {
			return err
		}
		maps.Copy(d.plan.Remedies, p.plan.Remedies)
		if wanted {
			d.proposals = append(d.proposals, p)
		}
	}
	return nil
}

// propose opens a pull request for each class, or updates those that are open.
func (d *drifter) propose(ctx context.Context) error {
	proposed := false
	// Places in requests are relative to the folder of the code.
	items := report.Reducer{}.Drift(tool(), d.engine.Snapshot().Result().Files, d.found).Drifts
	for _, p := range d.proposals {
		if len(p.plan.Files()) == 0 {
			continue
		}
		proposed = true
		request := d.request(p, items)
		o := d.flags.options(d.target.dir, d.flags.dryRun)
		if o.Branch != "" {
			o.Branch += "-" + string(p.class.remedy)
		}
		result, err := forge.Open(ctx, o, *request)
		if ctx.Err() != nil {
			return errors.New("interrupted")
		}
		if err != nil {
			return err
		}
		if err := d.ui.proposed(result, count(len(request.Fixed), p.class.one, p.class.many)); err != nil {
			return err
		}
	}
	if !proposed {
		d.ui.say("notice", "there is nothing to propose")
	}
	return nil
}

// request says what a class comes to.
func (d *drifter) request(p *proposal, items []report.DriftItem) *forge.Request {
	r := &forge.Request{Scope: d.scope(p.class), Summary: "Parapet has compared this code with what runs. " + p.class.why}
	for i := range items {
		if p.skip(i) {
			if d.homeless(i) {
				r.Left = append(r.Left, driftRow(&items[i], leftTo(d.plan.Remedies[i])))
			}
			continue
		}
		remedies := p.plan.Remedies[i]
		own := slices.IndexFunc(remedies, func(x reconcile.Remedy) bool { return x.Kind == p.class.remedy && len(x.Files) > 0 })
		if own < 0 {
			r.Left = append(r.Left, driftRow(&items[i], leftTo(remedies)))
			continue
		}
		note := remedies[own].Title
		if p.class.remedy == reconcile.Harden {
			note = leftTo(remedies) // what is written restores nothing by itself
		}
		if p.class.remedy == reconcile.Adopt && remedies[own].Failed != "" {
			note = "in part; the rest " + note
		}
		r.Fixed = append(r.Fixed, driftRow(&items[i], note))
	}
	r.Title = p.class.verb + " " + count(len(r.Fixed), p.class.one, p.class.many)
	commit := forge.Commit{Subject: r.Title, Body: p.class.why, Fixed: r.Fixed}
	for _, f := range p.plan.Files() {
		commit.Files = append(commit.Files, forge.File{Path: f.Path, Old: bytesOf(f.Before), New: bytesOf(f.After)})
	}
	r.Commits = []forge.Commit{commit}
	r.Verify = append([]forge.Step{{Text: "None of what is put right differs any more:", Command: d.again()}}, d.verify(p)...)
	return r
}

// homeless reports whether a drift is in a class of which no request comes, since there
// is no edit. All requests list it.
func (d *drifter) homeless(drift int) bool {
	return slices.ContainsFunc(d.proposals, func(p *proposal) bool { return !p.skip(drift) && len(p.plan.Files()) == 0 })
}

// verify returns how the tools of the languages show that nothing is left to do.
func (d *drifter) verify(p *proposal) []forge.Step {
	plan, apply := false, false
	for i := range d.found.Drifts {
		if x := &d.found.Drifts[i]; !p.skip(i) {
			object := kube.IsObject(x.Type) && (x.Code == nil || x.Code.Origin.Language != "terraform")
			stack := x.Code != nil && x.Code.Origin.Language == cloudformation.Language
			plan, apply = plan || !object && !stack, apply || object
		}
	}
	var out []forge.Step
	if plan {
		out = append(out, forge.Step{Text: "Nothing of it is to be changed, and what is new is imported:", Command: "terraform plan"})
	}
	for _, f := range p.plan.Files() {
		if apply && isManifest(f.Path) {
			words := append([]string{"kubectl diff -f", path.Join(d.target.base, f.Path)}, d.flags.cluster.kubectl()...)
			out = append(out, forge.Step{Text: "Nothing of it is to be applied:", Command: strings.Join(words, " ")})
		}
	}
	return out
}

// isManifest reports whether kubectl reads a file as it is: others are for Kustomize and
// Helm, by their names.
func isManifest(name string) bool {
	base := path.Base(name)
	return strings.HasSuffix(base, ".yaml") && base != "kustomization.yaml" && !strings.HasPrefix(base, "values") && !strings.Contains("/"+name, "/templates/")
}

// leftTo says what is left to do about a drift that a request does not put right.
func leftTo(remedies []reconcile.Remedy) string {
	if len(remedies) == 0 {
		return "there were too many for one request: a later run has it"
	}
	var parts []string
	for _, r := range remedies {
		parts = append(parts, strings.Join(append([]string{r.Title}, r.Commands...), ": "))
	}
	return strings.Join(parts, "; ")
}

// driftRow is a drift in a table of a request: how urgent it is, what differs, which
// kind of drift it is, where the code has it.
func driftRow(x *report.DriftItem, note string) forge.Finding {
	f := forge.Finding{Policy: "drift-" + x.Kind, Severity: "harmless", Resource: x.Address, File: x.File, Fingerprint: x.Fingerprint, Note: note}
	if x.Risky {
		f.Severity = "risky"
	}
	if x.Range != nil {
		f.Line = x.Range.Start.Line
	}
	var what []string
	for _, c := range x.Changes {
		what = append(what, strings.TrimPrefix(c.String(), "~ "))
	}
	for _, b := range x.Findings {
		what = append(what, fmt.Sprintf("brings %s: %s", b.Severity, b.Title))
	}
	if len(what) == 0 {
		what = []string{x.Kind}
	}
	f.Title = strings.Join(what, "; ")
	return f
}

// scope names what a run covers below the folder of the code.
func (d *drifter) scope(c *driftClass) string {
	parts := []string{"drift " + string(c.remedy)}
	if d.target.path != d.target.dir {
		parts = append(parts, path.Base(d.target.path))
	}
	return strings.Join(append(parts, d.filters()...), " ")
}

// filters are the flags that choose what is compared.
func (d *drifter) filters() []string {
	var parts []string
	add := func(flag string, values ...string) {
		for _, v := range slices.Sorted(slices.Values(values)) {
			if v != "" {
				parts = append(parts, "--"+flag+"="+v)
			}
		}
	}
	add("profile", d.flags.profiles...)
	add("assume-role", d.flags.roles...)
	add("region", d.flags.regions...)
	add("context", d.flags.cluster.context)
	add("namespace", d.flags.cluster.namespaces...)
	add("type", d.flags.types...)
	add("tag", d.flags.tag)
	return parts
}

// again is the command that compares what was compared once more.
func (d *drifter) again() string {
	words := []string{"parapet drift"}
	if d.target.name != "." {
		words = append(words, d.target.name)
	}
	return strings.Join(append(words, d.filters()...), " ")
}
