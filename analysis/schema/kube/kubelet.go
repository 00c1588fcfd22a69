package kube

import (
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// Kubelet is the type of a kubelet's configuration, from a KubeletConfiguration
// or from flags, in the shape of the former.
const Kubelet = "k8s_kubelet"

// kubeletFlags are the flags of a kubelet, the field of its configuration that
// each sets, and the kind of that. hostnameOverride and featureGates of a flag
// are as the flag has them. Sources:
// https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/ and
// https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/.
var kubeletFlags = map[string]struct {
	path string
	kind model.Kind
}{
	"anonymous-auth":                    {"authentication.anonymous.enabled", model.Bool},
	"authentication-token-webhook":      {"authentication.webhook.enabled", model.Bool},
	"authorization-mode":                {"authorization.mode", model.String},
	"client-ca-file":                    {"authentication.x509.clientCAFile", model.String},
	"event-qps":                         {"eventRecordQPS", model.Number},
	"hostname-override":                 {"hostnameOverride", model.String},
	"make-iptables-util-chains":         {"makeIPTablesUtilChains", model.Bool},
	"pod-max-pids":                      {"podPidsLimit", model.Number},
	"protect-kernel-defaults":           {"protectKernelDefaults", model.Bool},
	"read-only-port":                    {"readOnlyPort", model.Number},
	"rotate-certificates":               {"rotateCertificates", model.Bool},
	"rotate-server-certificates":        {"serverTLSBootstrap", model.Bool},
	"seccomp-default":                   {"seccompDefault", model.Bool},
	"streaming-connection-idle-timeout": {"streamingConnectionIdleTimeout", model.String},
	"tls-cert-file":                     {"tlsCertFile", model.String},
	"tls-cipher-suites":                 {"tlsCipherSuites", model.List},
	"tls-min-version":                   {"tlsMinVersion", model.String},
	"tls-private-key-file":              {"tlsPrivateKeyFile", model.String},
}

// kubeletConfig returns the configuration that flags amount to. With a
// configuration file beside them it is open: what they do not say, that may.
func kubeletConfig(flags *model.Value) *model.Value {
	v := model.NewObject(nil, flags.Range())
	for _, a := range flags.Attrs() {
		if f, ok := kubeletFlags[a.Name]; ok {
			v = put(v, strings.Split(f.path, "."), model.Attr{NameRange: a.NameRange, Value: as(a.Value, f.kind)})
		}
	}
	if gates, ok := flags.Get("feature-gates").AsString(); ok {
		at := flags.Get("feature-gates").Range()
		for gate := range strings.SplitSeq(gates, ",") {
			name, on, _ := strings.Cut(gate, "=")
			v = put(v, []string{"featureGates", name}, model.Attr{Value: as(model.NewString(on, at), model.Bool)})
		}
	}
	if _, ok := flags.Attr("config"); ok {
		v = v.With(model.Open)
	}
	return v
}

// put returns v with an attribute at a path, on which objects are made.
func put(v *model.Value, path []string, a model.Attr) *model.Value {
	a.Name = path[0]
	if len(path) > 1 {
		inner := v.Get(path[0])
		if inner.Kind() != model.Object {
			inner = model.NewObject(nil, v.Range())
		}
		a = model.Attr{Name: path[0], Value: put(inner, path[1:], a)}
	}
	return set(v, a)
}

// as returns the value of a flag as a field of a kind has it; the text where it
// is not of that kind.
func as(v *model.Value, k model.Kind) *model.Value {
	s, ok := v.AsString()
	if !ok {
		return v
	}
	r := v.Range()
	switch k {
	case model.Bool:
		if b, err := strconv.ParseBool(s); err == nil {
			return model.NewBool(b, r)
		}
	case model.Number:
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			return model.NewInt(n, r)
		}
	case model.List:
		var elems []*model.Value
		for part := range strings.SplitSeq(s, ",") {
			elems = append(elems, model.NewString(strings.TrimSpace(part), r))
		}
		return model.NewList(elems, r)
	}
	return v
}

// KubeletFlag returns the flag of a kubelet that sets a field of its configuration.
func KubeletFlag(path string) (flag string, ok bool) {
	for name, f := range kubeletFlags {
		if f.path == path {
			return name, true
		}
	}
	return "", false
}
