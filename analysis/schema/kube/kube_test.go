package kube_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// object reads a manifest.
func object(t testing.TB, text string) *model.Resource {
	t.Helper()
	f := yamltext.Reader{}.Parse("a.yaml", []byte(text), nil)
	if len(f.Documents) != 1 || f.Documents[0].Broken {
		t.Fatalf("manifest cannot be read: %s", text)
	}
	v := f.Documents[0].Value
	id, ok := kube.Identify(v)
	if !ok {
		t.Fatalf("no object: %s", text)
	}
	typ, shaped := kube.Canonical(v, id)
	return &model.Resource{Type: typ, Address: id.Address(), Value: shaped, Origin: model.Origin{Stack: ".", Language: "kubernetes"}}
}

// get follows a dotted path.
func get(v *model.Value, path string) *model.Value {
	for step := range strings.SplitSeq(path, ".") {
		if i := slices.Index([]string{"0", "1", "2"}, step); i >= 0 {
			v = v.Index(i)
		} else {
			v = v.Get(step)
		}
	}
	return v
}

func text(v *model.Value) string {
	if v == nil {
		return "none"
	}
	if s, ok := v.AsString(); ok {
		return s
	}
	if b, ok := v.AsBool(); ok {
		return fmt.Sprint(b)
	}
	if n, ok := v.AsInt(); ok {
		return fmt.Sprint(n)
	}
	return v.Kind().String()
}

// TestWorkloadsArePods holds each kind that makes pods to one form.
func TestWorkloadsArePods(t *testing.T) {
	for _, tt := range []struct{ kind, api, at string }{
		{"Pod", "v1", ""},
		{"PodTemplate", "v1", "template"},
		{"ReplicationController", "v1", "spec.template"},
		{"Deployment", "apps/v1", "spec.template"},
		{"Deployment", "extensions/v1beta1", "spec.template"},
		{"ReplicaSet", "apps/v1", "spec.template"},
		{"DaemonSet", "apps/v1", "spec.template"},
		{"StatefulSet", "apps/v1beta2", "spec.template"},
		{"Job", "batch/v1", "spec.template"},
		{"CronJob", "batch/v1beta1", "spec.jobTemplate.spec.template"},
		{"Rollout", "argoproj.io/v1alpha1", "spec.template"},
		{"Service", "serving.knative.dev/v1", "spec.template"},
		{"Revision", "serving.knative.dev/v1", ""},
		{"DeploymentConfig", "apps.openshift.io/v1", "spec.template"},
		{"Sandbox", "agents.x-k8s.io/v1alpha1", "spec.podTemplate"},
	} {
		body := "metadata: {name: web, labels: {app: web}}, spec: {hostNetwork: true, containers: [{name: c, image: x}]}"
		if tt.at != "" {
			steps := strings.Split(tt.at, ".")
			body = "metadata: {name: web}, " + strings.Join(steps, ": {") + ": {" + body + strings.Repeat("}", len(steps))
		}
		r := object(t, fmt.Sprintf("{apiVersion: %s, kind: %s, %s}", tt.api, tt.kind, body))
		if r.Type != kube.Pod || text(get(r.Value, "spec.hostNetwork")) != "true" || text(get(r.Value, "podMetadata.labels.app")) != "web" {
			t.Errorf("%s %s is a %s with %s", tt.api, tt.kind, r.Type, text(get(r.Value, "spec.hostNetwork")))
		}
	}
}

