package drift

import (
	"testing"

	"github.com/parapet-iac/parapet/analysis/cloud"
)

// TestWhatAutoscalingSets holds that numbers that autoscaling sets are no drift, whether
// an account or a state tells them, and that others are.
func TestWhatAutoscalingSets(t *testing.T) {
	const group = `resource "aws_autoscaling_group" "g" {
		name = "g"
		min_size = 1
		max_size = 5
		desired_capacity = 2
	}`
	const nodes = `resource "aws_eks_node_group" "n" {
		node_group_name = "n"
		cluster_name    = "c"
		scaling_config {
			desired_size = 1
			max_size     = 3
			min_size     = 1
		}
	}`
	const table = `resource "aws_dynamodb_table" "t" {
		name          = "t"
		read_capacity = 5
	}`
	const target = `resource "aws_appautoscaling_target" "t" {
		service_namespace  = "dynamodb"
		resource_id        = "table/${aws_dynamodb_table.t.name}"
		scalable_dimension = "dynamodb:table:ReadCapacityUnits"
		min_capacity       = 5
		max_capacity       = 50
	}`
	state := func(typ, id, address string, a attrs) cloud.Resource {
		r := res(typ, id, a)
		r.Address = address
		return r
	}
	for _, tt := range []struct {
		name, code string
		live       cloud.Resource
		want       string
	}{
		{"a group, of an account", group, res("aws_autoscaling_group", "g", attrs{"name": "g", "min_size": 1, "max_size": 5, "desired_capacity": 4}), ""},
		{"a group, of a state", group, state("aws_autoscaling_group", "g", "aws_autoscaling_group.g", attrs{"name": "g", "min_size": 1, "max_size": 5, "desired_capacity": 4}), ""},
		{"its bounds", group, state("aws_autoscaling_group", "g", "aws_autoscaling_group.g", attrs{"name": "g", "min_size": 1, "max_size": 9, "desired_capacity": 4}), "changed aws_autoscaling_group.g changed:max_size"},
		{"nodes, of a state", nodes, state("aws_eks_node_group", "c:n", "aws_eks_node_group.n", attrs{"node_group_name": "n", "cluster_name": "c", "scaling_config": []any{attrs{"desired_size": 3, "max_size": 3, "min_size": 1}}}), ""},
		{"their bounds", nodes, state("aws_eks_node_group", "c:n", "aws_eks_node_group.n", attrs{"node_group_name": "n", "cluster_name": "c", "scaling_config": []any{attrs{"desired_size": 3, "max_size": 9, "min_size": 1}}}), "changed aws_eks_node_group.n removed:scaling_config added:scaling_config"},
		{"a table with a target", table + "\n" + target, res("aws_dynamodb_table", "t", attrs{"name": "t", "read_capacity": 9}), ""},
		{"a table without one", table, res("aws_dynamodb_table", "t", attrs{"name": "t", "read_capacity": 9}), "changed aws_dynamodb_table.t changed:read_capacity"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := load(t, nil, tt.code)
			in.Live = live(tt.live)
			for _, typ := range []string{"aws_autoscaling_group", "aws_eks_node_group"} {
				in.Live.Readings = append(in.Live.Readings, cloud.Reading{Type: typ})
			}
			if got := told(Compare(in)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
