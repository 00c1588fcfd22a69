package threat

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/lang/terraform"
	"github.com/parapet-iac/parapet/analysis/schema"
)

var updateMethods = flag.Bool("update-methods", false, "write the list of methods")

// rows are all ways of the catalogue of escalations in AWS.
func rows() []*way {
	var out []*way
	for _, table := range [][]way{rewrites, takeovers, unbinds, creations, passes, uses, tagging, confirms, uncontrols, {addToGroup, updateSAML, createSAML, updateOIDC}} {
		for i := range table {
			out = append(out, &table[i])
		}
	}
	for i := range strips {
		out = append(out, &strips[i].way)
	}
	return out
}

// taken are the actions of a way, as the escalation tells them.
func (m *way) taken() []string {
	var out []string
	for a := range strings.FieldsSeq(m.actions) {
		out = append(out, strings.TrimLeft(a, "~@"))
	}
	slices.Sort(out)
	return out
}

// TestMethodsKeepTheirNames holds the ids of methods and what each takes: a name is for
// ever, and actions that a method no longer takes are told apart by whoever reads
// the diff of the file.
func TestMethodsKeepTheirNames(t *testing.T) {
	var lines []string
	for _, m := range rows() {
		on := m.service
		if on == "" {
			on = m.target
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s: %s: %s", m.ID, strings.Join(m.taken(), "+"), on)))
	}
	slices.Sort(lines)
	if two := slices.Compact(slices.Clone(lines)); len(two) != len(lines) {
		t.Error("a method is told twice")
	}
	got, file := strings.Join(lines, "\n")+"\n", filepath.Join("testdata", "methods.txt")
	if *updateMethods {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("methods are not as in %s; -update-methods writes it", file)
	}
	ids := map[string]bool{}
	for _, m := range rows() {
		if ids[m.ID] {
			t.Errorf("%s names two methods", m.ID)
		}
		ids[m.ID] = true
		if len(m.Techniques) == 0 || m.Title == "" || m.Source == "" {
			t.Errorf("%s lacks a technique, a title or a source", m.ID)
		}
	}
}

const adminRole = `
resource "aws_iam_role" "admin" {
  name               = "admin"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"], Principal = %s }] })
}
resource "aws_iam_role_policy_attachment" "admin" {
  role       = aws_iam_role.admin.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
resource "aws_iam_instance_profile" "admin" {
  name = "admin"
  role = aws_iam_role.admin.name
}
resource "aws_s3_bucket" "data" { bucket = "data" }
`

// targets declare a resource of a type that acts with the role admin.
var targets = map[string]string{
	"aws_amplify_app":                       `iam_service_role_arn = aws_iam_role.admin.arn`,
	"aws_apprunner_service":                 `instance_configuration { instance_role_arn = aws_iam_role.admin.arn }`,
	"aws_appstream_fleet":                   `iam_role_arn = aws_iam_role.admin.arn`,
	"aws_appstream_image_builder":           `iam_role_arn = aws_iam_role.admin.arn`,
	"aws_athena_workgroup":                  `configuration { execution_role = aws_iam_role.admin.arn }`,
	"aws_autoscaling_group":                 `launch_configuration = "other"`,
	"aws_batch_job_definition":              `container_properties = jsonencode({ image = "x", jobRoleArn = aws_iam_role.admin.arn })`,
	"aws_bedrockagentcore_code_interpreter": `execution_role_arn = aws_iam_role.admin.arn`,
	"aws_cloudformation_stack":              `iam_role_arn = aws_iam_role.admin.arn`,
	"aws_cloudformation_stack_set":          `administration_role_arn = aws_iam_role.admin.arn`,
	"aws_codebuild_project":                 `service_role = aws_iam_role.admin.arn`,
	"aws_codedeploy_deployment_group": `autoscaling_groups = [aws_autoscaling_group.web.name]
}
resource "aws_autoscaling_group" "web" {
  name                 = "web"
  launch_configuration = aws_launch_configuration.web.name
}
resource "aws_launch_configuration" "web" {
  iam_instance_profile = aws_iam_instance_profile.admin.name`,
	"aws_codepipeline": `role_arn = aws_iam_role.admin.arn`,
	"aws_ecs_service": `enable_execute_command = true
  task_definition        = aws_ecs_task_definition.web.arn
}
resource "aws_ecs_task_definition" "web" {
  family        = "web"
  task_role_arn = aws_iam_role.admin.arn`,
	"aws_elastic_beanstalk_environment": `application = "web"
  setting {
    namespace = "aws:autoscaling:launchconfiguration"
    name      = "InstanceType"
    value     = "t3.small"
  }
  setting {
    namespace = "aws:autoscaling:launchconfiguration"
    name      = "IamInstanceProfile"
    value     = aws_iam_instance_profile.admin.name
  }`,
	"aws_emr_cluster":                    `ec2_attributes { instance_profile = aws_iam_instance_profile.admin.arn }`,
	"aws_glue_dev_endpoint":              `role_arn = aws_iam_role.admin.arn`,
	"aws_glue_job":                       `role_arn = aws_iam_role.admin.arn`,
	"aws_instance":                       `iam_instance_profile = aws_iam_instance_profile.admin.name`,
	"aws_kinesisanalyticsv2_application": `service_execution_role = aws_iam_role.admin.arn`,
	"aws_lambda_function":                `role = aws_iam_role.admin.arn`,
	"aws_launch_template":                `iam_instance_profile { name = aws_iam_instance_profile.admin.name }`,
	"aws_mwaa_environment":               `execution_role_arn = aws_iam_role.admin.arn`,
	"aws_sagemaker_domain":               `default_user_settings { execution_role = aws_iam_role.admin.arn }`,
	"aws_sagemaker_notebook_instance":    `role_arn = aws_iam_role.admin.arn`,
	"aws_sagemaker_user_profile":         `user_settings { execution_role = aws_iam_role.admin.arn }`,
	"aws_scheduler_schedule":             `schedule_expression = "rate(1 hour)"`,
	"aws_servicecatalog_constraint":      `parameters = jsonencode({ RoleArn = aws_iam_role.admin.arn })`,
	"aws_sfn_state_machine":              `role_arn = aws_iam_role.admin.arn`,
	"aws_synthetics_canary":              `execution_role_arn = aws_iam_role.admin.arn`,
}

// A trial is a workspace in which a user has rights, and perhaps not what they need.
type trial struct {
	actions            []string
	trusted, condition string // of the role, of the user's policy
	resource           string
	denied, bound, scp string
}

// workspace writes a trial of a way: the user u with the actions, and what they are about.
func (m *way) workspace(c trial) string {
	principal := fmt.Sprintf("{ Service = %q }", c.trusted)
	if c.trusted == identityPools {
		principal = fmt.Sprintf("{ Federated = %q }", c.trusted)
	}
	if c.resource == "" {
		c.resource = "*"
	}
	var b strings.Builder
	fmt.Fprintf(&b, adminRole, principal)
	for _, typ := range []string{m.target, m.on} {
		if body, ok := targets[typ]; ok {
			fmt.Fprintf(&b, "resource %q \"target\" {\n  %s\n}\n", typ, body)
		}
	}
	statement := fmt.Sprintf("{ Effect = \"Allow\", Action = %s, Resource = %q %s }", list(c.actions), c.resource, c.condition)
	if c.denied != "" {
		statement += fmt.Sprintf(", { Effect = \"Deny\", Action = %q, Resource = \"*\" }", c.denied)
	}
	bound := ""
	if c.bound != "" {
		bound = "permissions_boundary = aws_iam_policy.bound.arn"
		fmt.Fprintf(&b, "resource \"aws_iam_policy\" \"bound\" {\n  name = \"bound\"\n  policy = jsonencode({ Version = \"2012-10-17\", Statement = [{ Effect = \"Allow\", Action = [%q, %q], Resource = \"*\" }] })\n}\n", c.bound, c.bound)
	}
	if c.scp != "" {
		fmt.Fprintf(&b, `resource "aws_organizations_policy" "scp" {
  name    = "scp"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = %q, Resource = "*" }] })
}
resource "aws_organizations_policy_attachment" "scp" {
  policy_id = aws_organizations_policy.scp.id
  target_id = "123456789012"
}
`, c.scp)
	}
	fmt.Fprintf(&b, `provider "aws" { allowed_account_ids = ["123456789012"] }
resource "aws_iam_user" "u" {
  name = "u"
  %s
}
resource "aws_iam_user_policy" "u" {
  user   = aws_iam_user.u.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [%s] })
}
`, bound, statement)
	return b.String()
}

func list(actions []string) string {
	var quoted []string
	for _, a := range actions {
		quoted = append(quoted, fmt.Sprintf("%q", a))
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// found returns how the user escalates by a way in a trial: "confirmed", "possible",
// or "" where not at all.
func (m *way) found(t *testing.T, c trial) string {
	t.Helper()
	res, err := terraform.Load(context.Background(), fstest.MapFS{"main.tf": {Data: []byte(m.workspace(c))}}, terraform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range res.Diagnostics {
		t.Fatalf("%v in\n%s", d, m.workspace(c))
	}
	out := ""
	for _, e := range Analyse(context.Background(), schema.Compose(res.Resources), Options{}).Escalations() {
		if e.Start.Address != "aws_iam_user.u" || e.Method.ID != m.ID {
			continue
		}
		if !slices.Equal(e.Actions, slices.Compact(m.taken())) {
			t.Errorf("%s takes %v", m.ID, e.Actions)
		}
		if e.Confirmed() {
			return "confirmed"
		}
		out = "possible"
	}
	return out
}

// TestWaysToPassRoles holds each way to pass a role to what it needs: all of its
// actions, on that role, for that service, and a role that trusts the service.
func TestWaysToPassRoles(t *testing.T) {
	for i := range passes {
		m := &passes[i]
		all := slices.Compact(m.taken())
		ok := trial{actions: all, trusted: m.service}
		t.Run(m.ID, func(t *testing.T) {
			t.Parallel()
			want := func(what, want string, c trial) {
				t.Helper()
				if got := m.found(t, c); got != want {
					t.Errorf("%s: %q, want %q", what, got, want)
				}
			}
			sure := "confirmed"
			if m.limit != "" && !strings.Contains(m.limit, "s3:") {
				sure = "possible" // what the service does leads on to the bucket by other roles only
			}
			want("as it should be", sure, ok)
			for i := range all {
				less := ok
				less.actions = slices.Delete(slices.Clone(all), i, i+1)
				want("without "+all[i], "", less)
			}
			other := ok
			other.condition = `, Condition = { StringEquals = { "iam:PassedToService" = "other.amazonaws.com" } }`
			want("passed to another service", "", other)
			denied := ok
			denied.denied = "iam:PassRole"
			want("denied", "", denied)
			bound := ok
			bound.bound = "s3:*"
			want("bound", "", bound)
			controlled := ok
			controlled.scp = all[0]
			want("controlled", "", controlled)
			stranger := ok
			stranger.trusted = "other.amazonaws.com"
			if got := m.found(t, stranger); got == "confirmed" {
				t.Error("found with a role that trusts another service")
			}
			narrow := ok
			narrow.resource = "arn:aws:iam::123456789012:role/other"
			want("another role", "", narrow)
		})
	}
}

// TestWaysToUseWhatHasARole holds each way to run code in something to its actions, and
// to a role that is there already.
func TestWaysToUseWhatHasARole(t *testing.T) {
	for i := range uses {
		m := &uses[i]
		all := slices.Compact(m.taken())
		ok := trial{actions: all, trusted: "service.amazonaws.com"}
		t.Run(m.ID, func(t *testing.T) {
			t.Parallel()
			sure := "confirmed"
			if m.assumes != "" {
				sure = "possible"
			}
			if got := m.found(t, ok); got != sure {
				t.Errorf("as it should be: %q in\n%s", got, m.workspace(ok))
			}
			for i := range all {
				less := ok
				less.actions = slices.Delete(slices.Clone(all), i, i+1)
				if got := m.found(t, less); got != "" {
					t.Errorf("without %s: %s", all[i], got)
				}
			}
			for _, c := range []trial{{denied: all[0]}, {bound: "s3:*"}, {scp: all[0]}, {resource: "arn:aws:iam::123456789012:role/other"}} {
				c.actions, c.trusted = ok.actions, ok.trusted
				if got := m.found(t, c); got != "" {
					t.Errorf("%+v: %s", c, got)
				}
			}
		})
	}
}