func TestTypes(t *testing.T) {
	for text, want := range map[string]string{
		"{apiVersion: v1, kind: Service}":                                                   "k8s_service",
		"{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole}":                     "k8s_role",
		"{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding}":                     "k8s_role_binding",
		"{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy}":                           "k8s_network_policy",
		"{apiVersion: crd.projectcalico.org/v1, kind: NetworkPolicy}":                       kube.Custom,
		"{apiVersion: v1, kind: Ingress}":                                                   "k8s_ingress",
		"{apiVersion: example.com/v1, kind: Pod}":                                           kube.Custom,
		"{apiVersion: gateway.networking.k8s.io/v1, kind: GRPCRoute}":                       "k8s_route",
		"{apiVersion: admissionregistration.k8s.io/v1, kind: MutatingWebhookConfiguration}": "k8s_webhook_configuration",
		"{apiVersion: kubelet.config.k8s.io/v1beta1, kind: KubeletConfiguration}":           kube.Kubelet,
	} {
		if r := object(t, text); r.Type != want {
			t.Errorf("%s is a %s, want %s", text, r.Type, want)
		}
		if !kube.Types()[want] {
			t.Errorf("%s is not among the types", want)
		}
	}
}

func TestDefaults(t *testing.T) {
	r := object(t, `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  serviceAccount: old
  containers:
  - {name: a, image: web, securityContext: {}}
  - {name: b, image: "web:1", imagePullPolicy: Never, ports: [{containerPort: 80}]}
  - {name: c, image: "host:5000/web@sha256:00"}
`)
	for path, want := range map[string]string{
		"metadata.namespace":                           "default",
		"spec.hostPID":                                 "false",
		"spec.restartPolicy":                           "Always",
		"spec.serviceAccountName":                      "old",
		"spec.containers.0.imagePullPolicy":            "Always",
		"spec.containers.0.securityContext.privileged": "false",
		"spec.containers.1.imagePullPolicy":            "Never",
		"spec.containers.1.ports.0.protocol":           "TCP",
		"spec.containers.1.securityContext":            "none",
		"spec.containers.2.imagePullPolicy":            "IfNotPresent",
	} {
		if got := text(get(r.Value, path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	if v := get(r.Value, "spec.hostPID"); !v.Is(model.Default) || !v.Range().IsZero() {
		t.Error("a default is not marked as one")
	}
	if get(r.Value, "spec.serviceAccountName").Is(model.Default) {
		t.Error("what the old name of a field says is taken for a default")
	}
}

func TestContainersInherit(t *testing.T) {
	r := object(t, `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    metadata:
      annotations: {container.apparmor.security.beta.kubernetes.io/b: localhost/strict}
    spec:
      securityContext: {runAsNonRoot: true, runAsUser: 7, fsGroup: 8}
      containers:
      - {name: a, securityContext: {runAsUser: 9}}
      - {name: b}
      initContainers:
      - {name: c, image: kube-apiserver, command: [kube-apiserver]}
`)
	var got []string
	for _, c := range kube.Derived(r) {
		v := c.Value
		got = append(got, fmt.Sprintf("%s %s %s nonroot=%s user=%s fs=%s apparmor=%s in %s", c.Type, c.Address, text(v.Get("list")),
			text(get(v, "securityContext.runAsNonRoot")), text(get(v, "securityContext.runAsUser")),
			text(get(v, "securityContext.fsGroup")), text(get(v, "securityContext.appArmorProfile.type")), text(get(v, "pod.kind"))))
	}
	want := []string{
		"k8s_container shop/apps.Deployment/web[a] containers nonroot=true user=9 fs=none apparmor=none in Deployment",
		"k8s_container shop/apps.Deployment/web[b] containers nonroot=true user=7 fs=none apparmor=Localhost in Deployment",
		"k8s_container shop/apps.Deployment/web[c] initContainers nonroot=true user=7 fs=none apparmor=none in Deployment",
		"k8s_api_server shop/apps.Deployment/web[c] none nonroot=none user=none fs=none apparmor=none in none",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestImageReferences(t *testing.T) {
	for image, want := range map[string]string{
		"nginx":                             "name=nginx repository=nginx",
		"nginx:1.29":                        "name=nginx repository=nginx tag=1.29",
		"library/nginx@sha256:00":           "digest=sha256:00 name=nginx repository=library/nginx",
		"localhost/web":                     "host=localhost name=web repository=web",
		"r.example.com:5000/a/b:2@sha256:0": "digest=sha256:0 host=r.example.com:5000 name=b repository=a/b tag=2",
		"r.example.com:5000/a":              "host=r.example.com:5000 name=a repository=a",
		"${IMAGE}:1":                        "",
	} {
		r := object(t, "{apiVersion: v1, kind: Pod, metadata: {name: x}, spec: {containers: [{name: c, image: '"+image+"'}]}}")
		var got []string
		for _, a := range kube.Derived(r)[0].Value.Get("reference").Attrs() {
			got = append(got, a.Name+"="+text(a.Value))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s is %q, want %q", image, got, want)
		}
	}
}

func TestFlags(t *testing.T) {
	for _, tt := range []struct{ container, want string }{
		{"command: [kube-apiserver, --a=1, --b, -c=x, --d, value]", "k8s_api_server a=1 b=true c=x d=value"},
		{"command: [/usr/local/bin/kube-apiserver], args: [--a=1]", "k8s_api_server a=1"},
		{"command: [/bin/sh, -c, 'exec kube-scheduler --a=1 --b=\"2\" >/log']", "k8s_scheduler a=1 b=2"},
		{"command: [/hyperkube, controller-manager, --a=1]", "k8s_controller_manager a=1"},
		{"command: [wrapper, --log, kube-apiserver]", ""},
		{"command: [etcd, '--name={{ x }}']", "k8s_etcd name={{ x }}"},
		{"image: kube-apiserver", ""},
		{"image: 'registry.k8s.io/etcd-amd64:3.6@sha256:00', args: [--a=1]", "k8s_etcd a=1"},
		{"image: etcd-operator, args: [--a=1]", ""},
	} {
		r := object(t, "{apiVersion: v1, kind: Pod, metadata: {name: x}, spec: {containers: [{name: c, "+tt.container+"}]}}")
		got := ""
		for _, c := range kube.Derived(r) {
			if c.Type == kube.Container {
				continue
			}
			got = c.Type
			for _, a := range c.Value.Get("flags").Attrs() {
				got += " " + a.Name + "=" + text(a.Value)
			}
		}
		if got != tt.want {
			t.Errorf("%s is %q, want %q", tt.container, got, tt.want)
		}
	}
}

func TestKubeletFlagsAreConfiguration(t *testing.T) {
	r := object(t, `{apiVersion: v1, kind: Pod, metadata: {name: x}, spec: {containers: [{name: c, command: [kubelet, --anonymous-auth=false,
 --read-only-port=0, "--tls-cipher-suites=A,B", --feature-gates=X=false, --config=/etc/kubelet.yaml]}]}}`)
	v := kube.Derived(r)[1].Value
	for path, want := range map[string]string{
		"authentication.anonymous.enabled": "false", "readOnlyPort": "0", "tlsCipherSuites.1": "B", "featureGates.X": "false",
	} {
		if got := text(get(v, path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	if !v.Is(model.Open) {
		t.Error("a configuration file may not say more")
	}
}

// pool are manifests that refer to each other in every way.
var pool = func() []string {
	var all []string
	for _, ns := range []string{"a", "b"} {
		for i, labels := range []string{"{app: web, tier: front}", "{app: db}", "{}"} {
			all = append(all, fmt.Sprintf(`{apiVersion: apps/v1, kind: Deployment, metadata: {name: w%d, namespace: %s}, spec: {template: {metadata: {labels: %s},
 spec: {serviceAccountName: s%d, containers: [{name: c, env: [{name: X, valueFrom: {secretKeyRef: {name: t%d}}}]}],
 volumes: [{name: v, configMap: {name: m}}, {name: p, persistentVolumeClaim: {claimName: d}}]}}}}`, i, ns, labels, i%2, i))
		}
		all = append(all,
			fmt.Sprintf("{apiVersion: v1, kind: Service, metadata: {name: web, namespace: %s}, spec: {selector: {app: web}}}", ns),
			fmt.Sprintf("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: all, namespace: %s}, spec: {podSelector: {}}}", ns),
			fmt.Sprintf("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: x, namespace: %s}, spec: {podSelector: {matchExpressions: [{key: tier, operator: DoesNotExist}]}}}", ns),
			fmt.Sprintf("{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web, namespace: %s}, spec: {selector: {matchLabels: {app: web}}}}", ns),
			fmt.Sprintf("{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web, namespace: %s}, spec: {scaleTargetRef: {kind: Deployment, name: w0}}}", ns),
			fmt.Sprintf("{apiVersion: v1, kind: ServiceAccount, metadata: {name: s0, namespace: %s}}", ns),
			fmt.Sprintf("{apiVersion: v1, kind: Secret, metadata: {name: t0, namespace: %s}}", ns),
			fmt.Sprintf("{apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: %s}}", ns),
			fmt.Sprintf("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: d, namespace: %s}, spec: {storageClassName: c}}", ns),
			fmt.Sprintf("{apiVersion: v1, kind: LimitRange, metadata: {name: l, namespace: %s}}", ns),
			fmt.Sprintf("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}", ns),
			fmt.Sprintf("{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i, namespace: %s}, spec: {defaultBackend: {service: {name: web}}}}", ns),
			fmt.Sprintf("{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: %s}, rules: []}", ns),
			fmt.Sprintf("{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: r, namespace: %s}, roleRef: {kind: Role, name: r}, subjects: [{kind: ServiceAccount, name: s0}]}", ns),
		)
	}
	return append(all,
		"{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{verbs: [get]}]}",
		"{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: r}, roleRef: {kind: ClusterRole, name: r}, subjects: [{kind: Group, name: 'system:serviceaccounts:a'}]}",
		"{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: c}}",
	)
}()

// linked returns the links of an object as names, sorted.
func linked(v *model.Value, indent string) string {
	var b strings.Builder
	for _, a := range v.Get("links").Attrs() {
		elems := a.Value.Elems()
		if a.Value.Kind() == model.Object {
			elems = []*model.Value{a.Value}
		}
		for _, e := range elems {
			fmt.Fprintf(&b, "%s%s: %s\n%s", indent, a.Name, e.Refs()[0].Address, linked(e, indent+"  "))
		}
	}
	return b.String()
}

func TestLinks(t *testing.T) {
	l := kube.NewLinker[int]()
	var objects []*model.Resource
	for i, text := range pool {
		objects = append(objects, object(t, text))
		l.Set(i, objects[i])
	}
	l.Settle()
	for address, want := range map[string]string{
		"a/apps.Deployment/w0": `autoscalers: a/autoscaling.HorizontalPodAutoscaler/web
bindings: a/rbac.authorization.k8s.io.RoleBinding/r
  role: a/rbac.authorization.k8s.io.Role/r
bindings: rbac.authorization.k8s.io.ClusterRoleBinding/r
  role: rbac.authorization.k8s.io.ClusterRole/r
claims: a/PersistentVolumeClaim/d
configMaps: a/ConfigMap/m
disruptionBudgets: a/policy.PodDisruptionBudget/web
namespace: Namespace/a
  limitRanges: a/LimitRange/l
networkPolicies: a/networking.k8s.io.NetworkPolicy/all
secrets: a/Secret/t0
serviceAccount: a/ServiceAccount/s0
services: a/Service/web
  ingresses: a/networking.k8s.io.Ingress/i
`,
		"b/networking.k8s.io.NetworkPolicy/x": "pods: b/apps.Deployment/w1\npods: b/apps.Deployment/w2\n",
		"b/networking.k8s.io.Ingress/i":       "services: b/Service/web\n",
		"b/policy.PodDisruptionBudget/web":    "pods: b/apps.Deployment/w0\n  autoscalers: b/autoscaling.HorizontalPodAutoscaler/web\n",
		"Namespace/b":                         "limitRanges: b/LimitRange/l\nnetworkPolicies: b/networking.k8s.io.NetworkPolicy/all\nnetworkPolicies: b/networking.k8s.io.NetworkPolicy/x\n",
	} {
		i := slices.IndexFunc(objects, func(r *model.Resource) bool { return string(r.Address) == address })
		if got := linked(l.Linked(i, objects[i]).Value, ""); got != want {
			t.Errorf("links of %s are\n%s\nwant\n%s", address, got, want)
		}
	}
}

// TestIncrementalLinksEqualFresh enters, changes and takes away objects at random
// and compares with a linker that has seen nothing else. What changes is told.
func TestIncrementalLinksEqualFresh(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	l := kube.NewLinker[int]()
	now := map[int]*model.Resource{}
	shown := map[int]string{}
	for range 400 {
		for range 1 + random.IntN(3) {
			i := random.IntN(len(pool))
			if now[i] != nil && random.IntN(3) == 0 {
				delete(now, i)
			} else {
				now[i] = object(t, pool[i])
				if random.IntN(2) == 0 {
					now[i].Origin.Stack = "sub"
				}
			}
			l.Set(i, now[i])
		}
		told := map[int]bool{}
		for _, i := range l.Settle() {
			told[i] = true
		}
		fresh := kube.NewLinker[int]()
		for i, r := range now {
			fresh.Set(i, r)
		}
		fresh.Settle()
		for i, r := range now {
			got, want := l.Linked(i, r), fresh.Linked(i, r)
			if a, b := linked(got.Value, ""), linked(want.Value, ""); a != b {
				t.Fatalf("links of %s are\n%s\nafresh\n%s", r.Address, a, b)
			} else if a != shown[i] && !told[i] {
				t.Fatalf("it is not told that links of %s are others now", r.Address)
			} else {
				shown[i] = a
			}
		}
		for i := range pool {
			if now[i] == nil {
				delete(shown, i)
			}
		}
	}
}

func TestStacksSeeThoseAround(t *testing.T) {
	l := kube.NewLinker[string]()
	set := func(tag, stack, text string) {
		r := object(t, text)
		r.Origin.Stack = stack
		l.Set(tag, r)
	}
	pod := "{apiVersion: v1, kind: Pod, metadata: {name: web, labels: {app: web}}, spec: {}}"
	set("dev", "overlays/dev", pod)
	set("prod", "overlays/prod", pod)
	set("all", ".", "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: all}, spec: {podSelector: {}}}")
	set("service", "overlays/prod", "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}}}")
	l.Settle()
	for tag, want := range map[string]string{
		"dev":  "networkPolicies: default/networking.k8s.io.NetworkPolicy/all\n",
		"prod": "networkPolicies: default/networking.k8s.io.NetworkPolicy/all\nservices: default/Service/web\n",
	} {
		if got := linked(l.Linked(tag, object(t, pod)).Value, ""); got != want {
			t.Errorf("links in %s are\n%s", tag, got)
		}
	}
}

func TestHostileReferencesStayBounded(t *testing.T) {
	l := kube.NewLinker[int]()
	for i := range 3000 {
		l.Set(i, object(t, fmt.Sprintf("{apiVersion: v1, kind: Pod, metadata: {name: p%d, labels: {app: web}}, spec: {}}", i)))
		l.Set(-i-1, object(t, fmt.Sprintf("{apiVersion: v1, kind: Service, metadata: {name: s%d}, spec: {selector: {app: web}}}", i)))
	}
	l.Settle()
	r := object(t, "{apiVersion: v1, kind: Service, metadata: {name: s1}, spec: {}}")
	if n := l.Linked(-2, r).Value.Get("links").Get("pods").Len(); n == 0 || n > 64 {
		t.Errorf("%d pods are linked", n)
	}
}
