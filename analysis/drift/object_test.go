package drift

import (
	"fmt"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
	"github.com/parapet-iac/parapet/policies"
)

// cluster is a snapshot of objects, written as an API server has them.
func cluster(t testing.TB, objects string) *cloud.Snapshot {
	t.Helper()
	s := &cloud.Snapshot{Readings: []cloud.Reading{{Type: kubernetes.All}}}
	for doc := range strings.SplitSeq(objects, "\n---\n") {
		var o map[string]any
		if err := yaml.Unmarshal([]byte(doc), &o); err != nil {
			t.Fatal(err)
		}
		if len(o) == 0 {
			continue
		}
		r, ok := kubernetes.Resource(o)
		if !ok {
			t.Fatalf("this is no object:\n%s", doc)
		}
		s.Resources = append(s.Resources, r)
	}
	return s
}

const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 2
  template: {spec: {containers: [{name: web, image: "web:1", env: [{name: A, value: b}, {name: TOKEN, value: x}], resources: {limits: {cpu: 0.5}}}]}}
`

// as returns a text in which others stand, old and new ones in turn.
func as(text string, with ...string) string { return strings.NewReplacer(with...).Replace(text) }

func TestCompareObjects(t *testing.T) {
	const policyOf = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: shop}\nspec: {podSelector: {}, ingress: [{from: [FROM]}]}\n"
	for _, c := range []struct{ name, code, live, want string }{
		{"the same", web, web, ""},
		{"written otherwise", web, as(web, "0.5", "500m"), ""},
		{"what nothing tells", web, as(web, "resources:", "terminationMessagePolicy: File, stdin: false, resources:"), ""},
		{"the value of a secret is not read", web, as(web, ", value: x", ""), ""},
		{"another value", web, as(web, "value: b", "value: c"), "changed shop/apps.Deployment/web changed:spec.template.spec.containers[web].env[A].value"},
		{"another version of the API", web, as(web, "apps/v1", "apps/v1beta2"), ""},
		{"an older group", as(web, "apps/v1", "extensions/v1beta1"), web, ""},
		{"something more", web, as(web, "spec: {containers", "spec: {hostPID: true, containers"), "changed shop/apps.Deployment/web added:spec.template.spec.hostPID"},
		{"something less", web, as(web, ", resources: {limits: {cpu: 0.5}}", ""), "changed shop/apps.Deployment/web removed:spec.template.spec.containers[web].resources"},
		{"a token that is mounted no more", web, as(web, "spec: {containers", "spec: {automountServiceAccountToken: false, containers"), "changed shop/apps.Deployment/web added:spec.template.spec.automountServiceAccountToken"},
		{"a default that is told", as(web, "spec: {containers", "spec: {restartPolicy: Always, hostNetwork: false, containers"), web, ""},
		{"a user of the number nought", web, as(web, "resources:", "securityContext: {runAsUser: 0}, resources:"), "changed shop/apps.Deployment/web added:spec.template.spec.containers[web].securityContext"},
		{"the order of the environment", web, as(web, "{name: A, value: b}, {name: TOKEN, value: x}", "{name: TOKEN, value: x}, {name: A, value: b}"), ""},
		{"the order of arguments", as(web, "resources:", "args: [a, b], resources:"), as(web, "resources:", "args: [b, a], resources:"), "changed shop/apps.Deployment/web changed:spec.template.spec.containers[web].args"},
		{"it is gone", web, "", "missing shop/apps.Deployment/web"},
		{"it is in another namespace", web, as(web, "namespace: shop", "namespace: other"), "missing shop/apps.Deployment/web; unmanaged other/apps.Deployment/web"},
		{"a name that the server makes", as(web, "name: web, namespace", "generateName: web-, namespace"), "", ""},
		{"an autoscaler", web, as(web, "replicas: 2", "replicas: 9") + "---\n" + `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: h, namespace: shop}
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}`, "unmanaged shop/autoscaling.HorizontalPodAutoscaler/h"},
		{"all namespaces instead of none", as(policyOf, "FROM", "{podSelector: {matchLabels: {a: b}}}"), as(policyOf, "FROM", "{podSelector: {matchLabels: {a: b}}, namespaceSelector: {}}"),
			"changed shop/networking.k8s.io.NetworkPolicy/p added:spec.ingress[0].from[0].namespaceSelector"},
		{"one peer more", as(policyOf, "FROM", "{ipBlock: {cidr: 10.0.0.0/8}}"), as(policyOf, "FROM", "{ipBlock: {cidr: 0.0.0.0/0}}, {ipBlock: {cidr: 10.0.0.0/8}}"),
			"changed shop/networking.k8s.io.NetworkPolicy/p added:spec.ingress[0].from"},
		{"everybody", strings.Replace(policyOf, ", ingress: [{from: [FROM]}]", "", 1), strings.Replace(policyOf, "{from: [FROM]}", "{}", 1),
			"changed shop/networking.k8s.io.NetworkPolicy/p added:spec.ingress"},
		{"a custom resource", "apiVersion: example.com/v1\nkind: Shop\nmetadata: {name: s}\nspec: {a: [{x: 1}, 2], b: c}\n", "apiVersion: example.com/v1\nkind: Shop\nmetadata: {name: s}\nspec: {a: [2, {x: 2}], b: c, d: {e: f}}\n",
			"changed default/example.com.Shop/s changed:spec.a[0].x added:spec.d"},
	} {
		in := loadFile(t, nil, "main.yaml", c.code)
		in.Live = cluster(t, c.live)
		if got := strings.ReplaceAll(told(Compare(in)), "\n", "; "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWhatIsNotReadIsNotMissing(t *testing.T) {
	in := loadFile(t, nil, "main.yaml", web+"---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: other}\n")
	in.Live = cluster(t, "")
	in.Live.Unreadable = []cloud.Unreadable{{Type: "apps.Deployment", Reason: "forbidden"}}
	if r := Compare(in); told(r) != "missing other/ConfigMap/c\nunread shop/apps.Deployment/web" || len(r.Unread) != 1 {
		t.Errorf("of a kind that is not readable %q is told, and %d are not read", told(r), len(r.Unread))
	}
	in.Live.Readings, in.Live.Unreadable = []cloud.Reading{{Type: kubernetes.All, Namespace: "shop"}}, nil
	if r := Compare(in); told(r) != "missing shop/apps.Deployment/web" || len(r.Unread) != 0 {
		t.Errorf("of one namespace %q is told", told(r))
	}
	in.Live.Readings = []cloud.Reading{{Type: "aws_vpc"}}
	if r := Compare(in); told(r) != "" || len(r.Unread) != 0 {
		t.Errorf("of a cluster that was not asked %q is told", told(r))
	}
}

func TestManifestsWithoutANamespace(t *testing.T) {
	in := loadFile(t, nil, "main.yaml", as(web, ", namespace: shop", ""))
	in.Live, in.Namespace = cluster(t, web), "shop"
	if got := told(Compare(in)); got != "" {
		t.Errorf("where the context names the namespace %q is told", got)
	}
}

// TestControllersFieldsAreLeftOutIfHarmless holds that who writes a field cannot hide
// what is dangerous: he says himself who he is.
func TestControllersFieldsAreLeftOutIfHarmless(t *testing.T) {
	set, err := policy.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	in := loadFile(t, set, "main.yaml", web)
	in.Live = cluster(t, as(web, "replicas: 2", "replicas: 3", "spec: {containers", "spec: {hostNetwork: true, priorityClassName: high, containers"))
	in.Live.Resources[0].Held = map[string]string{"spec.replicas": "kube-controller-manager", "spec.template.spec": "kube-controller-manager"}
	r := Compare(in)
	if err := r.Judge(t.Context(), set, threat.Options{}); err != nil {
		t.Fatal(err)
	}
	if got := told(r); got != "changed shop/apps.Deployment/web added:spec.template.spec.hostNetwork" || !r.Drifts[0].Risky {
		t.Errorf("%q is told, risky: %v", got, r.Drifts[0].Risky)
	}
	for _, f := range r.Drifts[0].Findings {
		for _, c := range f.Changes {
			if c >= len(r.Drifts[0].Changes) {
				t.Errorf("%s rests on a change that is not there", f.Policy.ID)
			}
		}
	}
	in.Live.Resources[0] = cluster(t, as(web, "replicas: 2", "replicas: 3")).Resources[0]
	in.Live.Resources[0].Held = map[string]string{"spec.replicas": "kube-controller-manager"}
	r = Compare(in)
	if err := r.Judge(t.Context(), set, threat.Options{}); err != nil || len(r.Drifts) > 0 {
		t.Errorf("%q is told: %v", told(r), err)
	}
}

// TestAPolicyThatIsGoneIsToBlame holds that a finding in one object is put down to
// another one that is gone, also where the first differs itself.
func TestAPolicyThatIsGoneIsToBlame(t *testing.T) {
	set, err := policy.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	closed := "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: closed, namespace: shop}\nspec: {podSelector: {}, policyTypes: [Ingress, Egress]}\n"
	in := loadFile(t, set, "main.yaml", web+"---\n"+closed)
	in.Live = cluster(t, as(web, "replicas: 2", "replicas: 3"))
	r := Compare(in)
	if err := r.Judge(t.Context(), set, threat.Options{}); err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Drifts {
		if want := d.Kind == Missing; d.Risky != want {
			t.Errorf("%s %s is risky: %v", d.Kind, d.Address, d.Risky)
		}
	}
}

// BenchmarkDriftOfACluster compares and judges 10,000 objects, half of which differ.
func BenchmarkDriftOfACluster(b *testing.B) {
	set, err := policy.Load(policies.FS)
	if err != nil {
		b.Fatal(err)
	}
	const n = 10_000
	text := strings.Repeat(as(web, "name: web, namespace", "name: web-N, namespace")+"---\n", n)
	s := &cloud.Snapshot{Readings: []cloud.Reading{{Type: kubernetes.All}}}
	at := source.Range{Anchor: &source.Anchor{File: "main.yaml"}}
	var code []*model.Resource
	for i := range n {
		doc, rest, _ := strings.Cut(text, "---\n")
		text = rest
		doc = strings.Replace(doc, "web-N", fmt.Sprint("web-", i), 1)
		declared := cluster(b, doc).Resources[0].Model()
		declared.Origin.Language, declared.Origin.Header = "kubernetes", at
		code = append(code, declared)
		if i%2 == 0 {
			doc = strings.Replace(doc, "web:1", "web:2", 1)
		}
		s.Resources = append(s.Resources, cluster(b, doc).Resources[0])
	}
	whole := schema.Compose(code)
	b.ReportAllocs()
	for b.Loop() {
		r := Compare(Input{Declared: code, Code: whole, Live: s})
		if err := r.Judge(b.Context(), set, threat.Options{}); err != nil {
			b.Fatal(err)
		}
		if len(r.Drifts) != n/2 || r.Compared != n {
			b.Fatalf("%d of %d differ", len(r.Drifts), r.Compared)
		}
	}
}
