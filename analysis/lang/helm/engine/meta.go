package engine

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/Masterminds/semver/v3"
	"sigs.k8s.io/yaml"
)

// Metadata is what a Chart.yaml says
// (https://helm.sh/docs/topics/charts/#the-chartyaml-file).
type Metadata struct {
	Name         string            `json:"name,omitempty"`
	Home         string            `json:"home,omitempty"`
	Sources      []string          `json:"sources,omitempty"`
	Version      string            `json:"version,omitempty"`
	Description  string            `json:"description,omitempty"`
	Keywords     []string          `json:"keywords,omitempty"`
	Maintainers  []*Maintainer     `json:"maintainers,omitempty"`
	Icon         string            `json:"icon,omitempty"`
	APIVersion   string            `json:"apiVersion,omitempty"`
	Condition    string            `json:"condition,omitempty"`
	Tags         string            `json:"tags,omitempty"`
	AppVersion   string            `json:"appVersion,omitempty"`
	Deprecated   bool              `json:"deprecated,omitempty"`
	Annotations  map[string]string `json:"annotations,omitempty"`
	KubeVersion  string            `json:"kubeVersion,omitempty"`
	Dependencies []*Dependency     `json:"dependencies,omitempty"`
	Type         string            `json:"type,omitempty"`
}

// A Maintainer is somebody who looks after a chart.
type Maintainer struct {
	Name  string `json:"name,omitempty"`
	Email string `json:"email,omitempty"`
	URL   string `json:"url,omitempty"`
}

// A Dependency is a chart that another one calls for.
type Dependency struct {
	Name       string   `json:"name"`
	Version    string   `json:"version,omitempty"`
	Repository string   `json:"repository"`
	Condition  string   `json:"condition,omitempty"`
	Tags       []string `json:"tags,omitempty"`
	// Enabled is Helm's own.
	Enabled      bool   `json:"enabled,omitempty"`
	ImportValues []any  `json:"import-values,omitempty"`
	Alias        string `json:"alias,omitempty"`
}

// parseMetadata reads a Chart.yaml and, for charts of Helm 2, the requirements.yaml
// beside it.
func parseMetadata(chart, requirements []byte) (*Metadata, error) {
	m := &Metadata{}
	if err := yaml.Unmarshal(chart, m); err != nil {
		return nil, fmt.Errorf("in Chart.yaml: %w", plainYAML(err))
	}
	if requirements != nil {
		if err := yaml.Unmarshal(requirements, m); err != nil {
			return nil, fmt.Errorf("in requirements.yaml: %w", plainYAML(err))
		}
	}
	if m.APIVersion == "" {
		m.APIVersion = "v1"
	}
	if m.Name == "" {
		return nil, errors.New("the chart has no name in Chart.yaml")
	}
	if strings.ContainsAny(m.Name, "/\\") || m.Name == "." || m.Name == ".." {
		return nil, errors.New("the name in Chart.yaml is no name of a folder")
	}
	for _, d := range m.Dependencies {
		if d == nil {
			return nil, errors.New("a dependency in Chart.yaml is empty")
		}
	}
	return m, nil
}

func plainYAML(err error) error {
	return errors.New(strings.TrimPrefix(strings.TrimPrefix(err.Error(), "error converting YAML to JSON: "), "yaml: "))
}

// compatible reports whether a version is in a range of versions; what is no range
// is a version itself.
func compatible(constraint, version string) bool {
	v, err := semver.NewVersion(version)
	if err != nil {
		return false
	}
	c, err := semver.NewConstraint(constraint)
	return err == nil && c.Check(v)
}

// asMap returns the metadata under the names that templates know them by.
func (m *Metadata) asMap() map[string]any { return structMap(reflect.ValueOf(*m)) }

func structMap(v reflect.Value) map[string]any {
	out := make(map[string]any, v.NumField())
	for i := range v.NumField() {
		name, f := v.Type().Field(i).Name, v.Field(i)
		if f.Kind() != reflect.Slice {
			out[name] = f.Interface()
			continue
		}
		elems := make([]any, f.Len())
		for j := range elems {
			e := f.Index(j)
			if e.Kind() == reflect.Pointer && !e.IsNil() {
				elems[j] = structMap(e.Elem())
			} else {
				elems[j] = e.Interface()
			}
		}
		out[name] = elems
	}
	return out
}
