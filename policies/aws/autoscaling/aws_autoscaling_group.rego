# METADATA
# title: Amazon EC2 Auto Scaling groups
# scope: package
package parapet.aws_autoscaling_group

import data.parapet.lib.value

# METADATA
# title: Auto Scaling group starts instances in a single zone
# description: >-
#   When that zone fails the whole group goes down, and there is nowhere to replace it. Give it
#   subnets in two zones or more.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html
# custom:
#   id: aws-autoscaling-group-single-zone
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [AutoScaling.2]
#     nist-800-53-r5: [CP-10]
#   aliases: [FG_R00014]
#   remedies:
#     - title: Use subnets of several zones
#       unsafe: instances are moved to balance the zones
#       set:
#         - path: vpc_zone_identifier
#           value: [subnet-0123456789abcdef0, subnet-0fedcba9876543210]
#           ask: subnets in two availability zones or more
#     - title: Use several zones
#       unsafe: instances are moved to balance the zones
#       set:
#         - path: availability_zones
#           value: [us-east-1a, us-east-1b]
#           ask: two availability zones or more
single_zone contains [] if {
	some name in ["vpc_zone_identifier", "availability_zones"]
	count(input[name]) == 1
}

# METADATA
# title: Auto Scaling group behind a load balancer ignores its health checks
# description: >-
#   With EC2 checks alone the group keeps instances whose application is down, as long as the
#   machine runs. Use the checks of the load balancer.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html
# custom:
#   id: aws-autoscaling-group-no-elb-health-check
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [AutoScaling.1]
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Use the health checks of the load balancer
#       unsafe: instances that fail the check of the load balancer are replaced
#       set: [{path: health_check_type, value: ELB}]
no_elb_health_check contains ["health_check_type"] if {
	some name in ["load_balancers", "target_group_arns", "traffic_source"]
	value.is_set(input, name)
	not contains(object.get(input, "health_check_type", "EC2"), "ELB")
	not contains(object.get(input, "health_check_type", "EC2"), "${")
}

# METADATA
# title: Auto Scaling group is not attached to a load balancer
# description: >-
#   Without a load balancer clients must find the instances themselves and lose them when the
#   group replaces one. Attach a target group, unless the instances only fetch work.
# related_resources:
#   - https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-load-balancer.html
# custom:
#   id: aws-autoscaling-group-no-load-balancer
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   aliases: [050f085f-a8db-4072-9010-2cca235cc02f, "8e94dced-9bcc-4203-8eb7-7e41202b2505",
#     ad21e616-5026-4b9d-990d-5b007bfe679c]
#   remedies:
#     - title: Attach a target group
#       unsafe: >-
#         the instances receive the requests of the load balancer, and are replaced when they fail
#         its check
#       set:
#         - {path: target_group_arns, value: ["${aws_lb_target_group.example.arn}"]}
#         - {path: health_check_type, value: ELB}
no_load_balancer contains ["target_group_arns"] if {
	every name in ["load_balancers", "target_group_arns", "traffic_source"] {
		not value.is_set(input, name)
	}
}

# METADATA
# title: Auto Scaling group uses a launch configuration
# description: >-
#   Launch configurations get no new features and cannot be made in new accounts. Launch
#   templates are versioned and know every option, IMDSv2 defaults among them.
# related_resources:
#   - https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html
# custom:
#   id: aws-autoscaling-group-launch-configuration
#   severity: low
#   category: hygiene
#   controls:
#     aws-fsbp: [AutoScaling.9]
#     nist-800-53-r5: [SA-22]
#   aliases: [CKV_AWS_315]
#   remedies:
#     - title: Use a launch template
#       unsafe: new instances are started as the template says
#       set:
#         - {path: launch_template.id, value: "${aws_launch_template.example.id}"}
#         - {path: launch_template.version, value: "$Latest"}
#       remove: [launch_configuration]
launch_configuration contains ["launch_template"] if {
	input.launch_configuration
	not input.launch_template
	not input.mixed_instances_policy
}

# METADATA
# title: Auto Scaling group does not tag its instances
# description: >-
#   Instances without tags cannot be told apart in bills, inventories and access policies.
#   Propagate the tags of the group at launch.
# related_resources:
#   - https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html
# custom:
#   id: aws-autoscaling-group-no-propagated-tags
#   severity: info
#   category: hygiene
#   aliases: [CKV_AWS_153, ba48df05-eaa1-4d64-905e-4a4b051e7587]
#   remedies:
#     - title: Propagate the tag
#       set: [{path: ".", value: true}]
#     - title: Tag the instances
#       set:
#         - path: "tag[+]"
#           value: {key: Name, value: web, propagate_at_launch: true}
#           ask: a tag that tells what the instances are for
no_propagated_tags contains ["tag"] if not input.tag

no_propagated_tags contains ["tag", i, "propagate_at_launch"] if {
	some i, tag in input.tag
	not tag.propagate_at_launch
	every other in input.tag {
		not other.propagate_at_launch
	}
}

# METADATA
# title: Auto Scaling group has suspended what keeps it healthy
# description: >-
#   A group that may not launch, check, replace or rebalance instances shrinks with each
#   failure. Suspend processes for the time of an investigation, not in code.
# related_resources:
#   - https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html
# custom:
#   id: aws-autoscaling-group-suspended-processes
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Resume the process
#       unsafe: Auto Scaling starts, replaces or stops instances again
#       remove: ["."]
suspended_processes contains ["suspended_processes", i] if {
	some i, process in input.suspended_processes
	process in {"Launch", "Terminate", "HealthCheck", "ReplaceUnhealthy", "AZRebalance"}
}

# METADATA
# title: Auto Scaling group depends on a single instance type
# description: >-
#   When a zone runs out of the one type that the group may start, the group cannot grow or
#   replace instances. List several types, or describe what an instance needs.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html
# custom:
#   id: aws-autoscaling-group-single-instance-type
#   severity: info
#   category: resilience
#   controls:
#     aws-fsbp: [AutoScaling.6]
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Name several instance types
#       unsafe: instances may be of another type
#       set:
#         - path: "."
#           value: [{instance_type: m7i.large}, {instance_type: m6i.large}]
#           ask: instance types that suit the application
#     - title: Use several instance types
#       unsafe: instances may be of another type
#       set:
#         - path: mixed_instances_policy.launch_template.launch_template_specification.launch_template_id
#           value: "${aws_launch_template.example.id}"
#         - path: mixed_instances_policy.launch_template.override
#           value: [{instance_type: m7i.large}, {instance_type: m6i.large}]
#           ask: instance types that suit the application
#       remove: [launch_template]
single_instance_type contains ["mixed_instances_policy"] if not input.mixed_instances_policy

single_instance_type contains ["mixed_instances_policy", "launch_template", "override"] if {
	input.mixed_instances_policy
	not several_types
}

several_types if count(input.mixed_instances_policy.launch_template.override) > 1

several_types if {
	some override in input.mixed_instances_policy.launch_template.override
	override.instance_requirements
}
