package sdk

import (
	"strings"
	"testing"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"

	"github.com/parapet-iac/parapet/analysis/cloud/aws"
)

// TestOperations holds that every call of the rows can be made, that no other can,
// and that all of them only read.
func TestOperations(t *testing.T) {
	cfg := awssdk.Config{Region: "eu-central-1"}
	all := operations(cfg, s3In(cfg, cfg.Region))
	used := map[string]bool{}
	for i := range aws.Types {
		calls := append([]aws.Call{aws.Types[i].List}, aws.Types[i].Details...)
		for _, step := range aws.Types[i].Then {
			if step.Operation != "" {
				calls = append(calls, step.Call)
			}
		}
		for _, c := range calls {
			name := c.Service + " " + c.Operation
			if used[name] = true; all[name] == nil {
				t.Errorf("%s of %s cannot be called", name, aws.Types[i].Name)
			}
		}
	}
	for name := range all {
		_, op, _ := strings.Cut(name, " ")
		if !strings.HasPrefix(op, "Describe") && !strings.HasPrefix(op, "List") && !strings.HasPrefix(op, "Get") {
			t.Errorf("%s does not read", name)
		}
		if !used[name] {
			t.Errorf("no row uses %s", name)
		}
	}
}
