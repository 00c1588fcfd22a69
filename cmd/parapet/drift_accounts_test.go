package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
)

// own is the account of moto's own credentials, other one that is reached through a
// role.
const own, other = "123456789012", "222222222222"

// accountsCode declares things of the same names in two accounts.
const accountsCode = `
provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["123456789012"]
}
provider "aws" {
  alias  = "other"
  region = "eu-central-1"
  assume_role { role_arn = "arn:aws:iam::222222222222:role/deploy" }
}
provider "aws" {
  alias  = "denied"
  region = "eu-central-1"
  assume_role { role_arn = "arn:aws:iam::333333333333:role/deploy" }
}
resource "aws_sqs_queue" "own" {
  name = "orders"
}
resource "aws_sqs_queue" "other" {
  provider      = aws.other
  name          = "orders"
  delay_seconds = 5
}
resource "aws_sqs_queue" "gone" {
  provider = aws.other
  name     = "mails"
}
resource "aws_sqs_queue" "denied" {
  provider = aws.denied
  name     = "orders"
}
resource "aws_iam_role" "own" {
  name               = "app"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
resource "aws_iam_role" "other" {
  provider           = aws.other
  name               = "app"
  description        = "theirs"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
`

// TestDriftOfAccounts reads two accounts of moto in one run, one of them through a
// role, and a third that lets nobody in.
func TestDriftOfAccounts(t *testing.T) {
	endpoint := moto(t)
	base := awssdk.Config{Region: motoRegion, BaseEndpoint: &endpoint, Credentials: credentials.NewStaticCredentialsProvider("test", "test", "")}
	there := base.Copy()
	there.Credentials = awssdk.NewCredentialsCache(stscreds.NewAssumeRoleProvider(sts.NewFromConfig(base), "arn:aws:iam::"+other+":role/deploy"))
	made := func(cfg awssdk.Config, delay, description string, names ...string) {
		for _, name := range names {
			must[*sqs.CreateQueueOutput](t)(sqs.NewFromConfig(cfg).CreateQueue(t.Context(), &sqs.CreateQueueInput{QueueName: &name, Attributes: map[string]string{"DelaySeconds": delay}}))
		}
		must[*iam.CreateRoleOutput](t)(iam.NewFromConfig(cfg).CreateRole(t.Context(), &iam.CreateRoleInput{RoleName: awssdk.String("app"),
			Description: &description, AssumeRolePolicyDocument: awssdk.String(`{"Version":"2012-10-17","Statement":[]}`)}))
	}
	made(base, "0", "", "orders")
	made(there, "6", "theirs", "orders", "stray")

	dir := t.TempDir()
	file := filepath.Join(dir, "aws")
	for name, text := range map[string]string{filepath.Join(dir, "main.tf"): accountsCode, file: "[profile own]\nregion = eu-central-1\naws_access_key_id = test\naws_secret_access_key = planted-secret\n" +
		"[profile other]\nrole_arn = arn:aws:iam::" + other + ":role/deploy\nsource_profile = own\nregion = eu-central-1\n" +
		"[profile again]\nrole_arn = arn:aws:iam::" + other + ":role/read\nsource_profile = own\nregion = eu-central-1\n" +
		"[profile nobody]\nregion = eu-central-1\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	// The SDK resolves the credentials of profiles before it reads AWS_ENDPOINT_URL.
	env := []string{"AWS_ENDPOINT_URL=" + endpoint, "AWS_ENDPOINT_URL_STS=" + endpoint, "AWS_CONFIG_FILE=" + file, "AWS_SHARED_CREDENTIALS_FILE=" + filepath.Join(dir, "none"),
		"AWS_ACCESS_KEY_ID=", "AWS_SECRET_ACCESS_KEY=", "AWS_EC2_METADATA_DISABLED=true"}
	types := []string{"--type", "aws_sqs_queue", "--type", "aws_iam_role"}
	record := filepath.Join(dir, "live.json")
	run := func(code int, args ...string) report.Drift {
		t.Helper()
		r, _ := driftedWith(t, env, dir, code, append(args, types...)...)
		return r
	}
	r := run(1, "--profile", "own", "--profile", "other", "--profile", "again", "--profile", "nobody", "--record", record)
	check := func(r report.Drift, closed int) {
		t.Helper()
		var got []string
		for _, d := range r.Drifts {
			got = append(got, strings.TrimSpace(d.Kind+" "+d.Address+" "+d.Account))
		}
		slices.Sort(got)
		want := []string{
			"changed aws_sqs_queue.other " + other,
			"missing aws_sqs_queue.gone",
			"unmanaged aws_sqs_queue(" + endpoint + "/" + other + "/stray, " + other + ") " + other,
		}
		if !slices.Equal(got, want) {
			t.Errorf("the drift is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		denied := slices.DeleteFunc(slices.Clone(r.Unreadable), func(u cloud.Unreadable) bool { return slices.Contains(lacking, u.Type) })
		if len(denied) != closed || !slices.Equal(r.NotRead, []string{"aws_sqs_queue.denied"}) || len(r.Untied) > 0 {
			t.Errorf("not readable: %v, not read: %v, not told apart: %v", denied, r.NotRead, r.Untied)
		}
	}
	check(r, 1)
	if u := r.Unreadable[0]; u.Type != "aws_*" || u.Reason != "profile nobody: no access" {
		t.Errorf("%+v", u)
	}
	check(run(1, "--from", record), 1)
	// By the roles themselves, from the credentials of the first account.
	env = append(env, "AWS_PROFILE=own")
	check(run(1, "--assume-role", "arn:aws:iam::"+own+":role/read", "--assume-role", "arn:aws:iam::"+other+":role/read"), 0)
}
