package schema

import (
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// Every type of the table can be looked up, is an object, and every argument is
// written for the field that it is read as.
func TestKubernetesTable(t *testing.T) {
	for l := range strings.Lines(kubernetesTable) {
		typ, _, _ := strings.Cut(l, " ")
		if strings.HasPrefix(typ, "@") {
			continue
		}
		ty, ok := Lookup(typ)
		if !ok || len(ty.Attrs) < 2 {
			t.Errorf("%s: %v", typ, ty)
			continue
		}
		var walk func(block string, attrs []Attribute)
		walk = func(block string, attrs []Attribute) {
			for _, a := range attrs {
				if a.Name == "" || strings.ContainsAny(a.Name, "@{}:,") {
					t.Errorf("%s: the text of %s does not read", typ, block)
				}
				field := kube.FieldName(a.Name, a.Kind == Blocks)
				as, _, ok := Written(typ, block, model.Path{field}, "x")
				if !ok || as[0] != a.Name {
					t.Errorf("%s: %s.%s is read as %s, which is written as %v", typ, block, a.Name, field, as)
				}
				walk(strings.TrimPrefix(block+"."+a.Name, "."), a.Attrs)
			}
		}
		walk("", ty.Attrs)
		if typ == "kubernetes_manifest" || typ == "kubectl_manifest" {
			continue
		}
		if _, _, ok := kube.FromTerraform(typ, model.NewObject(nil, (&maker{}).place())); !ok {
			t.Errorf("%s is no object", typ)
		}
	}
}

func TestTerraformObjects(t *testing.T) {
	meta := o{"name": "x", "namespace": "prod"}
	for _, c := range []struct {
		name, typ string
		attrs     o
		as, want  string // type, and a part of the value
	}{
		{"a pod", "kubernetes_pod_v1", o{"metadata": meta, "spec": o{"host_pid": true, "container": l{o{"name": "c",
			"volume_mount": l{o{"mount_path": "/x"}}}}}},
			"k8s_pod", "hostPID:true"},
		{"containers", "kubernetes_deployment", o{"metadata": meta, "spec": o{"replicas": "3", "template": o{"spec": o{
			"container": l{o{"name": "c", "port": l{o{"container_port": 80}}}}}}}},
			"k8s_pod", "ports:[{containerPort:80 protocol:TCP}]"},
		{"numbers in strings", "kubernetes_deployment_v1", o{"metadata": meta, "spec": o{"replicas": "3"}},
			"k8s_pod", "replicas:3"},
		{"modes of files", "kubernetes_pod", o{"spec": o{"volume": l{o{"secret": o{"default_mode": "0644"}}}}},
			"k8s_pod", "defaultMode:420"},
		{"keys that are no fields", "kubernetes_config_map", o{"metadata": meta, "data": o{"some_key": "v"}},
			"k8s_config_map", "data:{some_key:v}"},
		{"labels", "kubernetes_service", o{"metadata": meta, "spec": o{"selector": o{"my_app": "x"}, "load_balancer_ip": "10.0.0.1"}},
			"k8s_service", "loadBalancerIP:10.0.0.1"},
		{"a selector of labels", "kubernetes_service", o{"metadata": meta, "spec": o{"selector": o{"my_app": "x"}}},
			"k8s_service", "selector:{my_app:x}"},
		{"a selector with expressions", "kubernetes_network_policy", o{"metadata": meta, "spec": o{"pod_selector": o{
			"match_expressions": l{o{"key": "a", "operator": "Exists"}}}}},
			"k8s_network_policy", "podSelector:{matchExpressions:[{key:a operator:Exists}]}"},
		{"a secret is encoded by the provider", "kubernetes_secret", o{"metadata": meta, "data": o{"password": "hunter2"}},
			"k8s_secret", "stringData:{password:hunter2}"},
		{"rules", "kubernetes_cluster_role", o{"metadata": o{"name": "x"}, "rule": l{o{"api_groups": l{"*"}, "non_resource_urls": l{"*"}}}},
			"k8s_role", "rules:[{apiGroups:[*] nonResourceURLs:[*]}]"},
		{"the source of a volume", "kubernetes_persistent_volume", o{"metadata": o{"name": "x"}, "spec": o{
			"persistent_volume_source": o{"host_path": o{"path": "/"}}}},
			"k8s_persistent_volume", "spec:{hostPath:{path:/} persistentVolumeReclaimPolicy:Retain volumeMode:Filesystem}"},
		{"what is the provider's own", "kubernetes_namespace", o{"metadata": o{"name": "x"}, "timeouts": o{"delete": "1m"}},
			"k8s_namespace", "{apiVersion:v1 kind:Namespace metadata:{name:x}}"},
		{"what is unknown", "kubernetes_pod", o{"spec": o{"host_network": unknown(model.Bool), "container": unknown(model.List)}},
			"k8s_pod", "containers:?list"},
		{"a manifest", "kubernetes_manifest", o{"manifest": o{"apiVersion": "v1", "kind": "Pod", "spec": o{"hostPID": true}}},
			"k8s_pod", "hostPID:true"},
		{"a manifest in YAML", "kubectl_manifest", o{"yaml_body": doc(o{"apiVersion": "v1", "kind": "Service"})},
			"k8s_service", "kind:Service"},
		{"a manifest that is unknown", "kubernetes_manifest", o{"manifest": unknown(model.Dynamic)}, "kubernetes_manifest", "manifest:?dynamic"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Compose(made(c.typ+".x", c.attrs))[0]
			if got := show(r.Value); r.Type != c.as || !strings.Contains(got, c.want) {
				t.Errorf("got %s %s, want %s with %s", r.Type, got, c.as, c.want)
			}
		})
	}
}

