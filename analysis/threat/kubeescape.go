package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// An escape is a way out of a container.
type escape struct {
	Method
	level Level
	// when reports whether the container's form lets it happen, and adds why.
	when func(c *container, g *grant) bool
	// to is what it gives.
	to func(c *cluster) Fact
}

const (
	podSecurity  = "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline"
	hostPathPage = "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath"
	capabilities = "https://man7.org/linux/man-pages/man7/capabilities.7.html"
)

// toNode marks escapes to the node that the pod runs on.
func toNode(c *cluster) Fact { return c.node() }

// escapes are the ways out of containers, by what each needs. A container that is
// privileged has every way that a capability opens; it is told the shortest, so that
// what makes it privileged is the one thing to change.
var escapes = []escape{
	{method("k8s-escape-module-load", "load a module into the node's kernel", "T1611 T1547.006", capabilities), Call, func(c *container, g *grant) bool { return !c.privileged(&grant{}) && c.capable(g, "SYS_MODULE") }, toNode},
	{method("k8s-escape-nsenter", "enter the namespaces of the node's processes", "T1611", "https://man7.org/linux/man-pages/man1/nsenter.1.html"), Call, func(c *container, g *grant) bool { return c.privileged(g) && c.hostPID(g) }, toNode},
	{method("k8s-escape-mount", "mount the node's disk", "T1611", "https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/#privileged-containers"), Call, func(c *container, g *grant) bool { return c.privileged(g) && !c.entersHost() }, toNode},
	{method("k8s-escape-ptrace", "change processes of the node while they run", "T1611 T1055.008", "https://man7.org/linux/man-pages/man2/ptrace.2.html"), Work, (*container).traces, toNode},
	{method("k8s-escape-cgroup", "let the kernel run a program of one's own when a control group is released", "T1611", "https://man7.org/linux/man-pages/man7/cgroups.7.html"), Work, (*container).releases, toNode},
	{method("k8s-escape-file-handle", "open files of the node by their handles", "T1611 T1005", "https://man7.org/linux/man-pages/man2/open_by_handle_at.2.html"), Work, func(c *container, g *grant) bool { return c.capable(g, "DAC_READ_SEARCH") }, func(c *cluster) Fact { return c.files() }},
	{method("k8s-escape-core-pattern", "let the kernel run a program of one's own when a process crashes", "T1611", "https://man7.org/linux/man-pages/man5/core.5.html"), Work, (*container).corePattern, toNode},
	{method("k8s-escape-runtime-socket", "start any container by the socket of the container runtime", "T1610 T1611", "https://kubernetes.io/docs/concepts/security/hardening-guide/"), Call, (*container).runtimeSocket, toNode},
	{method("k8s-escape-host-write", "write files that the node runs", "T1611", hostPathPage), Call, (*container).writesHost, toNode},
	{method("k8s-escape-host-read", "read files of the node", "T1611 T1005", hostPathPage), Call, (*container).readsHost, func(c *cluster) Fact { return c.files() }},
	{method("k8s-escape-host-traverse", "read the volumes of other pods among the node's files", "T1552.001", hostPathPage), Call, (*container).traverses, func(c *cluster) Fact { return c.volumes() }},
	{method("k8s-escape-host-processes", "read files and variables of other pods' processes", "T1552.001 T1057", "https://man7.org/linux/man-pages/man5/proc.5.html"), Work, (*container).seesProcesses, func(c *cluster) Fact { return c.volumes() }},
	{method("k8s-host-network", "read and change what the node's other pods send", "T1040 T1557", podSecurity), Work, (*container).sniffs, func(c *cluster) Fact { return c.traffic() }},
}

var logSymlink = method("k8s-escape-log-symlink", "let the kubelet serve files of the node in the place of a log", "T1611 T1552.001", hostPathPage)

// traffic is what pods on a node send and receive.
func (c *cluster) traffic() Fact { return c.k.goal(c.about(Traffic, "pods on a node")) }

// escapes adds the ways out of the container.
func (c *container) escapes() {
	cl := c.pod.c
	for i := range escapes {
		e := &escapes[i]
		var g grant
		if e.when(c, &g) {
			c.escape(&e.Method, e.level, g, e.to(cl))
		}
	}
	if g := (grant{}); c.mountsWritable(&g, "/var/log") {
		ns := c.pod.id.Namespace
		cl.k.w.rule(cl.files(), &logSymlink, Work, g, c.fact, cl.logs(ns))
	}
	for _, m := range c.mounts {
		for _, dir := range []string{"/etc/kubernetes", "/var/lib/etcd"} {
			if g, ok := c.pod.onControlPlane(); ok && (m.covers(dir) || within(m.host, dir)) {
				g.evidence = append(g.evidence, m.evidence...)
				cl.k.w.rule(cl.admin(), &controlPlane, Call, g, c.fact)
			}
		}
	}
}

