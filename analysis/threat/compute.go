package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// roles are where what runs code names its role: attribute paths, in which lists
// are gone through, by type; behind one in brackets is the name of an element. Of the page of each type in the provider's
// documentation.
var roles = map[string]string{
	"aws_apprunner_service":                 "instance_configuration.instance_role_arn",
	"aws_autoscaling_group":                 "launch_configuration launch_template.id launch_template.name",
	"aws_batch_job_definition":              "container_properties.jobRoleArn",
	"aws_emr_cluster":                       "ec2_attributes.instance_profile",
	"aws_mwaa_environment":                  "execution_role_arn",
	"aws_bedrockagentcore_code_interpreter": "execution_role_arn",
	"aws_cloudformation_stack":              "iam_role_arn",
	"aws_codebuild_project":                 "service_role",
	"aws_codepipeline":                      "role_arn",
	"aws_ecs_service":                       "task_definition",
	"aws_ecs_task_definition":               "task_role_arn",
	"aws_glue_dev_endpoint":                 "role_arn",
	"aws_glue_job":                          "role_arn",
	"aws_iot_role_alias":                    "role_arn",
	"aws_instance":                          "iam_instance_profile launch_template.id launch_template.name",
	"aws_lambda_function":                   "role",
	"aws_launch_configuration":              "iam_instance_profile",
	"aws_launch_template":                   "iam_instance_profile.name iam_instance_profile.arn",
	"aws_sagemaker_domain":                  "default_user_settings.execution_role",
	"aws_sagemaker_notebook_instance":       "role_arn",
	"aws_sagemaker_user_profile":            "user_settings.execution_role",
	"aws_amplify_app":                       "iam_service_role_arn",
	"aws_appstream_fleet":                   "iam_role_arn",
	"aws_appstream_image_builder":           "iam_role_arn",
	"aws_athena_workgroup":                  "configuration.execution_role",
	"aws_bedrockagentcore_agent_runtime":    "role_arn",
	"aws_codedeploy_deployment_group":       "autoscaling_groups",
	"aws_elastic_beanstalk_environment":     "setting[IamInstanceProfile].value",
	"aws_kinesisanalyticsv2_application":    "service_execution_role",
	"aws_servicecatalog_constraint":         "parameters.RoleArn",
	"aws_synthetics_canary":                 "execution_role_arn",
	"aws_sfn_state_machine":                 "role_arn",
	"aws_iam_instance_profile":              "role",
	"aws_eks_node_group":                    "node_role_arn",
}

// A link leads from what runs code towards its role.
type link struct {
	to       *model.Resource
	evidence []Evidence
}

// step returns where a resource names its role, or what does.
func (w *world) step(r *model.Resource) (link, bool) {
	l := w.links.get(w, placeOf(r), link{}, func(a, b link) bool {
		return a.to == b.to && slices.EqualFunc(a.evidence, b.evidence, sameEvidence)
	}, func() link {
		if now := w.lookup(placeOf(r)); now != nil {
			return w.linkOf(now)
		}
		return link{}
	})
	return l, l.to != nil
}

func (w *world) linkOf(r *model.Resource) link {
	for path := range strings.FieldsSeq(roles[r.Type]) {
		steps := strings.Split(path, ".")
		v, where := r.Value, model.Path{}
		for _, s := range steps {
			s, element, named := strings.Cut(strings.TrimSuffix(s, "]"), "[")
			if v.Kind() == model.List && v.Len() > 0 {
				v, where = v.Index(0), append(where, 0)
			}
			if v.Doc() != nil {
				v = v.Doc()
			}
			v, where = v.Get(s), append(where, s)
			if named {
				i := slices.IndexFunc(v.Elems(), func(e *model.Value) bool { n, _ := e.Get("name").AsString(); return n == element })
				v, where = v.Index(i), append(where, i)
			}
		}
		if v.Kind() == model.List && v.Len() > 0 {
			v, where = v.Index(0), append(where, 0)
		}
		if v.IsNull() {
			continue
		}
		to := w.find(r, v, "arn name id", "aws_iam_role", "aws_iam_instance_profile", "aws_launch_template",
			"aws_launch_configuration", "aws_ecs_task_definition", "aws_autoscaling_group")
		if to != nil {
			return link{to, []Evidence{{r.Origin.Stack, r.Address, where}}}
		}
	}
	return link{}
}

// roleOf returns the role that code in r acts with, nil where it has none.
func (w *world) roleOf(r *model.Resource) *principal {
	p, _ := w.roleLink(r)
	return p
}

func (w *world) roleLink(r *model.Resource) (*principal, []Evidence) {
	var evidence []Evidence
	for range maxFollow {
		l, ok := w.step(r)
		if !ok {
			return nil, nil
		}
		evidence = append(evidence, l.evidence...)
		if l.to.Type == "aws_iam_role" {
			for _, p := range w.named[w.arn(l.to)] {
				if p.res == l.to {
					return p, evidence
				}
			}
			return nil, nil
		}
		r = l.to
	}
	return nil, nil
}

// computing adds that code acts with the role of what it runs in.
func (w *world) computing() {
	for _, typ := range slices.Sorted(maps.Keys(roles)) {
		if typ == "aws_iam_instance_profile" {
			continue
		}
		for _, r := range w.list(typ) {
			if p, evidence := w.roleLink(r); p != nil {
				w.rule(p.fact, &hasRole, Given, grant{evidence: evidence}, of(Compute, r))
			}
		}
	}
}
