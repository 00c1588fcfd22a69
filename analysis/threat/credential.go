package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// carriers are the attributes in which code is given what it is to know, by type:
// whoever runs code there sees them. Of the page of each type in the provider's
// documentation.
var carriers = map[string]string{
	"aws_apprunner_service":      "source_configuration",
	"aws_batch_job_definition":   "container_properties",
	"aws_codebuild_project":      "environment",
	"aws_ecs_task_definition":    "container_definitions",
	"aws_glue_job":               "default_arguments",
	"aws_instance":               "user_data user_data_base64",
	"aws_lambda_function":        "environment",
	"aws_launch_configuration":   "user_data user_data_base64",
	"aws_launch_template":        "user_data",
	"aws_lightsail_instance":     "user_data",
	"aws_sagemaker_model":        "container primary_container",
	"aws_sagemaker_training_job": "environment",
}

// keepers are the attributes that become the content of a store, by type, and the
// attribute that names the store; none for the resource itself.
var keepers = map[string]struct{ content, store string }{
	"aws_s3_bucket_object":              {"content content_base64", "bucket"},
	"aws_s3_object":                     {"content content_base64", "bucket"},
	"aws_secretsmanager_secret_version": {"secret_string secret_binary", "secret_id"},
	"aws_ssm_parameter":                 {"value insecure_value", ""},
}

// looks are ways to see what code is given without running any.
var looks = []way{
	{Method: method("lambda-get-function-configuration", "look at the function's variables", "T1552", "awslambda"), actions: "lambda:GetFunctionConfiguration", level: Call, target: "aws_lambda_function"},
	{Method: method("lambda-get-function", "look at the function's variables", "T1552", "awslambda"), actions: "lambda:GetFunction", level: Call, target: "aws_lambda_function"},
	{Method: method("ec2-describe-instance-attribute", "look at the instance's user data", "T1552.005", "amazonec2"), actions: "ec2:DescribeInstanceAttribute", level: Call, target: "aws_instance"},
	{Method: method("ec2-describe-launch-template-versions", "look at the launch template's user data", "T1552.005", "amazonec2"), actions: "~ec2:DescribeLaunchTemplateVersions", level: Call, target: "aws_launch_template"},
	{Method: method("ecs-describe-task-definition", "look at the task's variables", "T1552", "amazonelasticcontainerservice"), actions: "~ecs:DescribeTaskDefinition", level: Call, target: "aws_ecs_task_definition"},
	{Method: method("codebuild-batch-get-projects", "look at the project's variables", "T1552", "awscodebuild"), actions: "codebuild:BatchGetProjects", level: Call, target: "aws_codebuild_project"},
	{Method: method("glue-get-job", "look at the job's arguments", "T1552", "awsglue"), actions: "glue:GetJob", level: Call, target: "aws_glue_job"},
}

var usesKey = method("stored-access-key", "use the access key that is in it", "T1552.001 T1078.004", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html")

// keys adds that whoever sees a user's access key is that user.
func (w *world) keys() {
	if len(w.all("aws_iam_access_key")) == 0 {
		return
	}
	for _, typ := range slices.Sorted(maps.Keys(carriers)) {
		for _, r := range w.all(typ) {
			for _, k := range w.keysIn(r, carriers[typ], of(Compute, r)) {
				w.lookers(r, of(Principal, k.user), k.grant)
			}
		}
	}
	for _, typ := range slices.Sorted(maps.Keys(keepers)) {
		k := keepers[typ]
		for _, r := range w.all(typ) {
			store := r
			if k.store != "" {
				store = w.find(r, r.Value.Get(k.store), "arn id name bucket", storeTypes...)
			}
			if store == nil {
				continue
			}
			if found := w.keysIn(r, k.content, of(Read, store)); len(found) > 0 && !slices.Contains(w.jewels(), store) {
				w.readers(store)
			}
		}
	}
}

// keysIn adds the users whose keys are in attributes of r, for whoever has a fact.
func (w *world) keysIn(r *model.Resource, attrs string, f Fact) []keyIn {
	var out []keyIn
	for attr := range strings.FieldsSeq(attrs) {
		for _, address := range referredIn(r.Value.Get(attr), "secret") {
			key := w.lookup(place{r.Origin.Stack, address})
			if key == nil || key.Type != "aws_iam_access_key" {
				continue
			}
			user := w.find(key, key.Value.Get("user"), "name", "aws_iam_user")
			if user == nil {
				continue
			}
			k := keyIn{user, grant{evidence: []Evidence{at(r, attr), at(key, "user")}}}
			if inactive, _ := key.Value.Get("status").AsString(); inactive == "Inactive" {
				continue
			}
			w.rule(of(Principal, user), &usesKey, Call, k.grant, f)
			out = append(out, k)
		}
	}
	return out
}

// A keyIn is a key that was found: whose it is, and where.
type keyIn struct {
	user  *model.Resource
	grant grant
}

// lookers adds who can look at what r is given, and so gets what is in it.
func (w *world) lookers(r *model.Resource, gets Fact, holds grant) {
	for i := range looks {
		m := &looks[i]
		if m.target != r.Type {
			continue
		}
		for _, p := range w.everybody {
			if p.isGroup() || p.Account != w.account(r).number || !p.speaks(m) {
				continue
			}
			g, ok := w.asked(p, m, query{resource: w.arn(r), on: r})
			if !ok {
				continue
			}
			for _, e := range holds.evidence {
				g.add(e)
			}
			w.rule(gets, &m.Method, m.level, g, p.fact)
		}
	}
}
