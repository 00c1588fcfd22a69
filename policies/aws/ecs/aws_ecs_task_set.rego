# METADATA
# title: Amazon ECS task sets
# scope: package
package parapet.aws_ecs_task_set

# METADATA
# title: Tasks of the task set have public IP addresses
# description: >-
#   A public address puts each task directly on the internet, where only its security groups
#   stand before it. Use private subnets with a load balancer.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
# custom:
#   id: aws-ecs-task-set-public-ip
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Do not assign public addresses
#       unsafe: replaces the task set
#       set: [{path: network_configuration.assign_public_ip, value: false}]
public_ip contains ["network_configuration", "assign_public_ip"] if input.network_configuration.assign_public_ip
