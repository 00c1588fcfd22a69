package kubernetes

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"github.com/parapet-iac/parapet/analysis/cloud"
)

type o = map[string]any
type l = []any

// made returns who has made each of some objects, by id.
func made(t *testing.T, objects ...o) map[string]string {
	t.Helper()
	s := &cloud.Snapshot{}
	for _, x := range objects {
		r, ok := Resource(x)
		if !ok {
			t.Fatalf("%v is no object", x)
		}
		s.Resources = append(s.Resources, r)
	}
	settle(s)
	out := map[string]string{}
	for _, r := range s.Resources {
		out[r.ID] = r.MadeBy
	}
	return out
}

func thing(api, kind, namespace, name string, more o) o {
	meta := o{"name": name, "uid": "uid of " + kind + " " + name}
	if namespace != "" {
		meta["namespace"] = namespace
	}
	out := o{"apiVersion": api, "kind": kind, "metadata": meta}
	for k, v := range more {
		if k == "metadata" {
			for name, x := range v.(o) {
				meta[name] = x
			}
			continue
		}
		out[k] = v
	}
	return out
}

func owned(kind, name, uid string, controller bool) o {
	return o{"metadata": o{"ownerReferences": l{o{"kind": kind, "name": name, "uid": uid, "controller": controller}}}}
}

func bootstrapped(subjects ...any) o {
	return o{"subjects": subjects, "metadata": o{"labels": o{"kubernetes.io/bootstrapping": "rbac-defaults"},
		"annotations": o{"rbac.authorization.kubernetes.io/autoupdate": "true"}}}
}

func TestWhoHasMadeIt(t *testing.T) {
	const rbac = "rbac.authorization.k8s.io/v1"
	got := made(t,
		thing("apps/v1", "Deployment", "a", "web", nil),
		thing("apps/v1", "ReplicaSet", "a", "web-1", owned("Deployment", "web", "uid of Deployment web", true)),
		thing("v1", "Pod", "a", "web-1-x", owned("ReplicaSet", "web-1", "uid of ReplicaSet web-1", true)),
		thing("v1", "Pod", "a", "forged", owned("ReplicaSet", "web-1", "of nobody", true)),
		thing("v1", "Pod", "a", "half-forged", owned("ReplicaSet", "web-1", "uid of ReplicaSet web-1", false)),
		thing("v1", "Pod", "b", "elsewhere", owned("ReplicaSet", "web-1", "uid of ReplicaSet web-1", true)),
		thing("v1", "Service", "a", "web", o{"spec": o{"selector": o{"app": "web"}}}),
		thing("v1", "Service", "a", "bare", o{"spec": o{}}),
		thing("v1", "Endpoints", "a", "web", nil), thing("v1", "Endpoints", "a", "bare", nil),
		thing("v1", "ServiceAccount", "a", "default", nil), thing("v1", "ServiceAccount", "a", "other", nil),
		thing("v1", "ConfigMap", "a", "kube-root-ca.crt", nil),
		thing("apps/v1", "StatefulSet", "a", "db-x", o{"spec": o{"volumeClaimTemplates": l{o{"metadata": o{"name": "data-1"}}}}}),
		thing("v1", "PersistentVolumeClaim", "a", "data-1-db-x-0", nil), thing("v1", "PersistentVolumeClaim", "a", "data-db-x-0", nil),
		thing(rbac, "ClusterRoleBinding", "", "cluster-admin", bootstrapped(o{"kind": "Group", "name": "system:masters"})),
		thing(rbac, "ClusterRoleBinding", "", "system:added", bootstrapped(o{"kind": "Group", "name": "system:masters"}, o{"kind": "User", "name": "mallory"})),
		thing(rbac, "ClusterRoleBinding", "", "system:anyone", bootstrapped(o{"kind": "Group", "name": "system:unauthenticated"})),
		thing(rbac, "ClusterRoleBinding", "", "system:discovery", bootstrapped(o{"kind": "Group", "name": "system:authenticated"})),
		thing(rbac, "ClusterRoleBinding", "", "mine", bootstrapped()),
		thing("cert-manager.io/v1", "Certificate", "a", "web", o{"spec": o{"secretName": "web-tls"}}),
		thing("v1", "Secret", "a", "web-tls", nil), thing("v1", "Secret", "a", "by-hand", nil),
		thing("v1", "Secret", "a", "sh.helm.release.v1.web.v1", o{"type": "helm.sh/release.v1"}),
	)
	want := map[string]string{
		"a/apps.ReplicaSet/web-1": "Deployment web", "a/Pod/web-1-x": "ReplicaSet web-1", "a/Endpoints/web": "Service web",
		"a/ServiceAccount/default": "Kubernetes", "a/ConfigMap/kube-root-ca.crt": "Kubernetes", "a/PersistentVolumeClaim/data-1-db-x-0": "StatefulSet db-x",
		"rbac.authorization.k8s.io.ClusterRoleBinding/cluster-admin":    "Kubernetes",
		"rbac.authorization.k8s.io.ClusterRoleBinding/system:discovery": "Kubernetes",
		"a/Secret/web-tls": "Certificate web", "a/Secret/sh.helm.release.v1.web.v1": "Helm",
	}
	for id, by := range got {
		if by != want[id] {
			t.Errorf("%s is made by %q, want %q", id, by, want[id])
		}
	}
}

