package reconcile

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/drift"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes"
	"github.com/parapet-iac/parapet/fixes/edit"
	"github.com/parapet-iac/parapet/fixes/remedy"
	"github.com/parapet-iac/parapet/fixes/terraform"
)

// harden notes the edits by which the code leaves no room for a risky drift: it says
// what it has left to others, watches what it has ignored, or loses a weakness of its
// own that the drift rests on.
func (p *planner) harden(ctx context.Context, d *drift.Drift, note func(...Remedy)) error {
	seen := map[string]bool{}
	for i := range d.Changes {
		if !inTerraform(d.Code) {
			break
		}
		h := p.hardening(d, &d.Changes[i])
		if h == nil || seen[h.title] {
			continue
		}
		seen[h.title] = true
		if err := p.noteEdit(ctx, d, h, note); err != nil {
			return err
		}
	}
	return p.mend(ctx, d, note)
}

// A hardening is an edit by which the code takes charge of an attribute, and what to
// apply then.
type hardening struct {
	title, target string
	edit          func() (map[string]*source.Text, error)
}

// hardening returns the edit by which the code takes charge of what has changed, nil
// where it has done so before.
func (p *planner) hardening(d *drift.Drift, c *drift.Change) *hardening {
	top, _, _ := strings.Cut(c.Path, ".")
	h := &hardening{target: string(d.Address)}
	l := p.leftover(d, c)
	switch {
	case c.Ignored:
		h.title = "let Terraform watch " + top + " again, which ignore_changes names; applying then restores it"
		h.edit = func() (map[string]*source.Text, error) { return p.watched(d, top) }
	case l != nil && (l.lists || l.exclusive != ""):
		h.title = "say in the code that " + top + " has nothing else; applying then takes out what was added"
		if l.exclusive != "" {
			h.target = strings.Replace(h.target, d.Type+".", l.exclusive+".", 1)
		}
		closing := terraform.Closing{Argument: l.path, Exclusive: l.exclusive, Owner: l.owner, Names: l.names, Part: l.part, Attribute: l.attribute}
		h.edit = func() (map[string]*source.Text, error) { return fixes.Closed(p.now, p.code(d), closing) }
	default:
		return nil
	}
	return h
}

// noteEdit notes a hardening, if its edit can be made and changes nothing else.
func (p *planner) noteEdit(ctx context.Context, d *drift.Drift, h *hardening, note func(...Remedy)) error {
	before := maps.Clone(p.texts)
	r, err := p.edited(ctx, Harden, d, func(ctx context.Context, d *drift.Drift) (Remedy, error) {
		r := Remedy{Kind: Harden, Title: h.title, Commands: []string{p.terraform("apply", []string{h.target})}}
		texts, err := h.edit()
		if err != nil {
			r.Failed = err.Error()
			return r, nil
		}
		t, err := p.weigh(ctx, texts, id{d.Kind, d.Stack, d.Address}, nil)
		if err != nil || t == nil {
			r.Failed = "it would change something else"
			return r, err
		}
		p.take(t)
		r.Files = touched(before, p.texts)
		return r, nil
	})
	if err == nil && r.Failed == "" {
		note(r)
	}
	return err
}

// watched takes an attribute out of ignore_changes.
func (p *planner) watched(d *drift.Drift, name string) (map[string]*source.Text, error) {
	code := p.code(d)
	var remove []string
	list := code.Value.Get("lifecycle").Get("ignore_changes")
	if list == nil {
		list = code.Value.Get("lifecycle").Index(0).Get("ignore_changes")
	}
	for i, e := range list.Elems() {
		s, _ := e.AsString()
		if first, _, _ := strings.Cut(strings.Trim(s, `"`), "."); first == name {
			remove = append(remove, "lifecycle.ignore_changes["+strconv.Itoa(i)+"]")
		}
	}
	if len(remove) == 0 {
		return nil, errors.New("all changes are ignored")
	}
	ways, err := fixes.Written(p.now, remedy.Request{Resource: code, Verdict: model.Path{}, Remedy: &policy.Remedy{Title: "Watch", Remove: remove}})
	if err != nil {
		return nil, err
	}
	return ways[0].Texts, nil
}

// Bounds on the search for fixes: how many findings are looked at for one drift, and
// how often code that is fixed is compared and judged again for all of them.
const (
	maxWeaknesses = 8
	maxAgain      = 24
)

// mend notes fixes of what policies find in the code by itself where that has to do with
// the drift: the same weakness, or one without which the drift would bring less.
func (p *planner) mend(ctx context.Context, d *drift.Drift, note func(...Remedy)) error {
	if p.opts.Policies == nil {
		return nil
	}
	for _, f := range p.weaknesses(d) {
		fix, err := p.fix(ctx, &f)
		if err != nil {
			return err
		}
		if fix == nil {
			continue
		}
		why, err := p.reason(ctx, d, &f, fix)
		if err != nil {
			return err
		}
		if why == "" {
			continue
		}
		r := Remedy{Kind: Harden, Title: strings.ToLower(fix.Title()[:1]) + fix.Title()[1:] + " in the code (" + f.Policy.ID + "): " + why}
		if fix.Unsafe != "" {
			r.Title += " (unsafe: " + fix.Unsafe + ")"
		}
		if fix.Unsafe != "" && !p.opts.Unsafe {
			r.Failed = "it is unsafe"
			note(r)
			continue
		}
		if err := p.apply(ctx, d, &f, fix, &r); err != nil {
			return err
		}
		if r.Failed == "" {
			note(r)
		}
	}
	return nil
}

