package terraform

import "testing"

func TestResourcesKnowTheirProvider(t *testing.T) {
	res := load(t, Options{},
		"main.tf", `
provider "aws" {}
provider "aws" { alias = "prod" }
resource "aws_s3_bucket" "here" {}
resource "aws_s3_bucket" "there" { provider = aws.prod }
resource "aws_s3_bucket" "old" { provider = "aws.prod" }
data "aws_caller_identity" "there" { provider = aws.prod }
resource "random_id" "none" { byte_length = 4 }
module "inherits" { source = "./m" }
module "swapped" {
  source    = "./m"
  providers = { aws = aws.prod, aws.other = aws }
}`,
		"m/main.tf", `
resource "aws_sqs_queue" "a" {}
resource "aws_sqs_queue" "b" { provider = aws.other }`,
	)
	got := map[string]string{}
	for _, r := range res.Resources {
		got[string(r.Address)] = string(r.Origin.Provider)
	}
	for address, want := range map[string]string{
		"aws_s3_bucket.here":              "provider.aws",
		"aws_s3_bucket.there":             "provider.aws.prod",
		"aws_s3_bucket.old":               "provider.aws.prod",
		"data.aws_caller_identity.there":  "provider.aws.prod",
		"random_id.none":                  "",
		"module.inherits.aws_sqs_queue.a": "provider.aws",
		"module.inherits.aws_sqs_queue.b": "",
		"module.swapped.aws_sqs_queue.a":  "provider.aws.prod",
		"module.swapped.aws_sqs_queue.b":  "provider.aws",
	} {
		if p, ok := got[address]; p != want || !ok {
			t.Errorf("%s has provider %q, want %q", address, p, want)
		}
	}
}
