package cloudformation

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/model"
)

func TestLogicalIDs(t *testing.T) {
	for addr, want := range map[model.Address]string{
		"Bucket": "Bucket", "Network.Vpc": "Network Vpc", "infra/net.yaml/Network.Vpc[1]": "Network Vpc", "Role#inline_policy[0]": "Role",
	} {
		if got := strings.Join(LogicalIDs(addr), " "); got != want {
			t.Errorf("%s: %s, want %s", addr, got, want)
		}
	}
}

// large returns a template of n queues, each with a policy.
func large(n int) string {
	var b strings.Builder
	b.WriteString("AWSTemplateFormatVersion: \"2010-09-09\"\nParameters:\n  Env: {Type: String, Default: dev}\nResources:\n")
	for i := range n {
		fmt.Fprintf(&b, "  Queue%d:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: !Sub \"${Env}-%d\"\n      VisibilityTimeout: 30\n", i, i)
		fmt.Fprintf(&b, "  Policy%d:\n    Type: AWS::SQS::QueuePolicy\n    Properties:\n      Queues: [!Ref Queue%d]\n      PolicyDocument:\n        Statement: [{Effect: Allow, Principal: {AWS: !Ref AWS::AccountId}, Action: \"sqs:*\", Resource: !GetAtt Queue%d.Arn}]\n", i, i, i)
	}
	return b.String()
}

// An edit of one resource leaves the declarations of all others as they are.
func TestEditTellsOneResource(t *testing.T) {
	text := large(20)
	disk := fstest.MapFS{"a.yaml": &fstest.MapFile{Data: []byte(text)}}
	s := load(t, disk)
	edited := strings.Replace(text, "VisibilityTimeout: 30", "# a comment\n      VisibilityTimeout: 45", 1)
	disk["a.yaml"] = &fstest.MapFile{Data: []byte(edited)}
	d, err := s.Update(context.Background(), []string{"a.yaml"}, false)
	if err != nil || len(d.Declarations) != 1 || d.Declarations[0].Resource.Address != "Queue0" {
		t.Errorf("%v, %d declarations are told", err, len(d.Declarations))
	}
}

// BenchmarkKeystroke edits one of 400 resources of a template of 100 kB.
func BenchmarkKeystroke(b *testing.B) {
	text := large(200)
	disk := fstest.MapFS{"a.yaml": &fstest.MapFile{Data: []byte(text)}}
	s := load(b, disk)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		disk["a.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(text, "VisibilityTimeout: 30", fmt.Sprintf("VisibilityTimeout: %d", 30+i%2), 1))}
		if _, err := s.Update(context.Background(), []string{"a.yaml"}, false); err != nil {
			b.Fatal(err)
		}
	}
}
