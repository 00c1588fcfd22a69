package reconcile

import (
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes"
	"github.com/parapet-iac/parapet/analysis/drift"
)

// obj returns an object as an API server lists it.
func obj(t *testing.T, api, kind, name string, more attrs) cloud.Resource {
	t.Helper()
	meta := attrs{"name": name, "namespace": "shop", "uid": name, "resourceVersion": "1"}
	o := attrs{"apiVersion": api, "kind": kind, "metadata": meta}
	for k, v := range more {
		if k == "metadata" {
			for name, x := range v.(attrs) {
				meta[name] = x
			}
			continue
		}
		o[k] = v
	}
	r, ok := kubernetes.Resource(o)
	if !ok {
		t.Fatalf("%v is no object", o)
	}
	return r
}

// deployment returns one whose pods run an image.
func deployment(t *testing.T, image string, replicas int, more attrs) cloud.Resource {
	spec := attrs{"containers": []any{attrs{"name": "web", "image": image, "terminationMessagePolicy": "File"}}, "schedulerName": "default-scheduler"}
	for k, v := range more {
		spec[k] = v
	}
	return obj(t, "apps/v1", "Deployment", "web", attrs{
		"metadata": attrs{"annotations": attrs{"meta.helm.sh/release-name": "prod", "meta.helm.sh/release-namespace": "shop"}},
		"spec": attrs{"replicas": replicas, "revisionHistoryLimit": 10, "selector": attrs{"matchLabels": attrs{"app": "web"}},
			"template": attrs{"metadata": attrs{"labels": attrs{"app": "web"}}, "spec": spec}}})
}

const web = `# The front end.
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 2 # enough
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: web:1
`

// objectPlan is plan for a cluster that is read as a whole.
func objectPlan(t *testing.T, files map[string]string, live ...cloud.Resource) (*Plan, *drift.Report) {
	t.Helper()
	return planOf(t, files, &cloud.Snapshot{Resources: live, Readings: []cloud.Reading{{Type: kubernetes.All}}})
}

func TestAdoptInAManifest(t *testing.T) {
	p, found := objectPlan(t, map[string]string{"web.yaml": web}, deployment(t, "web:2", 5, attrs{"priorityClassName": "high"}))
	got := text(p, "web.yaml")
	for _, want := range []string{"# The front end.\n", "  replicas: 5 # enough\n", "          image: web:2\n", "      priorityClassName: high\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %q in\n%s", want, got)
		}
	}
	if len(found.Drifts) != 1 || p.Remedies[0][0].Kind != Adopt || p.Remedies[0][0].Failed != "" {
		t.Fatalf("the remedies are %+v", p.Remedies)
	}
	want := []string{
		`kubectl patch deployment.apps/web --namespace=shop '--patch=[{"op":"remove","path":"/spec/template/spec/priorityClassName"}]'`,
		"kubectl apply -f 'in fra/web.yaml'",
	}
	if got := strings.Join(p.Remedies[0][1].Commands, "\n"); strings.ReplaceAll(got, " --type=json", "") != strings.Join(want, "\n") {
		t.Errorf("the commands are\n%s", got)
	}
}

func TestAdoptInTheValuesOfAChart(t *testing.T) {
	p, _ := objectPlan(t, map[string]string{
		"charts/web/Chart.yaml":  "apiVersion: v2\nname: web\nversion: 1.0.0\n",
		"charts/web/values.yaml": "# How many.\nreplicas: 2\nimage: web:1\n",
		"charts/web/templates/web.yaml": strings.NewReplacer("replicas: 2 # enough", "replicas: {{ .Values.replicas }}", "image: web:1", "image: {{ .Values.image }}",
			"namespace: shop", "namespace: {{ .Release.Namespace }}").Replace(web),
	}, deployment(t, "web:1", 5, nil))
	if got := text(p, "charts/web/values.yaml"); got != "# How many.\nreplicas: 5\nimage: web:1\n" {
		t.Errorf("the values are\n%s", got)
	}
	if got := p.Remedies[0][1].Commands; len(got) != 1 || got[0] != "helm upgrade prod 'in fra/charts/web' --namespace=shop --reuse-values" {
		t.Errorf("it is restored by %v", got)
	}
}

func TestAdoptInAnOverlay(t *testing.T) {
	p, _ := objectPlan(t, map[string]string{
		"base/kustomization.yaml": "resources: [web.yaml]\n",
		"base/web.yaml":           strings.Replace(web, ", namespace: shop", "", 1),
		"prod/kustomization.yaml": "namespace: shop\nresources: [../base]\nreplicas:\n  - name: web\n    count: 3\n",
	}, deployment(t, "web:1", 5, nil))
	if got := text(p, "prod/kustomization.yaml"); !strings.Contains(got, "count: 5\n") {
		t.Errorf("the overlay is\n%s", got)
	}
	if got := p.Remedies[0][1].Commands; len(got) != 1 || got[0] != "kubectl apply -k 'in fra/prod'" {
		t.Errorf("it is restored by %v", got)
	}
}