// escape adds an escape. One to a node may be one to a node of the control plane.
func (c *container) escape(m *Method, level Level, g grant, to Fact) {
	cl := c.pod.c
	cl.k.w.rule(to, m, level, g, c.fact)
	if to.Kind != Node {
		return
	}
	if on, ok := c.pod.onControlPlane(); ok {
		g.merge(&on)
		cl.k.w.rule(cl.controlNode(), m, level, g, c.fact)
	}
}

// controlLabels mark the nodes of the control plane, as labels and as taints:
// https://kubernetes.io/docs/reference/labels-annotations-taints/#node-role-kubernetes-io-control-plane.
var controlLabels = []string{"node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master"}

// onControlPlane reports whether a pod runs on the control plane's nodes: it asks
// for them, or it is on every node and tolerates their taint.
func (p *pod) onControlPlane() (grant, bool) {
	selector := p.spec.Get("nodeSelector")
	for _, l := range controlLabels {
		if _, ok := selector.Attr(l); ok {
			return grant{evidence: []Evidence{at(p.res, "spec", "nodeSelector", l)}}, true
		}
	}
	if p.id.Kind != "DaemonSet" || selector.Len() > 0 || !p.spec.Get("affinity").IsNull() {
		return grant{}, false
	}
	for i, t := range p.spec.Get("tolerations").Elems() {
		key, _ := t.Get("key").AsString()
		operator, _ := t.Get("operator").AsString()
		if key == "" && operator == "Exists" || slices.Contains(controlLabels, key) {
			return grant{evidence: []Evidence{at(p.res, "spec", "tolerations", i)},
				assumes: []string{"the control plane runs on nodes of the cluster"}}, true
		}
	}
	return grant{}, false
}

// contained reports whether the pod has users of its own, so that root in it is
// nobody on the node:
// https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/.
func (c *container) contained() bool {
	host, ok := c.pod.spec.Get("hostUsers").AsBool()
	return ok && !host
}

// root reports whether the container's processes are root, or may become it.
// Images run as root unless they or the pod say otherwise.
func (c *container) root(g *grant) bool {
	sc := c.res.Value.Get("securityContext")
	user, known := sc.Get("runAsUser").AsInt()
	nonRoot, _ := sc.Get("runAsNonRoot").AsBool()
	if known && user == 0 || !known && !nonRoot {
		return true
	}
	if escalates, ok := sc.Get("allowPrivilegeEscalation").AsBool(); ok && !escalates {
		return false
	}
	g.assume("a program of " + string(c.res.Address) + " gives root to its user")
	return true
}

func (c *container) privileged(g *grant) bool {
	return !c.contained() && c.root(g) && g.flag(c.res, "securityContext", "privileged")
}

func (c *container) hostPID(g *grant) bool { return g.flag(c.pod.res, "spec", "hostPID") }

// entersHost reports whether the pod sees the node's processes for sure.
func (c *container) entersHost() bool {
	on, _ := c.pod.spec.Get("hostPID").AsBool()
	return on
}

// capable reports whether the container has a Linux capability that is added to it.
func (c *container) capable(g *grant, name string) bool {
	if c.contained() {
		return false
	}
	for i, v := range c.res.Value.Get("securityContext").Get("capabilities").Get("add").Elems() {
		s, ok := v.AsString()
		s = strings.TrimPrefix(strings.ToUpper(s), "CAP_")
		switch {
		case s == name || s == "ALL":
		case !ok && v.Is(model.Unknown):
			g.assume(string(c.res.Address) + " adds the capability " + name)
		default:
			continue
		}
		g.add(c.at("securityContext", "capabilities", "add", i))
		return c.root(g)
	}
	return false
}

// traces reports whether processes of the node can be traced. Privileged
// containers can, and more easily do other things. AppArmor keeps a container from
// tracing what is confined otherwise: https://man7.org/linux/man-pages/man2/ptrace.2.html.
func (c *container) traces(g *grant) bool {
	return c.capable(g, "SYS_PTRACE") && c.hostPID(g) && c.unconfined(g)
}

func (c *container) releases(g *grant) bool {
	if !c.capable(g, "SYS_ADMIN") || !c.unconfined(g) {
		return false
	}
	g.assume("the nodes use control groups of version 1")
	return true
}

// unconfined adds that no AppArmor profile is in the way. Nodes that have AppArmor
// use the runtime's profile where nothing else is said:
// https://kubernetes.io/docs/tutorials/security/apparmor/.
func (c *container) unconfined(g *grant) bool {
	switch typ, _ := c.res.Value.Get("securityContext").Get("appArmorProfile").Get("type").AsString(); typ {
	case "Unconfined":
		g.add(c.at("securityContext", "appArmorProfile", "type"))
	case "RuntimeDefault", "Localhost":
		return false
	default:
		g.assume("no AppArmor profile confines " + string(c.res.Address))
	}
	return true
}

