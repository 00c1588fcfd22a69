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
	for _, table := range [][]way{rewrites, takeovers, unbinds, creations, passes, uses, tagging, confirms, uncontrols, {addToGroup, updateSAML, createSAML, updateOIDC, clientOIDC, emrContainers}} {
		for i := range table {
			out = append(out, &table[i])
		}
	}
	for i := range strips {
		out = append(out, &strips[i].way)
	}
	for i := range edits {
		out = append(out, &edits[i].way)
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
	"aws_iot_role_alias":                 `role_arn = aws_iam_role.admin.arn`,
	"aws_launch_configuration":           `iam_instance_profile = aws_iam_instance_profile.admin.name`,
	"aws_rds_cluster":                    `engine = "aurora-mysql"`,
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

// A trial is a user who has rights, and perhaps not what they need.
type trial struct {
	what, want    string
	actions       []string
	condition     string
	resource      string
	denied, bound string
}

// workspace writes a workspace with what a way is about, a role that trusts a service, and
// a user for each trial; scp is what the organization denies.
func (m *way) workspace(trusted, scp string, trials []trial) string {
	principal := fmt.Sprintf("{ Service = %q }", trusted)
	if trusted == identityPools {
		principal = fmt.Sprintf("{ Federated = %q }", trusted)
	}
	var b strings.Builder
	b.WriteString("provider \"aws\" { allowed_account_ids = [\"123456789012\"] }\n")
	fmt.Fprintf(&b, adminRole, principal)
	for _, typ := range []string{m.target, m.on} {
		if body, ok := targets[typ]; ok {
			fmt.Fprintf(&b, "resource %q \"target\" {\n  %s\n}\n", typ, body)
		}
	}
	if scp != "" {
		fmt.Fprintf(&b, `resource "aws_organizations_policy" "scp" {
  name    = "scp"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = %q, Resource = "*" }] })
}
resource "aws_organizations_policy_attachment" "scp" {
  policy_id = aws_organizations_policy.scp.id
  target_id = "123456789012"
}
`, scp)
	}
	for i := range trials {
		trials[i].write(&b, fmt.Sprintf("u%d", i))
	}
	return b.String()
}

func (c *trial) write(b *strings.Builder, name string) {
	resource := c.resource
	if resource == "" {
		resource = "*"
	}
	statement := fmt.Sprintf("{ Effect = \"Allow\", Action = %s, Resource = %q %s }", list(c.actions), resource, c.condition)
	if c.denied != "" {
		statement += fmt.Sprintf(", { Effect = \"Deny\", Action = %q, Resource = \"*\" }", c.denied)
	}
	bound := ""
	if c.bound != "" {
		bound = "permissions_boundary = aws_iam_policy." + name + ".arn"
		fmt.Fprintf(b, "resource \"aws_iam_policy\" %q {\n  name = %q\n  policy = jsonencode({ Version = \"2012-10-17\", Statement = [{ Effect = \"Allow\", Action = %q, Resource = \"*\" }] })\n}\n", name, name, c.bound)
	}
	fmt.Fprintf(b, `resource "aws_iam_user" %[1]q {
  name = %[1]q
  %[2]s
}
resource "aws_iam_user_policy" %[1]q {
  user   = aws_iam_user.%[1]s.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [%[3]s] })
}
`, name, bound, statement)
}

func list(actions []string) string {
	var quoted []string
	for _, a := range actions {
		quoted = append(quoted, fmt.Sprintf("%q", a))
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// try holds how each user escalates by a way: "confirmed", "possible", or "" where not at
// all; "-" wants no confirmed one.
func (m *way) try(t *testing.T, trusted, scp string, trials ...trial) {
	t.Helper()
	text := m.workspace(trusted, scp, trials)
	res, err := terraform.Load(context.Background(), fstest.MapFS{"main.tf": {Data: []byte(text)}}, terraform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range res.Diagnostics {
		t.Fatalf("%v in\n%s", d, text)
	}
	got := make([]string, len(trials))
	for _, e := range Analyse(context.Background(), schema.Compose(res.Resources), Options{}).Escalations() {
		var n int
		if _, err := fmt.Sscanf(string(e.Start.Address), "aws_iam_user.u%d", &n); err != nil || e.Method.ID != m.ID {
			continue
		}
		if !slices.Equal(e.Actions, slices.Compact(m.taken())) {
			t.Errorf("%s takes %v", m.ID, e.Actions)
		}
		if e.Confirmed() {
			got[n] = "confirmed"
		} else if got[n] == "" {
			got[n] = "possible"
		}
	}
	for i, c := range trials {
		if c.want == "-" && got[i] != "confirmed" || got[i] == c.want {
			continue
		}
		t.Errorf("%s: %q, want %q in\n%s", c.what, got[i], c.want, text)
	}
}

// lacking are the trials in which something of all actions is missing, denied or about
// something else.
func lacking(all []string) []trial {
	bound := "s3:*"
	if strings.HasPrefix(all[0], "s3:") {
		bound = "sqs:*"
	}
	out := []trial{
		{what: "denied", actions: all, denied: all[len(all)-1]},
		{what: "bound", actions: all, bound: bound},
		{what: "on another role", actions: all, resource: "arn:aws:iam::123456789012:role/other"},
	}
	for i := range all {
		out = append(out, trial{what: "without " + all[i], actions: slices.Delete(slices.Clone(all), i, i+1)})
	}
	return out
}

// TestWaysToPassRoles holds each way to pass a role to what it needs: all of its
// actions, on that role, for that service, and a role that trusts the service.
func TestWaysToPassRoles(t *testing.T) {
	for i := range passes {
		m := &passes[i]
		all := slices.Compact(m.taken())
		t.Run(m.ID, func(t *testing.T) {
			t.Parallel()
			sure := "confirmed"
			if m.assumes != "" || m.limit != "" && !strings.Contains(m.limit, "s3:") {
				sure = "possible" // what the service does leads on to the bucket by other roles only
			}
			m.try(t, m.service, "", append(lacking(all),
				trial{what: "as it should be", want: sure, actions: all},
				trial{what: "passed to another service", actions: all, condition: `, Condition = { StringEquals = { "iam:PassedToService" = "other.amazonaws.com" } }`})...)
			m.try(t, "other.amazonaws.com", "", trial{what: "with a role that trusts another service", want: "-", actions: all})
		})
	}
}

// TestWaysToUseWhatHasARole holds each way to run code in something to its actions, and
// to a role that is there already.
func TestWaysToUseWhatHasARole(t *testing.T) {
	for i := range uses {
		m := &uses[i]
		all := slices.Compact(m.taken())
		t.Run(m.ID, func(t *testing.T) {
			t.Parallel()
			sure := "confirmed"
			if m.assumes != "" {
				sure = "possible"
			}
			m.try(t, "service.amazonaws.com", "", append(lacking(all), trial{what: "as it should be", want: sure, actions: all})...)
		})
	}
}

// TestControlledAccountsKeepWaysShut holds that what the organization denies is denied to
// whoever may do it otherwise.
func TestControlledAccountsKeepWaysShut(t *testing.T) {
	for _, m := range []*way{&passes[0], &passes[len(passes)/2], &uses[0]} {
		all := slices.Compact(m.taken())
		m.try(t, m.service, all[len(all)-1], trial{what: "controlled", actions: all})
	}
}
