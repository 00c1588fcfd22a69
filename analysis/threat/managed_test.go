package threat

import (
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// TestPoliciesOfAWS holds what the reference of policies that AWS keeps says of some:
// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html.
func TestPoliciesOfAWS(t *testing.T) {
	const role = "arn:aws:iam::123456789012:role/"
	for _, c := range []struct {
		policy, action, resource, passed string
		want                             iam.Truth
	}{
		{"AdministratorAccess", "iam:CreateUser", "*", "", iam.Yes},
		{"PowerUserAccess", "iam:CreateUser", "*", "", iam.No},
		{"PowerUserAccess", "iam:PassRole", role + "x", "lambda.amazonaws.com", iam.No},
		{"PowerUserAccess", "iam:ListRoles", "*", "", iam.Yes},
		{"PowerUserAccess", "ssm:StartSession", "*", "", iam.Yes},
		{"AWSLambda_FullAccess", "iam:PassRole", role + "x", "lambda.amazonaws.com", iam.Yes},
		{"AWSLambda_FullAccess", "iam:PassRole", role + "x", "ec2.amazonaws.com", iam.No},
		{"AWSGlueConsoleFullAccess", "iam:PassRole", role + "x", "glue.amazonaws.com", iam.No},
		{"AWSGlueConsoleFullAccess", "iam:PassRole", role + "AWSGlueServiceRole-jobs", "glue.amazonaws.com", iam.Yes},
		{"AmazonElasticMapReduceFullAccess", "iam:PassRole", role + "x", "lambda.amazonaws.com", iam.Yes},
		{"AmazonECS_FullAccess", "iam:PassRole", role + "x", "ecs-tasks.amazonaws.com", iam.Yes},
		{"AmazonECS_FullAccess", "iam:PassRole", role + "ecsInstanceRole", "ec2.amazonaws.com", iam.Yes},
		{"AmazonECS_FullAccess", "iam:PassRole", role + "other", "ec2.amazonaws.com", iam.No},
		{"job-function/SystemAdministrator", "iam:PassRole", role + "lambda-sysadmin-x", "lambda.amazonaws.com", iam.Yes},
		{"job-function/SystemAdministrator", "iam:PassRole", role + "x", "lambda.amazonaws.com", iam.No},
		{"job-function/DataScientist", "sagemaker:CreateNotebookInstance", "arn:aws:sagemaker:eu-west-1:123456789012:notebook-instance/x", "", iam.Yes},
		{"job-function/DataScientist", "sagemaker:UpdateDomain", "arn:aws:sagemaker:eu-west-1:123456789012:domain/x", "", iam.No},
		{"AmazonEventBridgeSchedulerFullAccess", "iam:PassRole", role + "x", "scheduler.amazonaws.com", iam.Yes},
		{"AWSDenyAll", "s3:GetObject", "*", "", iam.No},
		{"AWSElasticBeanstalkWebTier", "s3:GetObject", "arn:aws:s3:::elasticbeanstalk-eu/x", "", iam.Yes},
		{"AWSElasticBeanstalkWebTier", "s3:GetObject", "arn:aws:s3:::other/x", "", iam.No},
	} {
		d := iam.Evaluate(iam.Request{
			Principal: iam.Principal{Kind: iam.User, ARN: "arn:aws:iam::123456789012:user/u", Account: "123456789012"},
			Action:    c.action, Resource: c.resource, Account: "123456789012",
			Context: iam.Context{Keys: map[string]iam.Entry{"iam:passedtoservice": iam.Value(c.passed)}},
		}, iam.Policies{Identity: []*iam.Policy{policyOf(c.policy)}})
		if d.Allowed != c.want {
			t.Errorf("%s: %s on %s: %v, want %v", c.policy, c.action, c.resource, d.Allowed, c.want)
		}
	}
}

// TestPoliciesOfAWSAreWellFormed holds that each statement names actions of services,
// and that what is not in the table keeps nobody from anything unless its name says so.
func TestPoliciesOfAWSAreWellFormed(t *testing.T) {
	if len(managed) < 150 {
		t.Errorf("%d policies", len(managed))
	}
	for name, text := range managed {
		for statement := range strings.SplitSeq(text, ";") {
			head, _, _ := strings.Cut(statement, "@")
			head, _, _ = strings.Cut(head, "?")
			for _, a := range strings.Fields(head) {
				if a != "*" && a != "!" && a != "deny" && !strings.Contains(a, ":") {
					t.Errorf("%s: %q is no action", name, a)
				}
			}
		}
	}
	if policyOf("service-role/SomethingNew").Denies() || policyOf("AWSCompromisedKeyQuarantineV3").Size() == 0 {
		t.Error("policies that are not in the table")
	}
}
