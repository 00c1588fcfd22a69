package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

const ecsGuide = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"

var (
	ecsInstanceRole = method("ecs-instance-role", "ask the metadata service for the credentials of the container instance's role", "T1552.005", ecsGuide+"task-iam-roles.html")
	ecsEscape       = method("ecs-escape", "leave the container for the instance that it runs on", "T1611", ecsGuide+"security-tasks-containers.html")
	ecsOthers       = method("ecs-other-tasks", "enter the containers of other tasks on the instance", "T1609 T1552.005", ecsGuide+"security-iam-roles.html")
)

// hostTypes are what container instances are started from.
var hostTypes = []string{"aws_instance", "aws_launch_configuration", "aws_launch_template"}

// containerHosts adds what code in the tasks of a service gets of the instances that they
// run on, and what code on these gets of the tasks.
func (w *world) containerHosts() {
	services := w.all("aws_ecs_service")
	if len(services) == 0 {
		return
	}
	for _, s := range services {
		task := w.find(s, s.Value.Get("task_definition"), "arn family", "aws_ecs_task_definition")
		if w.serverless(s, task) {
			continue
		}
		for _, host := range w.hostsOf(s) {
			w.onHost(s, task, host)
		}
	}
}

// onInstances reports whether the tasks of a service run on instances of the code.
func (w *world) onInstances(r *model.Resource) bool {
	s := w.lookup(placeOf(r))
	task := w.find(s, s.Value.Get("task_definition"), "arn family", "aws_ecs_task_definition")
	return !w.serverless(s, task) && len(w.hostsOf(s)) > 0
}

// serverless reports whether the tasks of a service run on no instance of the account:
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/launch_types.html.
func (w *world) serverless(s, task *model.Resource) bool {
	if launch, ok := s.Value.Get("launch_type").AsString(); ok {
		return launch == "FARGATE"
	}
	if task == nil {
		return false
	}
	kinds := elems(task.Value.Get("requires_compatibilities"))
	return len(kinds) > 0 && !slices.ContainsFunc(kinds, func(v *model.Value) bool { s, ok := v.AsString(); return !ok || s != "FARGATE" })
}

// hostsOf returns what the container instances of a service's cluster are started from: what
// is told the cluster's name in its user data, as the agent wants it:
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bootstrap_container_instance.html.
func (w *world) hostsOf(s *model.Resource) []*model.Resource {
	cluster := w.find(s, s.Value.Get("cluster"), "arn id name", "aws_ecs_cluster")
	if cluster == nil {
		return nil
	}
	name := w.text(cluster, cluster.Value.Get("name"))
	var out []*model.Resource
	for _, h := range w.all(hostTypes...) {
		for _, attr := range []string{"user_data", "user_data_base64"} {
			v := h.Value.Get(attr)
			if v.IsNull() {
				continue
			}
			text, _ := v.AsString()
			if w.referred(h, v, "aws_ecs_cluster") == cluster || name != "" && strings.Contains(text, "ECS_CLUSTER="+name) {
				out = append(out, h)
				break
			}
		}
	}
	return out
}

// onHost adds what the tasks of a service and a container instance get of each other.
func (w *world) onHost(s, task, host *model.Resource) {
	code := of(Compute, s)
	if role, evidence := w.roleLink(host); role != nil && w.answersTasks(host, task) {
		w.rule(role.fact, &ecsInstanceRole, Call, grant{evidence: append(evidence, at(s, "cluster"))}, code)
	}
	if task != nil {
		if g, ok := w.leavesTask(task); ok {
			w.rule(of(Compute, host), &ecsEscape, Call, g, code)
		}
	}
	w.rule(code, &ecsOthers, Call, grant{evidence: []Evidence{at(s, "cluster")}, assumes: []string{"a task of " + string(s.Address) + " runs on the same instance"}}, of(Compute, host))
}

// answersTasks reports whether the metadata service of an instance answers the containers
// on it. One hop, which is what version 2 lets tokens go by default, ends at the bridge:
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html.
func (w *world) answersTasks(host, task *model.Resource) bool {
	option := func(name string) *model.Value {
		list := elems(host.Value.Get("metadata_options"))
		if len(list) == 0 {
			return nil
		}
		return list[0].Get(name)
	}
	if endpoint, _ := option("http_endpoint").AsString(); endpoint == "disabled" {
		return false
	}
	network := ""
	if task != nil {
		network, _ = task.Value.Get("network_mode").AsString()
	}
	tokens, _ := option("http_tokens").AsString()
	hops, told := option("http_put_response_hop_limit").AsInt()
	return network == "host" || tokens != "required" || told && hops >= 2
}

// leavesTask reports whether a container of a task may leave for the instance: it is
// privileged, or it has the socket of the runtime or all files of the instance.
func (w *world) leavesTask(task *model.Resource) (grant, bool) {
	for _, l := range leaves(task.Value, []string{"container_definitions", "privileged"}, nil) {
		if on, _ := l.value.AsBool(); on {
			return grant{evidence: []Evidence{at(task, l.path...)}}, true
		}
	}
	for _, l := range leaves(task.Value, []string{"volume", "host_path"}, nil) {
		path, _ := l.value.AsString()
		if path == "/" || slices.Contains(runtimeSockets, path) || path == "/var/run" || path == "/run" {
			return grant{evidence: []Evidence{at(task, l.path...)}}, true
		}
	}
	return grant{}, false
}
