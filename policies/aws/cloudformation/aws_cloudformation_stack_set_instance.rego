# METADATA
# title: Instances of AWS CloudFormation stack sets
# scope: package
package parapet.aws_cloudformation_stack_set_instance

# METADATA
# title: Removing the instance deletes its stack
# description: >-
#   When the instance is removed from the set its stack is deleted with all resources in it,
#   unless it is retained.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stackinstances-delete.html
# custom:
#   id: aws-cloudformation-stack-set-instance-stack-not-retained
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   aliases: ["6e0e2f68-3fd9-4cd8-a5e4-e2213ef0df97"]
#   remedies:
#     - title: Retain the stack
#       set:
#         - {path: retain_stack, value: true}
stack_not_retained contains ["retain_stack"] if not input.retain_stack