// weaknesses returns the findings of the code in the resource of a drift and in those on
// the breach paths that it opens, the nearest ones first.
func (p *planner) weaknesses(d *drift.Drift) []workspace.Finding {
	near := map[model.Address]int{d.Address: 1}
	for _, i := range d.Paths {
		for _, step := range p.found.Paths[i].Steps {
			for _, e := range step.Evidence {
				if e.Stack == d.Stack && near[e.Address] == 0 {
					near[e.Address] = 2
				}
			}
		}
	}
	same := map[string]bool{}
	for _, f := range d.Findings {
		same[f.Policy.ID] = true
	}
	var out []workspace.Finding
	far := map[string]int{}
	for file := range p.trial.Base().Files() {
		for _, f := range p.trial.Base().Findings(file.Path) {
			n := near[f.Resource]
			if n == 0 || f.Status != policy.Fail || f.Suppression != nil || len(f.Policy.Remedies) == 0 {
				continue
			}
			if n == 1 && same[f.Policy.ID] {
				n = 0
			}
			out, far[f.Fingerprint] = append(out, f), n
		}
	}
	slices.SortStableFunc(out, func(a, b workspace.Finding) int {
		return cmp.Or(cmp.Compare(far[a.Fingerprint], far[b.Fingerprint]), cmp.Compare(b.Policy.Severity, a.Policy.Severity), cmp.Compare(a.Policy.ID, b.Policy.ID))
	})
	return out[:min(len(out), maxWeaknesses)]
}

// fix returns a fix that holds by itself, a safe one if there is one, or nil.
func (p *planner) fix(ctx context.Context, f *workspace.Finding) (*fixes.Fix, error) {
	plan, err := fixes.NewPlanner(p.trial.Base()).Fixes(f)
	if err != nil {
		return nil, nil // there is none
	}
	var unsafe *fixes.Fix
	for _, fix := range plan {
		if fix.Asks || fix.Chooses {
			continue
		}
		proved, err := fixes.Prove(ctx, p.trial, fix)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case errors.Is(err, workspace.ErrInterrupted):
			return nil, err
		case err != nil:
		case proved.Unsafe == "":
			return proved, nil
		case unsafe == nil:
			unsafe = proved
		}
	}
	return unsafe, nil
}

// reason says what a fix has to do with a drift, or nothing.
func (p *planner) reason(ctx context.Context, d *drift.Drift, f *workspace.Finding, fix *fixes.Fix) (string, error) {
	for _, brought := range d.Findings {
		if brought.Policy.ID == f.Policy.ID && f.Resource == d.Address {
			return "the code has the same weakness", nil
		}
	}
	if p.again++; p.again > maxAgain {
		return "", nil
	}
	s, err := p.trial.Analyse(ctx, fixedTexts(fix))
	if err != nil {
		return "", err
	}
	in := p.input(s)
	in.Declared = p.trial.Declared()
	next := p.found.Again(in)
	same := func(o drift.Drift) bool { return o.Kind == d.Kind && o.Stack == d.Stack && o.Address == d.Address }
	if i := slices.IndexFunc(next.Drifts, same); i < 0 || len(next.Drifts[i].Changes) < len(d.Changes) {
		return "", nil // it is not the same drift any more
	}
	if err := next.Judge(ctx, p.opts.Policies, p.opts.Threat); err != nil {
		return "", err
	}
	findings, paths := 0, 0
	if i := slices.IndexFunc(next.Drifts, same); i >= 0 {
		findings, paths = len(next.Drifts[i].Findings), len(next.Drifts[i].Paths)
	}
	switch {
	case findings == 0 && paths == 0:
		return "what was changed would bring nothing then", nil
	case paths < len(d.Paths) && paths == 0:
		return "what was changed would open no breach path then", nil
	case paths < len(d.Paths):
		return "what was changed would open fewer breach paths then", nil
	case findings < len(d.Findings):
		return "what was changed would bring less then", nil
	}
	return "", nil
}

// fixedTexts returns what files come to by a fix.
func fixedTexts(fix *fixes.Fix) map[string]*source.Text {
	out := map[string]*source.Text{}
	for _, c := range fix.Changes() {
		out[c.Path] = source.NewText(edit.Apply(c.Text.Bytes(), c.Edits))
	}
	return out
}

// apply makes a fix on top of the edits so far.
func (p *planner) apply(ctx context.Context, d *drift.Drift, f *workspace.Finding, fix *fixes.Fix, r *Remedy) error {
	before := maps.Clone(p.texts)
	_, err := p.edited(ctx, Harden, d, func(ctx context.Context, d *drift.Drift) (Remedy, error) {
		r.Failed = "it does not go together with other edits"
		texts := p.remade(f, fix)
		if texts == nil {
			return *r, nil
		}
		t, err := p.weigh(ctx, texts, id{d.Kind, d.Stack, d.Address}, nil)
		if err != nil || t == nil {
			return *r, err
		}
		p.take(t)
		r.Failed, r.Files = "", touched(before, p.texts)
		return *r, nil
	})
	return err
}

// remade returns the texts of a fix of the base for the code as the edits so far have
// it, nil where it is none of that.
func (p *planner) remade(f *workspace.Finding, fix *fixes.Fix) map[string]*source.Text {
	if len(p.texts) == 0 {
		return fixedTexts(fix)
	}
	for _, now := range p.now.Findings(f.Span.File) {
		if now.Fingerprint != f.Fingerprint {
			continue
		}
		plan, _ := fixes.NewPlanner(p.now).Fixes(&now) // none, where nothing can be done
		for _, x := range plan {
			if x.Remedy == fix.Remedy && x.Note == fix.Note {
				return fixedTexts(x)
			}
		}
	}
	return nil
}