func TestDeclareAnObject(t *testing.T) {
	p, found := objectPlan(t, map[string]string{"web.yaml": web}, deployment(t, "web:1", 2, nil),
		obj(t, "v1", "ConfigMap", "made", attrs{"data": attrs{"a": "1", "b": "x: y\nz\n", "c": "{{ .Values.x }}"}}),
		obj(t, "v1", "Service", "made", attrs{"spec": attrs{"type": "ClusterIP", "clusterIP": "10.0.0.7", "clusterIPs": []any{"10.0.0.7"}, "sessionAffinity": "None",
			"selector": attrs{"app": "web"}, "ports": []any{attrs{"port": 80, "protocol": "TCP", "targetPort": 8080}}}}),
		obj(t, "v1", "Secret", "made", nil))
	want := `apiVersion: v1
kind: ConfigMap
metadata:
  name: made
  namespace: shop
data:
  a: "1"
  b: |
    x: y
    z
  c: '{{ .Values.x }}'
---
apiVersion: v1
kind: Service
metadata:
  name: made
  namespace: shop
spec:
  ports:
    - port: 80
      targetPort: 8080
  selector:
    app: web
`
	if got := text(p, "imported.yaml"); got != want {
		t.Errorf("what is declared is\n%s", got)
	}
	for i := range found.Drifts {
		r := p.Remedies[i]
		if secret := found.Drifts[i].Type == "k8s_secret"; (r[0].Failed == "") == secret || r[1].Kind != Restore || !strings.HasPrefix(r[1].Commands[0], "kubectl delete ") {
			t.Errorf("%s: %+v", found.Drifts[i].Address, r)
		}
	}
}

func TestRestoreAMissingObject(t *testing.T) {
	p, _ := objectPlan(t, map[string]string{"a b/web.yaml": web})
	if got := p.Remedies[0]; got[0].Commands[0] != "kubectl apply -f 'in fra/a b/web.yaml'" || got[1].Kind != Remove || len(got[1].Files) != 1 {
		t.Errorf("the remedies are %+v", got)
	}
}

// TestOnlyWhatIsMeantIsTakenOut holds that elements are told by their names before they
// go, and go from behind.
func TestOnlyWhatIsMeantIsTakenOut(t *testing.T) {
	live := deployment(t, "web:1", 2, attrs{"volumes": []any{attrs{"name": "a/b", "emptyDir": attrs{}}}})
	spec := live.Attributes["spec"].(attrs)["template"].(attrs)["spec"].(attrs)
	spec["containers"] = append([]any{attrs{"name": "x", "image": "x"}}, append(spec["containers"].([]any), attrs{"name": "y", "image": "y"})...)
	p, _ := objectPlan(t, map[string]string{"web.yaml": web}, live)
	got := p.Remedies[0][1].Commands[0]
	want := `[{"op":"test","path":"/spec/template/spec/containers/2/name","value":"y"},{"op":"test","path":"/spec/template/spec/containers/0/name","value":"x"},` +
		`{"op":"remove","path":"/spec/template/spec/volumes"},{"op":"remove","path":"/spec/template/spec/containers/2"},{"op":"remove","path":"/spec/template/spec/containers/0"}]`
	if !strings.Contains(got, want) {
		t.Errorf("the command is\n%s", got)
	}
}

// TestDeclareAnObjectInTerraform holds that objects go where the others are declared.
func TestDeclareAnObjectInTerraform(t *testing.T) {
	code := "resource \"kubernetes_namespace\" \"shop\" {\n  metadata {\n    name = \"shop\"\n  }\n}\n"
	made := obj(t, "v1", "ConfigMap", "made-here", attrs{"data": attrs{"a": `{"x":  1}`, "b": "${var.x}"}})
	r, ok := kubernetes.Resource(attrs{"apiVersion": "v1", "kind": "Namespace", "metadata": attrs{"name": "shop", "uid": "x"}})
	if !ok {
		t.Fatal("it is no object")
	}
	p, found := objectPlan(t, map[string]string{"main.tf": code}, r, made)
	if len(found.Drifts) != 1 || p.Remedies[0][0].Failed != "" || len(p.Remedies[0]) != 2 {
		t.Fatalf("the remedies are %+v of %+v", p.Remedies, found.Drifts)
	}
	want := `import {
  to = kubernetes_manifest.made_here
  id = "apiVersion=v1,kind=ConfigMap,namespace=shop,name=made-here"
}

resource "kubernetes_manifest" "made_here" {
  manifest = {
    apiVersion = "v1"
    data = {
      a = "{\"x\":  1}"
      b = "$${var.x}"
    }
    kind = "ConfigMap"
    metadata = {
      name      = "made-here"
      namespace = "shop"
    }
  }
}
`
	if got := text(p, "imported.tf"); got != want {
		t.Errorf("what is declared is\n%s", got)
	}
	if got := p.Remedies[0][0].Commands; len(got) != 1 || got[0] != "terraform '-chdir=in fra' plan -target=kubernetes_manifest.made_here" {
		t.Errorf("the commands are %q", got)
	}
}