// mountsWritable reports whether the container can write a path of the node.
func (c *container) mountsWritable(g *grant, target string) bool {
	for _, m := range c.mounts {
		if m.covers(target) && !m.readOnly && c.asRoot(g) {
			for _, e := range m.evidence {
				g.add(e)
			}
			return true
		}
	}
	return false
}

// asRoot reports whether the container may write and read what is root's on the
// node.
func (c *container) asRoot(g *grant) bool { return !c.contained() && c.root(g) }

func (c *container) corePattern(g *grant) bool {
	return c.mountsWritable(g, "/proc/sys/kernel/core_pattern") || c.mountsWritable(g, "/proc/sys/kernel")
}

// runtimeSockets are where container runtimes listen, in order of
// https://kubernetes.io/docs/setup/production-environment/container-runtimes/. A
// socket works in a mount that is read-only.
var runtimeSockets = []string{
	"/run/containerd/containerd.sock", "/var/run/containerd/containerd.sock", "/run/crio/crio.sock", "/var/run/crio/crio.sock",
	"/run/cri-dockerd.sock", "/var/run/cri-dockerd.sock", "/run/docker.sock", "/var/run/docker.sock",
	"/run/k3s/containerd/containerd.sock", "/run/podman/podman.sock", "/var/run/podman/podman.sock",
}

func (c *container) runtimeSocket(g *grant) bool {
	for _, m := range c.mounts {
		for _, socket := range runtimeSockets {
			if m.covers(socket) && c.asRoot(g) {
				g.evidence = append(g.evidence, m.evidence...)
				return true
			}
		}
	}
	return false
}

// Where the node keeps what it runs, and who may log in; where credentials are.
var (
	executed = strings.Fields("/etc /root /home /bin /sbin /usr /lib /lib64 /opt /boot /dev /var/lib/kubelet /var/lib/docker /var/lib/containerd /var/lib/rancher /var/spool/cron /proc/sys/kernel")
	harmless = strings.Fields("/etc/localtime /etc/timezone /etc/hosts /etc/hostname /etc/machine-id /etc/os-release /etc/resolv.conf /etc/ssl/certs /etc/pki/ca-trust /usr/share /usr/local/share /usr/src /dev/shm /dev/null /dev/log /dev/kmsg /dev/dri /dev/fuse /dev/net/tun /dev/snd /dev/bus/usb")
	secretly = strings.Fields("/root /home /etc/shadow /etc/ssh /etc/kubernetes /var/lib/kubelet/pki /var/lib/kubelet/config /var/lib/rancher /var/lib/etcd /proc/1")
)

func among(p string, dirs []string) bool {
	return slices.ContainsFunc(dirs, func(d string) bool { return within(p, d) })
}

func (c *container) writesHost(g *grant) bool {
	for _, m := range c.mounts {
		covers := slices.ContainsFunc(executed, m.covers)
		if !m.readOnly && (covers || among(m.host, executed)) && !among(m.host, harmless) && c.asRoot(g) {
			g.evidence = append(g.evidence, m.evidence...)
			return true
		}
	}
	return false
}

func (c *container) readsHost(g *grant) bool {
	for _, m := range c.mounts {
		if (slices.ContainsFunc(secretly, m.covers) || among(m.host, secretly)) && c.asRoot(g) {
			g.evidence = append(g.evidence, m.evidence...)
			return true
		}
	}
	return false
}

// traverses reports whether the container sees where the kubelet keeps the volumes
// of pods.
func (c *container) traverses(g *grant) bool {
	for _, m := range c.mounts {
		if (m.covers("/var/lib/kubelet/pods") || within(m.host, "/var/lib/kubelet/pods")) && c.asRoot(g) {
			g.evidence = append(g.evidence, m.evidence...)
			return true
		}
	}
	return false
}

func (c *container) seesProcesses(g *grant) bool {
	return !c.contained() && c.hostPID(g) && c.root(g) && c.unconfined(g)
}

// sniffs reports whether the container can look at and change packets on the
// node's network. Runtimes give NET_RAW unless it is dropped:
// https://github.com/opencontainers/runc/blob/main/libcontainer/SPEC.md.
func (c *container) sniffs(g *grant) bool {
	if !g.flag(c.pod.res, "spec", "hostNetwork") {
		return false
	}
	if c.capable(g, "NET_ADMIN") || c.capable(g, "NET_RAW") || c.privileged(g) {
		return true
	}
	for _, v := range c.res.Value.Get("securityContext").Get("capabilities").Get("drop").Elems() {
		if s, _ := v.AsString(); s == "ALL" || strings.TrimPrefix(s, "CAP_") == "NET_RAW" {
			return false
		}
	}
	return c.root(g)
}
