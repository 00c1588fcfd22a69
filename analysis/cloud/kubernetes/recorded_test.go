package kubernetes

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/cloud"
)

// printed writes an object as kubectl prints it.
func printed(version, kind, namespace, name, more string) string {
	in := ""
	if namespace != "" {
		in = fmt.Sprintf(`"namespace": %q, `, namespace)
	}
	return fmt.Sprintf(`{"apiVersion": %q, "kind": %q, "metadata": {%s"name": %q, "uid": "u", "resourceVersion": "1"}%s}`, version, kind, in, name, more)
}

func list(items ...string) string {
	return `{"apiVersion": "v1", "kind": "List", "items": [` + strings.Join(items, ",") + `], "metadata": {"resourceVersion": ""}}`
}

// TestFolder tells which objects a folder holds, and of which kinds it knows all.
func TestFolder(t *testing.T) {
	pod := func(ns, name string) string { return printed("v1", "Pod", ns, name, `, "spec": {"containers": []}`) }
	deploy := func(ns, name string) string { return printed("apps/v1", "Deployment", ns, name, `, "spec": {}`) }
	for _, c := range []struct {
		name           string
		files          map[string]string
		objects, kinds string
	}{
		{"one namespace", map[string]string{"pods.json": list(pod("shop", "a"), pod("shop", "b"))}, "shop/Pod/a shop/Pod/b", "Pod in shop"},
		{"several", map[string]string{"pods.json": list(pod("shop", "a"), pod("web", "a"))}, "shop/Pod/a web/Pod/a", "Pod"},
		{"a file for each", map[string]string{"a/pods.json": list(pod("shop", "a")), "b/pods.json": list(pod("web", "a"))}, "shop/Pod/a web/Pod/a", "Pod in shop, Pod in web"},
		{"mixed kinds", map[string]string{"all.json": list(pod("shop", "a"), deploy("shop", "a"), printed("v1", "Namespace", "", "shop", ""))},
			"Namespace/shop shop/Pod/a shop/apps.Deployment/a", "Namespace, Pod in shop, apps.Deployment in shop"},
		{"the same twice", map[string]string{"a.json": list(pod("shop", "a")), "b.json": list(pod("shop", "a"))}, "shop/Pod/a", "Pod in shop, Pod in shop"},
		{"one object", map[string]string{"a.json": pod("shop", "a")}, "shop/Pod/a", ""},
		{"a list of its own kind", map[string]string{"a.json": strings.Replace(list(pod("shop", "a")), `"List"`, `"PodList"`, 1)}, "shop/Pod/a", "Pod in shop"},
		{"nothing of ours", map[string]string{"a.json": "{", "b.json": `{"Vpcs": []}`, "c.json": list(), "d.yaml": pod("shop", "a"), "e.json": list(`"x"`, "null", "{}")}, "", ""},
	} {
		fsys := fstest.MapFS{}
		for name, text := range c.files {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		s, err := Folder(fsys)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var objects, kinds []string
		for _, r := range s.Resources {
			objects = append(objects, r.ID)
		}
		for _, r := range s.Readings {
			if r.Type != Partly {
				kinds = append(kinds, strings.TrimSuffix(r.Type+" in "+r.Namespace, " in "))
			}
		}
		slices.Sort(objects)
		slices.Sort(kinds)
		if got := strings.Join(objects, " "); got != c.objects {
			t.Errorf("%s: objects are %s, want %s", c.name, got, c.objects)
		}
		if got := strings.Join(kinds, ", "); got != c.kinds {
			t.Errorf("%s: read is %s, want %s", c.name, got, c.kinds)
		}
		if (len(objects) > 0) != slices.ContainsFunc(s.Readings, func(r cloud.Reading) bool { return r.Type == Partly }) {
			t.Errorf("%s: %+v", c.name, s.Readings)
		}
	}
}

// TestRecordedSecretsAreDropped holds that what kubectl has printed of secrets goes no
// further.
func TestRecordedSecretsAreDropped(t *testing.T) {
	s, ok := Recorded([]byte(list(
		printed("v1", "Secret", "shop", "db", `, "type": "Opaque", "data": {"password": "cGxhbnRlZA=="}, "stringData": {"a": "planted"}`),
		printed("v1", "ConfigMap", "shop", "c", `, "data": {"api_key": "planted", "color": "blue"}`))))
	text, err := json.Marshal(s)
	if err != nil || !ok || len(s.Resources) != 2 {
		t.Fatalf("%v %v %s", ok, err, text)
	}
	if strings.Contains(string(text), "planted") || strings.Contains(string(text), "cGxhbnRlZA") || !strings.Contains(string(text), "blue") {
		t.Errorf("the snapshot holds %s", text)
	}
}

func TestWithinNamespaces(t *testing.T) {
	s, _ := Recorded([]byte(list(printed("v1", "Pod", "shop", "a", ""), printed("v1", "Pod", "web", "b", ""), printed("v1", "Namespace", "", "shop", ""))))
	s.Resources = append(s.Resources, cloud.Resource{Type: "aws_vpc", ID: "vpc-1"})
	s.Readings = append(s.Readings, cloud.Reading{Type: "aws_vpc"}, cloud.Reading{Type: "apps.Deployment", Namespace: "other"})
	s.Unreadable = []cloud.Unreadable{{Type: "Service"}, {Type: "Service", Namespace: "web"}, {Type: "aws_eip"}}
	got := Within(s, []string{"shop"})
	var ids []string
	for _, r := range got.Resources {
		ids = append(ids, r.ID)
	}
	slices.Sort(ids)
	if !slices.Equal(ids, []string{"shop/Pod/a", "vpc-1"}) || len(got.Unreadable) != 2 {
		t.Errorf("%v, not readable: %v", ids, got.Unreadable)
	}
	for _, r := range got.Readings {
		if IsReading(r.Type) && r.Namespace != "shop" {
			t.Errorf("%+v is read", r)
		}
	}
	if len(got.Readings) != 4 { // those of VPCs, pods and namespaces, and that some were
		t.Errorf("%+v", got.Readings)
	}
}

func FuzzRecorded(f *testing.F) {
	f.Add([]byte(list(printed("apps/v1", "Deployment", "shop", "web", `, "spec": {"template": {"spec": {"containers": [{"name": "a"}]}}}`))))
	f.Add([]byte(printed("v1", "Secret", "shop", "db", `, "data": {"a": "planted"}`)))
	f.Fuzz(func(t *testing.T, text []byte) {
		s, ok := Recorded(text)
		if ok != (len(s.Readings) > 0) || !ok && len(s.Resources) > 0 {
			t.Errorf("%v: %+v", ok, s)
		}
		for i := range s.Resources {
			s.Resources[i].Model()
		}
	})
}
