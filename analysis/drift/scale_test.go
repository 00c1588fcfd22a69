package drift

import (
	"context"
	"fmt"
	"testing"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/aws"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
	"github.com/parapet-iac/parapet/policies"
)

// An account answers calls for queues and subnets, n of each.
type account int

func (account) Place() map[string]string {
	return map[string]string{"partition": "aws", "account": "123456789012", "region": "eu-central-1"}
}

func (n account) Call(_ context.Context, c aws.Call, p map[string]any) (map[string]any, error) {
	var items []any
	switch c.Operation {
	case "ListQueues":
		for i := range int(n) {
			items = append(items, fmt.Sprintf("https://sqs/123456789012/q%d", i))
		}
		return map[string]any{"QueueUrls": items}, nil
	case "GetQueueAttributes":
		return map[string]any{"Attributes": map[string]any{"VisibilityTimeout": "31"}}, nil
	case "DescribeVpcs":
		return map[string]any{"Vpcs": []any{map[string]any{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/8"}}}, nil
	case "DescribeSubnets":
		for i := range int(n) {
			items = append(items, map[string]any{"SubnetId": fmt.Sprintf("subnet-%d", i), "VpcId": "vpc-1", "CidrBlock": fmt.Sprintf("10.%d.%d.0/24", i/256, i%256)})
		}
		return map[string]any{"Subnets": items}, nil
	}
	return map[string]any{}, nil
}

// code returns what declares all of an account.
func (n account) code() []*model.Resource {
	at := source.Range{Anchor: &source.Anchor{File: "main.tf"}}
	declare := func(typ, name string, a attrs, more ...model.Attr) *model.Resource {
		v := cloud.Value(a, at)
		return &model.Resource{Type: typ, Address: model.Address(typ + "." + name), Origin: model.Origin{Stack: ".", Language: "terraform", Header: at, Block: at},
			Value: model.NewObject(append(more, v.Attrs()...), at)}
	}
	out := []*model.Resource{declare("aws_vpc", "v", attrs{"cidr_block": "10.0.0.0/8"})}
	vpc := model.NewUnknown(model.String, "${aws_vpc.v.id}", at).WithRefs(model.Ref{Address: "aws_vpc.v", Path: "id"})
	for i := range int(n) {
		out = append(out, declare("aws_sqs_queue", fmt.Sprint("q", i), attrs{"name": fmt.Sprint("q", i)}),
			declare("aws_subnet", fmt.Sprint("s", i), attrs{"cidr_block": fmt.Sprintf("10.%d.%d.0/24", i/256, i%256)}, model.Attr{Name: "vpc_id", Value: vpc}))
	}
	return out
}

// BenchmarkDrift reads, compares and judges 10,000 resources, half of which differ.
func BenchmarkDrift(b *testing.B) {
	set, err := policy.Load(policies.FS)
	if err != nil {
		b.Fatal(err)
	}
	n := account(5000)
	code := n.code()
	b.ReportAllocs()
	for b.Loop() {
		s, err := aws.Read(b.Context(), n, aws.Options{Global: true, Workers: 8})
		if err != nil {
			b.Fatal(err)
		}
		r := Compare(Input{Declared: code, Code: code, Live: s})
		if err := r.Judge(b.Context(), set, threat.Options{}); err != nil {
			b.Fatal(err)
		}
		if len(r.Drifts) != int(n) || r.Compared != 2*int(n)+1 {
			b.Fatalf("%d of %d differ", len(r.Drifts), r.Compared)
		}
	}
}
