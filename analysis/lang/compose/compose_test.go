package compose

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/compose-spec/compose-go/v2/override"
	"go.yaml.in/yaml/v3"
	"golang.org/x/tools/txtar"

	"github.com/parapet-iac/parapet/analysis/lang/fileset"
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
	if v.IsNull() {
		return "null"
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
	return plain(v)
}

// load reads the files of an archive and returns what they declare by stack and
// address.
func load(t *testing.T, archive string) (*fileset.Session, map[string]*model.Resource) {
	t.Helper()
	disk := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		disk[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	s := NewSession(disk, nil)
	if _, err := s.Update(context.Background(), nil, true); err != nil {
		t.Fatal(err)
	}
	out := map[string]*model.Resource{}
	for _, r := range s.Resources() {
		out[r.Origin.Stack+" "+string(r.Address)] = r
	}
	return s, out
}

func TestServicesInLongForm(t *testing.T) {
	for _, tt := range []struct{ name, service, attr, want string }{
		{"ports", "ports: [80, '8080:80', '127.0.0.1:8001:8001/udp', '9000-9001:80-81', '[::1]:1:2', {target: 5, host_ip: 0.0.0.0}, '${P}:80']", "ports",
			"[{protocol: tcp, target: 80}, {protocol: tcp, published: 8080, target: 80}, {host_ip: 127.0.0.1, protocol: udp, published: 8001, target: 8001}, {protocol: tcp, published: 9000-9001, target: 80-81}, {host_ip: [::1], protocol: tcp, published: 1, target: 2}, {host_ip: 0.0.0.0, target: 5}, {protocol: tcp, published: ?${P}, target: 80}]"},
		{"volumes", "volumes: [/data, 'db:/var', './a:/b:ro,z', '/var/run/docker.sock:/s', {type: bind, source: /etc, target: /e}, 'C:\\x:/y', '${D}/a:/b']", "volumes",
			"[{target: /data, type: volume}, {source: db, target: /var, type: volume}, {mode: ro,z, read_only: true, source: ./a, target: /b, type: bind}, {source: /var/run/docker.sock, target: /s, type: bind}, {source: /etc, target: /e, type: bind}, {source: C:\\x, target: /y, type: bind}, {source: ?${D}/a, target: /b, type: bind}]"},
		{"environment as a list", "environment: [A=1, B, 'C=x=y']", "environment", "{A: 1, B: null, C: x=y}"},
		{"environment as a map", "environment: {A: 1, B: }", "environment", "{A: 1, B: null}"},
		{"labels", "labels: [a.b=c]", "labels", "{a.b: c}"},
		{"build", "build: ./x", "build", "{context: ./x}"},
		{"arguments of a build", "build: {context: ., args: [A=1]}", "build", "{args: {A: 1}, context: .}"},
		{"command", "command: node --x 'a b'", "command", "[node, --x, a b]"},
		{"entrypoint", "entrypoint: [a, b]", "entrypoint", "[a, b]"},
		{"networks and dependencies", "networks: [a, b]", "networks", "{a: null, b: null}"},
		{"devices", "devices: ['/dev/kmsg:/dev/k:rwm', /dev/sda]", "devices", "[{permissions: rwm, source: /dev/kmsg, target: /dev/k}, {source: /dev/sda}]"},
		{"secrets", "secrets: [s, {source: t, target: u}]", "secrets", "[{source: s}, {source: t, target: u}]"},
		{"lists of one", "dns: 1.1.1.1", "dns", "[1.1.1.1]"},
		{"env_file", "env_file: a.env", "env_file", "[{path: a.env}]"},
		{"defaults of variables", "image: x:${TAG:-1.2}${NONE-}", "image", "x:1.2"},
		{"variables without a value", "image: x:$TAG", "image", "?x:${TAG}"},
		{"escaped variables", "command: ['$$HOME']", "command", "[$HOME]"},
		{"booleans", "privileged: ${P:-true}", "privileged", "true"},
		{"required variable", "image: ${X:?must be set}", "image", "?${X:?must be set}"},
		{"aliases and merge keys", "<<: {user: app}", "user", "app"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, rs := load(t, "-- compose.yaml --\nservices:\n  web:\n    "+tt.service+"\n")
			if got := show(rs[". services.web"].Value.Get(tt.attr)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestProjects(t *testing.T) {
	s, rs := load(t, `-- compose.yaml --
services:
  web:
    image: web:1
    ports: ["80:80"]
    environment: {A: "1"}
    extends: {file: common/base.yaml, service: base}
  db: {image: db, volumes: ["data:/d"]}
volumes:
  data:
networks: {n: {external: true}}
-- compose.override.yml --
services:
  web:
    ports: ["443:443"]
    environment: [A=2, B=3]
    command: run
-- compose.prod.yaml --
services:
  web: {read_only: true, ports: !reset []}
-- docker-compose.other.yml --
services:
  alone: {image: x}
-- common/base.yaml --
services:
  base: {extends: root, cap_drop: [ALL], ports: ["1:1"]}
  root: {image: base, user: app}
-- positive.yaml --
version: "3"
services:
  found: {image: x}
-- .env --
TAG=1
-- config.yaml --
services:
  _defaults: {autowire: true}
-- k8s.yaml --
apiVersion: v1
services:
  image: x
`)
	var got []string
	for name := range rs {
		got = append(got, name)
	}
	slices.Sort(got)
	want := ". networks.n . services.db . services.web . volumes.data common/base.yaml services.base common/base.yaml services.root compose.prod.yaml networks.n compose.prod.yaml services.db compose.prod.yaml services.web compose.prod.yaml volumes.data docker-compose.other.yml services.alone positive.yaml services.found"
	if strings.Join(got, " ") != want {
		t.Errorf("resources are\n%s\nwant\n%s", strings.Join(got, " "), want)
	}
	web := rs[". services.web"].Value
	for attr, want := range map[string]string{
		"image": "web:1", "user": "app", "cap_drop": "[ALL]", "command": "[run]", "environment": "{A: 2, B: 3}",
		"ports": "[{protocol: tcp, published: 1, target: 1}, {protocol: tcp, published: 80, target: 80}, {protocol: tcp, published: 443, target: 443}]",
	} {
		if got := show(web.Get(attr)); got != want {
			t.Errorf("%s is %s, want %s", attr, got, want)
		}
	}
	if p := rs["compose.prod.yaml services.web"].Value; p.Get("ports").Len() != 0 || show(p.Get("read_only")) != "true" {
		t.Errorf("the variant is %s", show(p))
	}
	if got := show(rs[". volumes.data"].Value.Get("services")); got != "[db]" {
		t.Errorf("services of the volume are %s", got)
	}
	if at := web.Get("user").Range(); at.File() != "common/base.yaml" {
		t.Errorf("the user stands in %s", at.File())
	}
	if s.File("config.yaml") != nil || s.File("k8s.yaml") != nil {
		t.Error("files of other languages count")
	}
}

func TestPlaces(t *testing.T) {
	text := "services:\n  web:\n    image: 'x:1'\n    ports:\n      - \"127.0.0.1:80:8080\"\n    environment:\n      - PASSWORD=hunter2\n"
	_, rs := load(t, "-- compose.yaml --\n"+text)
	v := rs[". services.web"].Value
	for name, r := range map[string]source.Range{
		"web": v.Range(), "127.0.0.1": v.Get("ports").Index(0).Get("host_ip").Range(), "80": v.Get("ports").Index(0).Get("published").Range(),
		"hunter2": v.Get("environment").Get("PASSWORD").Range(), "'x:1'": v.Get("image").Range(),
	} {
		if got := text[r.Start:r.End]; got != name {
			t.Errorf("%s stands at %q", name, got)
		}
	}
}

func TestEnvFile(t *testing.T) {
	s, rs := load(t, "-- .env --\n# c\nTAG=3.2\nexport X='a b'\n-- compose.yaml --\nservices:\n  web: {image: 'x:${TAG}', user: $X}\n")
	v := rs[". services.web"].Value
	if show(v.Get("image")) != "x:3.2" || show(v.Get("user")) != "a b" {
		t.Errorf("service is %s", show(v))
	}
	via := v.Get("image").Via()
	span, _ := source.Files{".env": s.File(".env")}.Span(via[0])
	if span.Start.Line != 2 {
		t.Errorf("the tag comes from line %d", span.Start.Line)
	}
}

func TestTroubleIsTold(t *testing.T) {
	for service, want := range map[string]string{
		"{extends: {service: x, file: ../../etc/passwd}}": "file is outside of the workspace",
		"{extends: {service: x, file: /etc/passwd}}":      "file is outside of the workspace",
		"{extends: {service: x, file: none.yaml}}":        "there is no Compose file none.yaml",
		"{extends: none}": "there is no service none to extend",
		"{extends: web}":  "service extends itself",
		"{extends: b}":    "service extends itself",
	} {
		s, rs := load(t, "-- compose.yaml --\nservices:\n  web: "+service+"\n  b: {extends: web, image: x}\n")
		ds := s.Diagnostics("compose.yaml")
		if len(ds) == 0 || ds[0].Summary != want {
			t.Errorf("%s: %+v", service, ds)
		}
		if !rs[". services.web"].Value.Walk(model.Path{"user"}).Unknown {
			t.Errorf("%s: what it extends might set a user", service)
		}
	}
}

// TestMergesAsTheSpecificationsLibrary holds the merge of two services against the
// specification's own library.
func TestMergesAsTheSpecificationsLibrary(t *testing.T) {
	for _, tt := range []struct{ base, over string }{
		{"{image: a, user: b}", "{image: c}"},
		{"{environment: {A: '1', B: '2'}}", "{environment: {B: '3', C: '4'}}"},
		{"{environment: [A=1, B=2]}", "{environment: {B: '3'}}"},
		{"{cap_add: [A, B]}", "{cap_add: [B, C]}"},
		{"{command: [a, b], entrypoint: [x]}", "{command: [c]}"},
		{"{healthcheck: {test: [CMD, a], interval: 1s}}", "{healthcheck: {test: [CMD, b]}}"},
		{"{logging: {driver: a, options: {x: '1'}}}", "{logging: {driver: b, options: {y: '2'}}}"},
		{"{logging: {driver: a, options: {x: '1'}}}", "{logging: {options: {y: '2'}}}"},
		{"{deploy: {resources: {limits: {cpus: '1'}}}}", "{deploy: {resources: {limits: {memory: 1G}}}}"},
		{"{labels: [a=b]}", "{labels: {c: d}}"},
		{"{networks: [a]}", "{networks: {b: {ipv4_address: x}}}"},
		{"{dns: 1.1.1.1}", "{dns: [8.8.8.8]}"},
		{"{security_opt: [a:b], tmpfs: /a}", "{security_opt: [c:d], tmpfs: [/b]}"},
		{"{build: .}", "{build: {dockerfile: D, args: {A: b}}}"},
		{"{sysctls: [a=1]}", "{sysctls: {a: '2'}}"},
	} {
		var a, b map[string]any
		if err := yaml.Unmarshal([]byte(tt.base), &a); err != nil {
			t.Fatal(err)
		}
		if err := yaml.Unmarshal([]byte(tt.over), &b); err != nil {
			t.Fatal(err)
		}
		theirs, err := override.Merge(map[string]any{"services": map[string]any{"w": a}}, map[string]any{"services": map[string]any{"w": b}})
		if err != nil {
			t.Fatal(err)
		}
		text, _ := yaml.Marshal(theirs)
		_, want := load(t, "-- compose.yaml --\n"+string(text))
		_, got := load(t, fmt.Sprintf("-- compose.yaml --\nservices:\n  w: %s\n-- compose.override.yaml --\nservices:\n  w: %s\n", tt.base, tt.over))
		if g, w := show(got[". services.w"].Value), show(want[". services.w"].Value); g != w {
			t.Errorf("%s under %s is\n%s\nwant\n%s", tt.base, tt.over, g, w)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("services:\n  web: &a {image: 'x:${T:-1}', ports: ['1:2'], volumes: [a:b:c], extends: b}\n  b: {<<: *a, command: a 'b'}\n", "A=$B\nB='c'\n")
	f.Add("services: {a: !override {image: x, command: !reset null}}\nvolumes: {a: }\n", "")
	f.Fuzz(func(t *testing.T, text, env string) {
		disk := fstest.MapFS{"compose.yaml": {Data: []byte(text)}, "compose.override.yaml": {Data: []byte(text)}, ".env": {Data: []byte(env)}}
		s := NewSession(disk, nil)
		if _, err := s.Update(context.Background(), nil, true); err != nil {
			t.Fatal(err)
		}
		files := source.Files{}
		for p := range maps.Keys(disk) {
			if src := s.File(p); src != nil {
				files[p] = src
			}
		}
		for _, r := range s.Resources() {
			walk(r.Value, func(v *model.Value) {
				if at := v.Range(); !at.IsZero() {
					start, end, ok := files.Offsets(at)
					if !ok || start > end || end > files[at.File()].Text.Len() {
						t.Fatalf("range %d to %d of %s", start, end, at.File())
					}
				}
			})
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
