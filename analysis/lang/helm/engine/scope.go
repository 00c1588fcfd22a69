package engine

import (
	"encoding/base64"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"

	"github.com/gobwas/glob"
	"sigs.k8s.io/yaml"
)

// A Release is what is rendered for: the answers that `helm template` gives.
type Release struct{ Name, Namespace string }

// A Scope is what the templates of a chart see.
type Scope struct {
	reg       *registry
	all       *Node
	contexts  map[string]map[string]any // by template
	basePaths map[string]string
	spent     int // steps
}

// KubeVersion is a version of Kubernetes.
type KubeVersion struct{ Version, Major, Minor string }

func (v KubeVersion) String() string { return v.Version }

// GitVersion is the version under the name that it had in Helm 2.
func (v KubeVersion) GitVersion() string { return v.Version }

// VersionSet are the versions of APIs that a cluster serves.
type VersionSet []string

// Has reports whether a version is served.
func (s VersionSet) Has(version string) bool { return slices.Contains(s, version) }

// Capabilities are what charts are told of the cluster.
type Capabilities struct {
	KubeVersion KubeVersion
	APIVersions VersionSet
	HelmVersion struct{ Version, GitCommit, GitTreeState, GoVersion string }
}

// capabilities are those that Helm 4.3 assumes without a cluster.
func capabilities() *Capabilities {
	c := &Capabilities{KubeVersion: KubeVersion{"v1.37.0", "1", "37"}, APIVersions: knownVersions}
	c.HelmVersion.Version, c.HelmVersion.GoVersion = "v4.3", runtime.Version()
	return c
}

// knownVersions are the API versions of Kubernetes 1.37, as client-go knows them.
var knownVersions = VersionSet(strings.Fields(`
v1 admissionregistration.k8s.io/v1 admissionregistration.k8s.io/v1alpha1 admissionregistration.k8s.io/v1beta1
internal.apiserver.k8s.io/v1alpha1 apps/v1 apps/v1beta1 apps/v1beta2 authentication.k8s.io/v1
authentication.k8s.io/v1alpha1 authentication.k8s.io/v1beta1 authorization.k8s.io/v1 authorization.k8s.io/v1beta1
autoscaling/v1 autoscaling/v2 batch/v1 batch/v1beta1 certificates.k8s.io/v1 certificates.k8s.io/v1beta1
certificates.k8s.io/v1alpha1 coordination.k8s.io/v1alpha2 coordination.k8s.io/v1beta1 coordination.k8s.io/v1
discovery.k8s.io/v1 discovery.k8s.io/v1beta1 events.k8s.io/v1 events.k8s.io/v1beta1 extensions/v1beta1
flowcontrol.apiserver.k8s.io/v1 flowcontrol.apiserver.k8s.io/v1beta1 flowcontrol.apiserver.k8s.io/v1beta2
flowcontrol.apiserver.k8s.io/v1beta3 lifecycle.k8s.io/v1alpha1 networking.k8s.io/v1 networking.k8s.io/v1beta1
node.k8s.io/v1 node.k8s.io/v1alpha1 node.k8s.io/v1beta1 policy/v1 policy/v1beta1 rbac.authorization.k8s.io/v1
rbac.authorization.k8s.io/v1beta1 rbac.authorization.k8s.io/v1alpha1 resource.k8s.io/v1 resource.k8s.io/v1beta2
resource.k8s.io/v1beta1 resource.k8s.io/v1alpha3 scheduling.k8s.io/v1alpha3 scheduling.k8s.io/v1beta1
scheduling.k8s.io/v1 storage.k8s.io/v1beta1 storage.k8s.io/v1 storage.k8s.io/v1alpha1 storagemigration.k8s.io/v1
storagemigration.k8s.io/v1beta1 apiextensions.k8s.io/v1beta1 apiextensions.k8s.io/v1`))

// AllValues returns the values of a chart, as [Resolve] left it, and of those below
// it, with the user's over them.
func (c *Chart) AllValues(user *Node) (*Node, error) { return c.coalesce(user, false) }