// Objects of Terraform see each other as those of manifests do.
func TestTerraformObjectsAreLinked(t *testing.T) {
	resources := Compose(made(
		"kubernetes_deployment.web", o{"metadata": o{"name": "web", "namespace": "prod"}, "spec": o{"template": o{
			"metadata": o{"labels": o{"app": "web"}}, "spec": o{"container": l{o{"name": "c"}}}}}},
		"kubernetes_service.web", o{"metadata": o{"name": "web", "namespace": "prod"}, "spec": o{"selector": o{"app": "web"}}},
		"kubernetes_manifest.policy", o{"manifest": o{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
			"metadata": o{"name": "all", "namespace": "prod"}, "spec": o{"podSelector": o{}}}},
	))
	links := findResource(resources, "k8s_pod", "kubernetes_deployment.web").Value.Get("links")
	for _, name := range []string{"services", "networkPolicies"} {
		if links.Get(name).Len() != 1 {
			t.Errorf("%s are %s", name, show(links.Get(name)))
		}
	}
	if !slices.ContainsFunc(resources, func(r *model.Resource) bool { return r.Address == "kubernetes_deployment.web[c]" }) {
		t.Error("the container is no resource")
	}
}

func TestWritten(t *testing.T) {
	for _, c := range []struct {
		typ, block string
		path       model.Path
		value      any
		want       string
	}{
		{"kubernetes_pod", "spec.container", model.Path{"securityContext", "capabilities", "drop"}, []any{"ALL"},
			"security_context.capabilities.drop"},
		{"kubernetes_deployment_v1", "spec.template.spec", model.Path{"hostPID"}, false, "host_pid"},
		{"kubernetes_pod", "spec", model.Path{"containers", 0, "volumeMounts"}, []any{map[string]any{"mountPath": "/x"}},
			"container[0].volume_mount"},
		{"kubernetes_pod", "spec.container", model.Path{"resources", "limits", "ephemeral-storage"}, "1Gi", "resources.limits.ephemeral-storage"},
		{"aws_s3_bucket", "", model.Path{"forceDestroy"}, true, "forceDestroy"},
		{"kubernetes_pod", "spec.container", model.Path{"noSuchField"}, true, ""},
		{"kubernetes_pod", "spec.container", model.Path{"securityContext"}, map[string]any{"noSuchField": 1}, ""},
	} {
		as, v, ok := Written(c.typ, c.block, c.path, c.value)
		if ok != (c.want != "") || ok && as.String() != c.want {
			t.Errorf("%s %s %v: got %v %v, want %q", c.typ, c.block, c.path, as, ok, c.want)
		}
		if list, isList := v.([]any); isList && ok {
			if m, isMap := list[0].(map[string]any); isMap && m["mount_path"] != "/x" {
				t.Errorf("the value is %v", v)
			}
		}
	}
}
