package reconcile

import (
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/cloud"
)

const template = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Jobs:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: jobs
      DelaySeconds: 5 # a while
  Mails:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: mails
  Bills:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: bills
Outputs:
  Bills:
    Value: !GetAtt Bills.Arn
`

// TestTemplates holds what becomes of drift of a stack: its commands are those of
// CloudFormation, and its code is the template.
func TestTemplates(t *testing.T) {
	jobs := res("aws_sqs_queue", "q/jobs", attrs{"name": "jobs", "delay_seconds": 9})
	jobs.MadeBy = "CloudFormation stack shop"
	s := &cloud.Snapshot{Resources: []cloud.Resource{jobs, res("aws_sqs_queue", "q/new", attrs{"name": "new"})}, Readings: []cloud.Reading{{Type: "aws_sqs_queue"}}}
	p, found := planOf(t, map[string]string{"stack.yaml": template}, s, Adopt, Declare, Remove)
	byName := map[string][]Remedy{}
	for i, d := range found.Drifts {
		byName[string(d.Address)] = p.Remedies[i]
	}
	if got := text(p, "stack.yaml"); !strings.Contains(got, "      DelaySeconds: 9 # a while\n") || strings.Contains(got, "Mails") || !strings.Contains(got, "QueueName: bills") {
		t.Errorf("the template becomes\n%s\n%+v", got, byName)
	}
	if got := byName["Jobs"]; len(got) != 2 || len(got[1].Commands) != 3 ||
		got[1].Commands[0] != "aws cloudformation create-change-set --stack-name=shop --change-set-name=parapet-restore '--template-body=file://in fra/stack.yaml' --deployment-mode=REVERT_DRIFT --region=eu-central-1" {
		t.Errorf("the remedies are %+v", got)
	}
	if got := byName["Mails"]; len(got) != 2 || got[0].Kind != Restore || !strings.Contains(got[0].Commands[2], "execute-change-set --stack-name=shop ") {
		t.Errorf("the remedies are %+v", got)
	}
	if got := byName["Bills"]; len(got) != 2 || !strings.Contains(got[1].Failed, "refers to Bills") {
		t.Errorf("the remedies are %+v", got)
	}
	if got := byName["aws_sqs_queue(q/new)"]; len(got) != 1 || got[0].Failed == "" || text(p, "imported.tf") != "" {
		t.Errorf("the remedies are %+v", got)
	}
}
