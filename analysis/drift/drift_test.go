package drift

import (
	"testing"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

func TestRoutes(t *testing.T) {
	at := source.Range{Anchor: &source.Anchor{File: "x"}}
	code := &model.Resource{Type: "aws_route_table", Address: "aws_route_table.a", Origin: model.Origin{Stack: "."},
		Value: cloud.Value(map[string]any{"tags": map[string]any{"Name": "a"}, "vpc_id": "vpc-1"}, at)}
	live := &cloud.Snapshot{Readings: []cloud.Reading{{Type: "aws_route_table"}}, Resources: []cloud.Resource{{Type: "aws_route_table", ID: "rtb-1",
		Attributes: map[string]any{"vpc_id": "vpc-1", "tags": map[string]any{"Name": "a"}, "route": []any{map[string]any{"cidr_block": "0.0.0.0/0", "gateway_id": "igw-1"}}}}}}
	r := Compare(Input{Declared: []*model.Resource{code}, Code: []*model.Resource{code}, Live: live})
	if len(r.Drifts) != 1 {
		t.Errorf("%d drifts, compared %d", len(r.Drifts), r.Compared)
	}
}
