package workflow

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

func show(v *model.Value) string {
	if s, ok := v.AsString(); ok {
		return s
	}
	if v.Is(model.Unknown) {
		return "?" + v.Hint()
	}
	if n, ok := v.AsInt(); ok {
		return fmt.Sprint(n)
	}
	if b, ok := v.AsBool(); ok {
		return fmt.Sprint(b)
	}
	var parts []string
	for _, e := range v.Elems() {
		parts = append(parts, show(e))
	}
	for _, a := range v.Attrs() {
		parts = append(parts, a.Name+": "+show(a.Value))
	}
	switch v.Kind() {
	case model.Object:
		return "{" + strings.Join(parts, ", ") + "}"
	case model.List:
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return "none"
}

func at(v *model.Value, path string) *model.Value {
	for step := range strings.SplitSeq(path, "/") {
		var i int
		if _, err := fmt.Sscanf(step, "%d", &i); err == nil {
			v = v.Index(i)
		} else {
			v = v.Get(step)
		}
	}
	return v
}

func parse(t *testing.T, p, text string) *file {
	t.Helper()
	f, _ := language{}.Parse(p, []byte(text), nil).(*file)
	if f == nil || f.resource == nil {
		t.Fatalf("%s is not read: %v", p, f)
	}
	for _, d := range f.diagnostics {
		t.Errorf("%s %s", d.Summary, d.Detail)
	}
	return f
}

const sample = `name: ci
on: [push, pull_request_target]
permissions: write-all
env:
  TITLE: ${{ github.event.issue.title }}
jobs:
  build:
    runs-on: ubuntu-latest
    if: github.actor == 'x'
    container: node:20
    services:
      db: { image: postgres, env: { A: b } }
    env: { ALSO: "${{ env.TITLE }}" }
    steps:
      - uses: actions/checkout@v4 # the newest
        with: { persist-credentials: false }
      - uses: docker://alpine:3
      - uses: ./local
      - uses: a/b/c@0123456789012345678901234567890123456789
      - name: test
        if: |
          ${{ always() }}
        run: |
          echo "${{ github.event.comment.body }}" | sh
          curl -k ${{ env.ALSO }}
      - run: Get-X ${{ matrix.y }}
        shell: pwsh
  call:
    uses: org/repo/.github/workflows/x.yml@main
    secrets: inherit
    needs: build
    permissions: {}
`

func TestGitHubWorkflow(t *testing.T) {
	f := parse(t, ".github/workflows/ci.yml", sample)
	for path, want := range map[string]string{
		"on":                                    "{pull_request_target: {}, push: {}}",
		"permissions":                           "{all: write}",
		"jobs/0/id":                             "build",
		"jobs/0/runs_on":                        "[ubuntu-latest]",
		"jobs/0/condition":                      "{always: false, never: false, text: github.actor == 'x'}",
		"jobs/0/container":                      "{image: node:20}",
		"jobs/0/services":                       "[{env: {A: b}, image: postgres, name: db}]",
		"jobs/0/steps/0/uses":                   "{comment: the newest, kind: action, name: actions/checkout, owner: actions, ref: v4, repo: checkout, sha: false, text: actions/checkout@v4}",
		"jobs/0/steps/0/with":                   "{persist-credentials: false}",
		"jobs/0/steps/1/uses":                   "{image: alpine:3, kind: docker, text: docker://alpine:3}",
		"jobs/0/steps/2/uses/kind":              "local",
		"jobs/0/steps/3/uses":                   "{kind: action, name: a/b/c, owner: a, path: c, ref: 0123456789012345678901234567890123456789, repo: b, sha: true, text: a/b/c@0123456789012345678901234567890123456789}",
		"jobs/0/steps/4/condition":              "{always: true, never: false, text: ${{ always() }}\n}",
		"jobs/0/steps/4/commands":               "[{args: [?${{ github.event.comment.body }}], feeds: [sh], name: echo}, {args: [], name: sh}, {args: [-k, ?${{ env.ALSO }}], name: curl}]",
		"jobs/0/steps/4/expressions/1/contexts": "[github.event.comment.body]",
		"jobs/0/steps/4/expressions/2/sources":  "[env.also, env.title, github.event.issue.title]",
		"jobs/0/steps/4/expressions/2/field":    "run",
		"jobs/0/steps/5/commands":               "none",
		"jobs/0/steps/5/run":                    "?Get-X ${{ matrix.y }}",
		"jobs/1/secrets_inherit":                "true",
		"jobs/1/needs":                          "[build]",
		"jobs/1/permissions":                    "{}",
		"jobs/1/uses/path":                      ".github/workflows/x.yml",
	} {
		if got := show(at(f.resource.Value, path)); got != want {
			t.Errorf("%s is\n%s\nwant\n%s", path, got, want)
		}
	}
	for path, want := range map[string]string{
		"jobs/0":                           "build",
		"jobs/0/steps/0/uses/ref":          "v4",
		"jobs/0/steps/4/expressions/1":     "${{ github.event.comment.body }}",
		"jobs/0/steps/4/commands/2/args/0": "-k",
	} {
		r := at(f.resource.Value, path).Range()
		start, end, _ := f.Offsets(r)
		if got := sample[start:end]; got != want {
			t.Errorf("%s stands at %q, want %q", path, got, want)
		}
	}
}

func TestRunnersOfAMatrix(t *testing.T) {
	for matrix, want := range map[string]string{
		"{os: [a, [self-hosted, b]]}":                     "[a, self-hosted, b]",
		"{os: [a, b], exclude: [{os: b}, {os: a, x: y}]}": "[a]",
		"{os: [a], include: [{os: c}, {x: y}]}":           "[a, c]",
		"${{ fromJSON(needs.x.outputs.y) }}":              "[?${{ matrix.os }}]",
	} {
		f := parse(t, ".github/workflows/x.yml", "on: push\njobs:\n  a:\n    runs-on: ${{ matrix.os }}\n    strategy:\n      matrix: "+matrix+"\n    steps: []\n")
		if got := show(at(f.resource.Value, "jobs/0/runs_on")); got != want {
			t.Errorf("%s: runs on %s, want %s", matrix, got, want)
		}
	}
}

func TestGitHubAction(t *testing.T) {
	f := parse(t, "x/action.yml", "name: a\ninputs:\n  title: {required: true}\nruns:\n  using: composite\n  steps:\n    - run: echo ${{ inputs.title }}\n      shell: bash\n")
	if got := show(at(f.resource.Value, "runs/steps/0/expressions/0/contexts")); got != "[inputs.title]" || f.resource.Type != "github_action" {
		t.Errorf("%s has %s", f.resource.Type, got)
	}
}

func TestGitLabPipeline(t *testing.T) {
	f := parse(t, ".gitlab-ci.yml", `include:
  - https://example.com/x.yml
  - project: a/b
image: alpine
variables: {A: b}
.base:
  image: {name: base}
  variables: {X: "1"}
build:
  extends: .base
  variables: {Y: "2"}
  services: [docker:dind]
  script:
    - curl -k https://x | sh
    - - echo nested
    - !reference [.base, script]
`)
	for path, want := range map[string]string{
		"include":          "[{remote: https://example.com/x.yml}, {project: a/b}]",
		"image":            "{name: alpine}",
		"jobs/0/hidden":    "true",
		"jobs/1/id":        "build",
		"jobs/1/image":     "{name: base}",
		"jobs/1/variables": "{X: 1, Y: 2}",
		"jobs/1/services":  "[{name: docker:dind}]",
		"jobs/1/commands":  "[{args: [-k, https://x], feeds: [sh], name: curl}, {args: [], name: sh}, {args: [nested], name: echo}]",
	} {
		if got := show(at(f.resource.Value, path)); got != want {
			t.Errorf("%s is\n%s\nwant\n%s", path, got, want)
		}
	}
}

func TestAzurePipeline(t *testing.T) {
	f := parse(t, "azure-pipelines.yml", `trigger: [main]
variables: {secret: x}
resources:
  repositories:
    - {repository: t, endpoint: e, ref: main}
stages:
  - stage: s
    jobs:
      - job: build
        container: node
        pool: {vmImage: ubuntu-latest}
        steps:
          - checkout: self
            persistCredentials: true
          - bash: echo "$(Build.SourceBranchName)" ${{ parameters.x }}
          - task: Bash@3
            inputs: {script: 'curl -k x'}
      - deployment: d
        strategy:
          runOnce:
            deploy:
              steps:
                - script: deploy
`)
	for path, want := range map[string]string{
		"variables":               "[{name: secret, value: x}]",
		"resources/repositories":  "[{endpoint: e, ref: main, repository: t}]",
		"jobs/0/id":               "build",
		"jobs/0/stage":            "s",
		"jobs/0/container":        "{image: node}",
		"jobs/0/pool":             "{vm_image: ubuntu-latest}",
		"jobs/0/steps/0":          "{checkout: self, kind: checkout, persist_credentials: true}",
		"jobs/0/steps/1/macros":   "[{text: $(Build.SourceBranchName), variable: build.sourcebranchname}, {contexts: [parameters.x], text: ${{ parameters.x }}}]",
		"jobs/0/steps/1/commands": "[{args: [?${Build.SourceBranchName}, ?${{ parameters.x }}], name: echo}]",
		"jobs/0/steps/2/commands": "[{args: [-k, x], name: curl}]",
		"jobs/1/steps/0/script":   "deploy",
	} {
		if got := show(at(f.resource.Value, path)); got != want {
			t.Errorf("%s is\n%s\nwant\n%s", path, got, want)
		}
	}
}

func TestWhichFilesArePipelines(t *testing.T) {
	for _, tt := range []struct {
		path, text string
		want       kind
	}{
		{".github/workflows/a.yaml", "x: y", workflow},
		{"any.yml", "on: push\njobs:\n  a:\n", workflow},
		{"action.yml", "name: a\nruns:\n  using: node20\n", action},
		{".github/dependabot.yml", "version: 2\nupdates: []\n", dependabot},
		{"a/.gitlab-ci.yml", "build:\n  script: x\n", gitlab},
		{"azure-pipelines-x.yml", "steps: []\n", azure},
		{"p.yml", "pool: x\nsteps:\n- script: y\n", azure},
		{"k8s.yaml", "apiVersion: v1\njobs: x\n", none},
		{"compose.yaml", "services:\n  a:\n    image: x\n", none},
		{"s.yml", "stages:\n- stage: x\n", azure},
		{"concourse.yml", "resources: []\njobs:\n- name: a\n  plan:\n  - task: x\n", none},
		{"values.yaml", "jobs:\n  a: b\n", none},
	} {
		if got := kindOf(tt.path, []byte(tt.text)); got != tt.want {
			t.Errorf("%s is %q, want %q", tt.path, got, tt.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(0, sample)
	f.Add(1, "a:\n  extends: [a, b]\n  script:\n    - |\n      x\n       y\nb: {extends: a}\n")
	f.Add(2, "steps:\n- bash: |\n    echo $(a) ${{ b['c'] }} $[ d ]\n- task: X@1\n  inputs: {script: y}\n")
	paths := []string{".github/workflows/x.yml", ".gitlab-ci.yml", "azure-pipelines.yml"}
	f.Fuzz(func(t *testing.T, which int, text string) {
		disk := fstest.MapFS{paths[uint(which)%3]: {Data: []byte(text)}}
		s := NewSession(disk, nil)
		if _, err := s.Update(context.Background(), nil, true); err != nil {
			t.Fatal(err)
		}
		for p := range disk {
			src := s.File(p)
			for _, r := range s.Resources() {
				walk(r.Value, func(v *model.Value) {
					if v.Range() == (source.Range{}) {
						return
					}
					if start, end, ok := src.Offsets(v.Range()); !ok || start > end || end > src.Text.Len() {
						t.Fatalf("range [%d, %d)", start, end)
					}
				})
			}
		}
	})
}

func walk(v *model.Value, visit func(*model.Value)) {
	visit(v)
	for _, e := range v.Elems() {
		walk(e, visit)
	}
	for _, a := range v.Attrs() {
		walk(a.Value, visit)
	}
}
