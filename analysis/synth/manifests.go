package synth

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Manifests returns n Kubernetes manifests, of applications with a workload, a
// service, a service account, a config map and a network policy each, in one file
// for each application. Some follow every advice and some do not. Equal seeds give
// equal manifests.
func Manifests(n int, seed uint64) map[string]string {
	r := rand.New(rand.NewPCG(seed, seed))
	files := map[string]string{}
	for app := 0; n > 0; app++ {
		var docs []string
		for _, doc := range application(r, app) {
			if n == 0 {
				break
			}
			docs = append(docs, doc)
			n--
		}
		files[fmt.Sprintf("apps/app%04d.yaml", app)] = strings.Join(docs, "---\n")
	}
	return files
}

// application returns the manifests of one application.
func application(r *rand.Rand, app int) []string {
	name, ns := fmt.Sprintf("app%04d", app), fmt.Sprintf("team%d", app%20)
	meta := fmt.Sprintf("metadata:\n  name: %s\n  namespace: %s\n  labels:\n    app.kubernetes.io/name: %s\n    owner: team%d\n", name, ns, name, app%20)
	kind := []string{"Deployment", "Deployment", "Deployment", "StatefulSet", "DaemonSet"}[r.IntN(5)]
	return []string{
		"apiVersion: apps/v1\nkind: " + kind + "\n" + meta + workload(r, name),
		"apiVersion: v1\nkind: Service\n" + meta + "spec:\n  type: " + []string{"ClusterIP", "ClusterIP", "ClusterIP", "NodePort"}[r.IntN(4)] +
			"\n  selector:\n    app.kubernetes.io/name: " + name + "\n  ports:\n    - name: http\n      port: 80\n      targetPort: http\n",
		"apiVersion: v1\nkind: ServiceAccount\n" + meta + "automountServiceAccountToken: false\n",
		"apiVersion: v1\nkind: ConfigMap\n" + meta + "data:\n  mode: production\n  config.yaml: |\n    listen: :8080\n    log:\n      level: info\n      format: json\n",
		"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n" + meta + "spec:\n  podSelector:\n    matchLabels:\n      app.kubernetes.io/name: " + name +
			"\n  policyTypes: [Ingress, Egress]\n  ingress:\n    - from:\n        - podSelector: {}\n      ports:\n        - port: 8080\n",
	}
}

func workload(r *rand.Rand, name string) string {
	var b strings.Builder
	maybe := func(text string) {
		if r.IntN(4) > 0 {
			b.WriteString(text)
		}
	}
	fmt.Fprintf(&b, "spec:\n  replicas: %d\n  selector:\n    matchLabels:\n      app.kubernetes.io/name: %s\n", 1+r.IntN(4), name)
	fmt.Fprintf(&b, "  template:\n    metadata:\n      labels:\n        app.kubernetes.io/name: %s\n    spec:\n", name)
	fmt.Fprintf(&b, "      serviceAccountName: %s\n", name)
	maybe("      automountServiceAccountToken: false\n")
	maybe("      securityContext:\n        runAsNonRoot: true\n        seccompProfile:\n          type: RuntimeDefault\n")
	fmt.Fprintf(&b, "      containers:\n        - name: %s\n          image: registry.example.com/team/%s:1.%d.%d\n", name, name, r.IntN(20), r.IntN(20))
	b.WriteString("          ports:\n            - name: http\n              containerPort: 8080\n")
	b.WriteString("          env:\n            - name: MODE\n              valueFrom:\n                configMapKeyRef:\n                  name: " + name + "\n                  key: mode\n")
	maybe("          resources:\n            requests:\n              cpu: 100m\n              memory: 128Mi\n            limits:\n              cpu: 500m\n              memory: 128Mi\n")
	maybe("          livenessProbe:\n            httpGet:\n              path: /healthz\n              port: http\n")
	maybe("          readinessProbe:\n            httpGet:\n              path: /ready\n              port: http\n")
	maybe("          securityContext:\n            allowPrivilegeEscalation: false\n            readOnlyRootFilesystem: true\n            capabilities:\n              drop: [ALL]\n")
	return b.String()
}
