package compose

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
	"golang.org/x/tools/txtar"
)

const included = `
-- compose.yaml --
include:
  - db/compose.yaml
  - path: [cache/compose.yaml, cache/more.yaml]
    project_directory: cache
    env_file: cache/dev.env
services:
  web:
    image: web:${TAG}
    networks: [back]
networks:
  back: {}
-- .env --
TAG=1
SHARED=outer
-- db/compose.yaml --
include: [../log/compose.yaml]
services:
  db:
    image: postgres:${DB_TAG}
    command: ["${SHARED}"]
    networks: [back]
    volumes: ["data:/var/lib/postgresql/data"]
volumes:
  data: {}
networks:
  back: {}
-- db/.env --
DB_TAG=16
SHARED=inner
-- log/compose.yaml --
services:
  log:
    image: fluentd:${LOG_TAG:-v1}
-- cache/compose.yaml --
services:
  cache:
    image: redis:${CACHE_TAG}
-- cache/more.yaml --
services:
  cache:
    privileged: true
-- cache/dev.env --
CACHE_TAG=7
`

// TestInclude holds that a project has what it includes, as Compose's own library says.
func TestInclude(t *testing.T) {
	s, got := load(t, included)
	root := t.TempDir()
	for _, f := range txtar.Parse([]byte(included)).Files {
		file := filepath.Join(root, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := loader.LoadWithContext(context.Background(), types.ConfigDetails{
		WorkingDir:  root,
		ConfigFiles: []types.ConfigFile{{Filename: filepath.Join(root, "compose.yaml")}},
		Environment: map[string]string{"TAG": "1", "SHARED": "outer"},
	}, func(o *loader.Options) { o.SetProjectName("p", true) })
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for address := range got {
		if name, ok := strings.CutPrefix(address, ". services."); ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	if w := want.ServiceNames(); !slices.Equal(names, w) {
		t.Errorf("services %v, want %v", names, w)
	}
	for _, name := range want.ServiceNames() {
		r, service := got[". services."+name], want.Services[name]
		if r == nil {
			continue
		}
		if image := show(r.Value.Get("image")); image != service.Image {
			t.Errorf("image of %s is %s, want %s", name, image, service.Image)
		}
		if p, _ := r.Value.Get("privileged").AsBool(); p != service.Privileged {
			t.Errorf("privileged of %s is %t", name, p)
		}
	}
	if command := show(got[". services.db"].Value.Get("command")); command != "[outer]" {
		t.Errorf("command is %s: variables of the outer project win", command)
	}
	if f := got[". services.cache"].Value.Get("privileged").Range().File(); f != "cache/more.yaml" {
		t.Errorf("privileged stands in %s", f)
	}
	if got[". volumes.data"] == nil || got["db services.db"] == nil {
		t.Error("volumes of what is included, or the project by itself, are missing")
	}
	for _, p := range []string{"compose.yaml", "db/compose.yaml"} {
		if d := s.Diagnostics(p); len(d) > 0 {
			t.Errorf("%s: %v", p, d)
		}
	}
}

func TestIncludeRefuses(t *testing.T) {
	for name, tt := range map[string]struct{ files, want string }{
		"what lies outside":     {"-- compose.yaml --\ninclude: [../../etc/compose.yaml]\nservices: {a: {image: b}}\n", "file is outside of the workspace"},
		"an absolute path":      {"-- compose.yaml --\ninclude: [/etc/compose.yaml]\nservices: {a: {image: b}}\n", "file is outside of the workspace"},
		"what is not there":     {"-- compose.yaml --\ninclude: [x.yaml]\nservices: {a: {image: b}}\n", "there is no Compose file x.yaml"},
		"what is remote":        {"-- compose.yaml --\ninclude: ['oci://example.com/a', 'https://github.com/a/b.git']\nservices: {a: {image: b}}\n", "remote file is not included"},
		"itself":                {"-- compose.yaml --\ninclude: [b.yaml]\nservices: {a: {image: b}}\n-- b.yaml --\ninclude: [compose.yaml]\nservices:\n  c: {image: d}\n", "file is included by itself, or by too many others"},
		"two of a name":         {"-- compose.yaml --\ninclude: [b.yaml]\nservices: {a: {image: b}}\n-- b.yaml --\nservices:\n  a: {image: other}\n", "included file declares a otherwise"},
		"nothing for an echo":   {"-- compose.yaml --\ninclude: [b.yaml]\nservices: {a: {image: b}}\nnetworks: {n: {external: true}}\n-- b.yaml --\nservices:\n  c: {image: d}\nnetworks: {n: {external: true}}\n", ""},
		"nothing for a diamond": {"-- compose.yaml --\ninclude: [b.yaml, c.yaml]\nservices: {a: {image: b}}\n-- b.yaml --\ninclude: [d.yaml]\nservices:\n  b: {image: d}\n-- c.yaml --\ninclude: [d.yaml]\nservices:\n  c: {image: d}\n-- d.yaml --\nservices:\n  d: {image: d}\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s, got := load(t, tt.files)
			var said []string
			for _, f := range txtar.Parse([]byte(tt.files)).Files {
				for _, d := range s.Diagnostics(f.Name) {
					said = append(said, d.Summary)
				}
			}
			if tt.want == "" && len(said) > 0 || tt.want != "" && !slices.Contains(said, tt.want) {
				t.Errorf("said is %q", said)
			}
			if got[". services.a"] == nil {
				t.Error("the rest is not there")
			}
		})
	}
}