func TestHeldByControllers(t *testing.T) {
	entry := func(manager, operation string, fields o) o {
		return o{"manager": manager, "operation": operation, "fieldsV1": fields}
	}
	container := func(name string, fields o) o {
		return o{"f:spec": o{"f:template": o{"f:spec": o{"f:containers": o{`k:{"name":"` + name + `"}`: fields}}}}}
	}
	for _, c := range []struct {
		name    string
		entries l
		want    map[string]string
	}{
		{"nobody but kubectl", l{entry("kubectl-client-side-apply", "Update", o{"f:spec": o{"f:replicas": o{}}})}, nil},
		{"a number that is set by a controller", l{entry("kubectl", "Apply", o{"f:spec": o{"f:selector": o{}}}), entry("kube-controller-manager", "Update", o{"f:spec": o{"f:replicas": o{}}})},
			map[string]string{"spec.replicas": "kube-controller-manager"}},
		{"one that a person sets too", l{entry("kubectl-edit", "Update", o{"f:spec": o{"f:replicas": o{}}}), entry("kube-controller-manager", "Update", o{"f:spec": o{"f:replicas": o{}}})}, nil},
		{"a container that an operator applies", l{entry("kubectl", "Update", container("web", o{"f:image": o{}})), entry("mesh", "Apply", container("proxy", o{".": o{}, "f:name": o{}, "f:image": o{}}))},
			map[string]string{"spec.template.spec.containers[proxy]": "mesh"}},
		{"a field of a container", l{entry("kubectl", "Update", container("web", o{"f:image": o{}})), entry("vpa-updater", "Update", container("web", o{"f:resources": o{"f:limits": o{}}}))},
			map[string]string{"spec.template.spec.containers[web].resources": "vpa-updater"}},
		{"nonsense", l{entry("kubelet", "Update", o{"x": "y", "f:": nil}), "z", o{}}, nil},
	} {
		if got := Held(c.entries); len(got)+len(c.want) > 0 && !reflect.DeepEqual(got, c.want) && c.name != "nonsense" {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestManifest(t *testing.T) {
	r, ok := Resource(thing("apps/v1", "Deployment", "a", "web", o{
		"metadata": o{"annotations": o{"deployment.kubernetes.io/revision": "3", LastApplied: "{}"}, "resourceVersion": "1", "labels": o{"app": "web"}},
		"status":   o{"replicas": 1},
		"spec": o{"replicas": int64(3), "revisionHistoryLimit": int64(10), "progressDeadlineSeconds": int64(600),
			"strategy": o{"type": "RollingUpdate", "rollingUpdate": o{"maxSurge": "25%", "maxUnavailable": "25%"}},
			"selector": o{"matchLabels": o{"app": "web"}},
			"template": o{"metadata": o{"creationTimestamp": nil, "labels": o{"app": "web"}}, "spec": o{
				"dnsPolicy": "ClusterFirst", "restartPolicy": "Always", "schedulerName": "default-scheduler", "securityContext": o{}, "hostNetwork": true,
				"serviceAccount": "web", "serviceAccountName": "web", "volumes": l{o{"name": "tmp", "emptyDir": o{}}},
				"containers": l{o{"name": "web", "image": "web:1", "imagePullPolicy": "IfNotPresent", "resources": o{}, "terminationMessagePath": "/dev/termination-log", "terminationMessagePolicy": "File",
					"env":   l{o{"name": "PASSWORD", "value": "planted"}},
					"ports": l{o{"containerPort": int64(80), "protocol": "TCP"}}}}}}},
	}))
	if !ok {
		t.Fatal("it is no object")
	}
	want := o{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": o{"name": "web", "namespace": "a", "labels": o{"app": "web"}},
		"spec": o{"replicas": int64(3), "selector": o{"matchLabels": o{"app": "web"}}, "template": o{"metadata": o{"labels": o{"app": "web"}},
			"spec": o{"hostNetwork": true, "serviceAccountName": "web", "volumes": l{o{"name": "tmp", "emptyDir": o{}}},
				"containers": l{o{"name": "web", "image": "web:1", "imagePullPolicy": "IfNotPresent", "env": l{o{"name": "PASSWORD"}}, "ports": l{o{"containerPort": int64(80)}}}}}}}}
	if got := Manifest(&r); !reflect.DeepEqual(got, want) {
		t.Errorf("the manifest is\n%v, want\n%v", got, want)
	}
}

// served is a cluster of objects in memory.
type served struct {
	kinds   []Kind
	objects map[string][]map[string]any
	failed  map[string]error
}

func (s served) Kinds(context.Context) ([]Kind, []cloud.Unreadable, error) { return s.kinds, nil, nil }
func (s served) List(_ context.Context, k Kind, namespace string) ([]map[string]any, error) {
	return s.objects[k.Name()], s.failed[k.Name()]
}
func (s served) Secrets(_ context.Context, namespace string) ([]Secret, error) {
	return []Secret{{Name: "of-" + namespace, Type: "Opaque"}}, s.failed["Secret"]
}

func TestWhatFailsIsNotReadable(t *testing.T) {
	s := served{
		kinds: []Kind{{Version: "v1", Kind: "Pod", Resource: "pods", Namespaced: true}, {Version: "v1", Kind: "Namespace", Resource: "namespaces"},
			{Version: "v1", Kind: "Secret", Resource: "secrets", Namespaced: true}, {Version: "v1", Kind: "Event", Resource: "events", Namespaced: true}},
		objects: map[string][]map[string]any{"Namespace": {thing("v1", "Namespace", "", "a", nil)}, "Pod": {thing("v1", "Pod", "a", "x", nil)}},
		failed:  map[string]error{"Pod": errors.New("forbidden")},
	}
	got, err := Read(t.Context(), s, Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Unreadable) != 1 || got.Unreadable[0] != (cloud.Unreadable{Call: "list v1 pods", Type: "Pod", Reason: "forbidden"}) {
		t.Errorf("not readable: %+v", got.Unreadable)
	}
	if len(got.Resources) != 2 || len(got.Readings) != 4 {
		t.Errorf("%+v %+v", got.Resources, got.Readings)
	}
	s.failed = map[string]error{"Namespace": errors.New("forbidden")}
	if got, _ = Read(t.Context(), s, Options{}); len(got.Unreadable) != 2 || got.Unreadable[1].Type != "Secret" {
		t.Errorf("without namespaces secrets count as read: %+v", got.Unreadable)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, s, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}