// NewScope returns what the templates of a chart, as [Resolve] left it, see with all
// values.
func NewScope(c *Chart, all *Node, release Release) *Scope {
	s := &Scope{reg: newRegistry(), all: all, contexts: map[string]map[string]any{}, basePaths: map[string]string{}}
	root := map[string]any{
		"Release": map[string]any{
			"Name": release.Name, "Namespace": release.Namespace, "IsUpgrade": false, "IsInstall": true, "Revision": 1, "Service": "Helm",
		},
		"Capabilities": capabilities(),
		"Values":       all.toGo(s.reg, &step{node: all}),
	}
	s.reg.share(root["Release"])
	enter(s, c, root, true)
	return s
}

// share notes that a table is seen by several templates.
func (r *registry) share(v any) {
	if p := identity(v); p != nil {
		r.shared[p] = true
	}
}

// enter fills in what the templates of a chart and of those below it see.
func enter(s *Scope, c *Chart, outer map[string]any, isRoot bool) map[string]any {
	meta := c.Meta.asMap()
	meta["IsRoot"] = isRoot
	subcharts := map[string]any{}
	ctx := map[string]any{
		"Chart": meta, "Files": contents(c.Files), "Release": outer["Release"], "Capabilities": outer["Capabilities"],
		"Values": map[string]any{}, "Subcharts": subcharts,
	}
	vals, _ := outer["Values"].(map[string]any)
	if isRoot {
		ctx["Values"] = vals
	} else if own, ok := vals[c.Name()].(map[string]any); ok {
		ctx["Values"] = own
	}
	for _, v := range []any{ctx, meta, subcharts} {
		s.reg.share(v)
	}
	for _, d := range c.Dependencies {
		subcharts[d.Name()] = enter(s, d, ctx, false)
	}
	full := c.fullPath()
	for _, t := range c.Templates {
		name := path.Join(full, t.Name)
		s.contexts[name], s.basePaths[name] = ctx, path.Join(full, "templates")
	}
	return ctx
}

// A Named template is one of a chart, under its full name.
type Named struct {
	Name  string
	File  *File
	Chart *Chart
}

// AllTemplates returns the templates of a chart and those below it.
func (c *Chart) AllTemplates() []Named {
	var out []Named
	c.walk(func(c *Chart) {
		full := c.fullPath()
		for _, t := range c.Templates {
			if !c.isLibrary() || isPartial(t.Name) {
				out = append(out, Named{path.Join(full, t.Name), t, c})
			}
		}
	})
	return out
}

// Enabled returns the names of a chart and of those below it.
func (c *Chart) Enabled() []string {
	var out []string
	c.walk(func(c *Chart) { out = append(out, c.fullPath()) })
	return out
}

// Rendered reports whether what the template of a name makes is part of the release.
func Rendered(name string) bool { return !isPartial(name) && path.Base(name) != "NOTES.txt" }

// files are what templates read of a chart
// (https://helm.sh/docs/chart_template_guide/accessing_files/). What they give is
// counted where templates do something with it.
type files map[string][]byte

func contents(list []*File) files {
	m := make(files, len(list))
	for _, f := range list {
		m[f.Name] = f.Data
	}
	return m
}

// GetBytes returns the content of a file.
func (f files) GetBytes(name string) []byte { return f[name] }

// Get returns the text of a file, "" where there is none.
func (f files) Get(name string) string { return string(f[name]) }

// Glob returns the files whose names match a pattern.
func (f files) Glob(pattern string) files {
	if len(pattern) > 200 {
		pattern = "**"
	}
	g, err := glob.Compile(pattern, '/')
	if err != nil {
		g, _ = glob.Compile("**")
	}
	out := files{}
	for name, content := range f {
		if g.Match(name) {
			out[name] = content
		}
	}
	return out
}

// AsConfig returns the files as the data of a config map.
func (f files) AsConfig() string { return f.as(func(b []byte) string { return string(b) }) }

// AsSecrets returns the files as the data of a secret.
func (f files) AsSecrets() string { return f.as(base64.StdEncoding.EncodeToString) }

func (f files) as(encode func([]byte) string) string {
	m := make(map[string]string, len(f))
	for _, name := range slices.Sorted(maps.Keys(f)) {
		m[path.Base(name)] = encode(f[name])
	}
	text, err := yaml.Marshal(m)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(string(text), "\n")
}

// Lines returns the lines of a file.
func (f files) Lines(name string) []string {
	if len(f[name]) == 0 {
		return []string{}
	}
	return strings.Split(strings.TrimSuffix(string(f[name]), "\n"), "\n")
}
