package drift

import (
	"slices"
	"strings"
)

// counts are numbers that autoscaling changes as it goes, by type. Nobody has to say so:
// groups, services and node groups are there to be scaled.
var counts = map[string][]string{
	"aws_autoscaling_group": {"desired_capacity"},
	"aws_ecs_service":       {"desired_count"},
	"aws_eks_node_group":    {"scaling_config.desired_size"},
}

// targets are numbers that autoscaling changes where the code registers them with it, and
// how it calls them: the dimension, and what comes before the name in the resource's id.
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
var targets = map[string]struct{ dimension, prefix, name string }{
	"aws_dynamodb_table read_capacity":  {"dynamodb:table:ReadCapacityUnits", "table/", "name"},
	"aws_dynamodb_table write_capacity": {"dynamodb:table:WriteCapacityUnits", "table/", "name"},
}

// scaled reports whether autoscaling sets what is at a path.
func (d *differ) scaled(path string) bool {
	if slices.Contains(counts[d.live.Type], path) {
		return true
	}
	t, ok := targets[d.live.Type+" "+path]
	if !ok {
		return false
	}
	name, _ := scalar(d.live.Value.Get(t.name))
	for k, r := range d.tie.code {
		if k.stack != d.stack || r.Type != "aws_appautoscaling_target" {
			continue
		}
		id, known := d.text(r.Value.Get("resource_id"))
		dimension, _ := d.text(r.Value.Get("scalable_dimension"))
		if dimension == t.dimension && (!known || strings.EqualFold(id, t.prefix+name)) {
			return true
		}
	}
	return false
}
