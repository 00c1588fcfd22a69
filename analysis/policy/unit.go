package policy

import (
	"crypto/sha256"
	"errors"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// A unit is the policies of one type from one source: what is parsed and
// compiled together.
type unit struct {
	pkg     string // the package without its prefix
	custom  bool
	modules []*module
	// rules parses the modules and returns their policies in order.
	rules func() ([]*rule, error)
	// policies returns the metadata of all rules.
	policies func() ([]*Policy, error)
	libs     []*module
	// compiled returns the compiler that holds the modules.
	compiled func() (*ast.Compiler, error)
	// digest returns the hash of everything above.
	digest func() ([sha256.Size]byte, error)
}

// A rule is one partial set rule, all definitions of it together.
type rule struct {
	name string
	file string
	line int
	// clauses are those of each definition.
	clauses []clause
	// policy decodes the metadata.
	policy func() (*Policy, error)
}

func newUnit(pkg string, custom bool) *unit {
	u := &unit{pkg: pkg, custom: custom}
	u.rules = sync.OnceValues(u.parseRules)
	u.policies = sync.OnceValues(u.decodePolicies)
	u.compiled = sync.OnceValues(u.compile)
	u.digest = sync.OnceValues(u.hashTexts)
	return u
}

func (u *unit) parseRules() ([]*rule, error) {
	var rules []*rule
	byName := map[string]*definition{}
	ruleOf := map[string]*rule{}
	var errs []error
	conditions := conditionsOf(u.definitions())
	for _, m := range u.modules {
		parsed, err := m.parse()
		if err != nil {
			errs = append(errs, err)
			continue
		}
		notes := annotationsOf(parsed)
		for _, r := range parsed.Rules {
			if r.Head.RuleKind() != ast.MultiValue {
				continue
			}
			name := ruleName(r)
			d := byName[name]
			if d == nil {
				d = &definition{unit: u, name: name, file: m.name, line: r.Location.Row}
				byName[name] = d
				ruleOf[name] = &rule{name: name, file: d.file, line: d.line, policy: sync.OnceValues(d.policy)}
				rules = append(rules, ruleOf[name])
			}
			ruleOf[name].clauses = append(ruleOf[name].clauses, conditions.clauseOf(r))
			if note, ok := notes[r.Location.Row]; ok {
				d.notes = append(d.notes, annotation{file: m.name, line: r.Location.Row, start: note.start, text: note.text})
			}
		}
	}
	return rules, errors.Join(errs...)
}

// definitions returns those of all rules that can be parsed.
func (u *unit) definitions() []*ast.Rule {
	var rules []*ast.Rule
	for _, m := range u.modules {
		if parsed, err := m.parse(); err == nil {
			rules = append(rules, parsed.Rules...)
		}
	}
	return rules
}

func (u *unit) decodePolicies() ([]*Policy, error) { return policiesOf(u.rules()) }

// policiesOf returns the policies of rules, of which err says what is wrong.
func policiesOf(rules []*rule, err error) ([]*Policy, error) {
	errs := []error{err}
	var ps []*Policy
	for _, r := range rules {
		p, err := r.policy()
		if err != nil {
			errs = append(errs, err)
			continue
		}
		ps = append(ps, p)
	}
	return ps, errors.Join(errs...)
}

// attrs returns the top-level attributes that the rules read, nil if they may
// read any.
func (u *unit) attrs() (map[string]bool, error) {
	c, err := u.compiled()
	if err != nil {
		return nil, err
	}
	return attrsRead(c), nil
}

// settled are stages of the compiler that only look for mistakes in modules, or
// prepare what nothing here asks for. What Parapet ships is checked by its tests.
var settled = []ast.StageID{
	ast.StageCheckDeprecatedBuiltins,
	ast.StageCheckDuplicateImports,
	ast.StageCheckKeywordOverrides,
	ast.StageCheckRuleConflicts,
	ast.StageCheckTypes,
	ast.StageCheckUndefinedFuncs,
	ast.StageCheckUnsafeBuiltins,
	ast.StageCheckUnusedImports,
	ast.StageCheckVoidCalls,
	ast.StageParseMetadataBlocks,
	ast.StageSetAnnotationSet,
	ast.StageRewriteRegoMetadataCalls,
	ast.StageRewriteTestRulesForTracing,
	ast.StageBuildRequiredCapabilities,
}

func (u *unit) compile() (*ast.Compiler, error) {
	names := map[string]bool{}
	modules := map[string]*ast.Module{}
	for _, m := range u.modules {
		parsed, err := m.parse()
		if err != nil {
			return nil, err
		}
		addNames(names, parsed)
		modules[m.name] = parsed
	}
	libs, err := reachable(names, u.libs)
	if err != nil {
		return nil, err
	}
	for name, lib := range libs {
		modules[name] = lib
	}
	for name, m := range modules {
		bare := *m
		bare.Comments = nil
		modules[name] = &bare
	}
	c := ast.NewCompiler().WithCapabilities(Capabilities()).WithDefaultRegoVersion(ast.RegoV1)
	if !u.custom {
		c.WithSkipStages(settled...)
	}
	if c.Compile(modules); c.Failed() {
		return nil, plain(c.Errors)
	}
	return c, nil
}
