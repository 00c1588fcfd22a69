# METADATA
# title: AWS CloudFormation stacks
# scope: package
package parapet.aws_cloudformation_stack

import data.parapet.lib.secrets
import data.parapet.lib.value

# METADATA
# title: Stack tells nobody about its changes
# description: >-
#   A stack sends its events to the SNS topics that it names. Without one a failed update or an
#   unexpected deletion goes unnoticed.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudformation-controls.html#cloudformation-1
# custom:
#   id: aws-cloudformation-stack-no-notifications
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [CloudFormation.1]
#     nist-800-53-r5: [SI-4]
#   aliases: [CKV_AWS_124, "b72d0026-f649-4c91-a9ea-15d8f681ac09", AC_AWS_0021, "837e033c-4717-40bd-807e-6abaa30161b7", "d39761d7-94ab-45b0-ab5e-27c44e381d58"]
#   remedies:
#     - title: Notify an existing topic
#       set: [{path: notification_arns, value: ["${aws_sns_topic.example.arn}"]}]
#     - title: Notify a topic by its ARN
#       set:
#         - path: notification_arns
#           value: ["arn:aws:sns:us-east-1:111122223333:stacks"]
#           ask: the topic that tells your operators
no_notifications contains ["notification_arns"] if not value.is_set(input, "notification_arns")

# METADATA
# title: Stack has no policy that protects its resources from updates
# description: >-
#   Without a stack policy every update may replace or delete every resource of the stack. Deny
#   it for databases and the like.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
# custom:
#   id: aws-cloudformation-stack-no-stack-policy
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CM-5]
#   aliases: ["2f01fb2d-828a-499d-b98e-b83747305052", AC_AWS_0445, "ffe0fd52-7a8b-4a5c-8fc7-49844418e6c9"]
#   remedies:
#     - title: Deny replacement and deletion
#       unsafe: updates that replace or delete a resource fail until the policy is lifted
#       set:
#         - path: policy_body
#           value:
#             Statement:
#               - {Effect: Allow, Principal: "*", Action: "Update:*", Resource: "*"}
#               - Effect: Deny
#                 Principal: "*"
#                 Action: ["Update:Replace", "Update:Delete"]
#                 Resource: "*"
no_stack_policy contains ["policy_body"] if {
	not value.is_set(input, "policy_body")
	not value.is_set(input, "policy_url")
}

# METADATA
# title: Stack has no template
# description: >-
#   A stack needs a template, either its text or the address of it in S3; without one it cannot
#   be created.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
# custom:
#   id: aws-cloudformation-stack-no-template
#   severity: info
#   category: hygiene
#   aliases: ["32d31f1f-0f83-4721-b7ec-1e6948c60145", "91bea7b8-0c31-4863-adc9-93f6177266c4"]
#   remedies:
#     - title: Name the template
#       unsafe: the stack becomes what the template says
#       set:
#         - path: template_url
#           value: "https://s3.amazonaws.com/example-templates/stack.yaml"
#           ask: the address of the template
no_template contains ["template_body"] if {
	not value.is_set(input, "template_body")
	not value.is_set(input, "template_url")
}

# METADATA
# title: Credentials stand in the stack's parameters
# description: >-
#   Whoever reads the code or its state reads the credential. Let the template take it from
#   Secrets Manager by a dynamic reference.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
# custom:
#   id: aws-cloudformation-stack-credentials-in-parameters
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the credential from a variable
#       unsafe: >-
#         the variable must be given a value wherever the code is applied; the template must hide
#         the parameter by NoEcho
#       declare:
#         - type: variable
#           name: stack_secret
#           set:
#             - {path: description, value: Credential}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.stack_secret}"}]
credentials_in_parameters contains ["parameters", name] if some name in secrets.credentials(input.parameters)

# METADATA
# title: Stack keeps what a failed creation left behind
# description: >-
#   With rollback disabled a failed stack leaves resources that nobody finished configuring, and
#   that nobody looks after.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html
# custom:
#   id: aws-cloudformation-stack-no-rollback
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Roll back what failed
#       unsafe: replaces the stack
#       remove: ["."]
no_rollback contains ["disable_rollback"] if input.disable_rollback == true

no_rollback contains ["on_failure"] if input.on_failure == "DO_NOTHING"

# METADATA
# title: Stack has no service role
# description: >-
#   Without a role of its own a stack is changed with the rights of whoever calls
#   CloudFormation, who then needs rights on all its resources. A service role lets people have
#   fewer.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
# custom:
#   id: aws-cloudformation-stack-no-service-role
#   severity: low
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     aws-fsbp: [CloudFormation.4]
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Name a service role
#       unsafe: updates fail where the role lacks permission
#       set:
#         - path: iam_role_arn
#           value: "arn:aws:iam::111122223333:role/cloudformation"
#           ask: the role with the permissions that the stack's resources need
no_service_role contains ["iam_role_arn"] if not value.is_set(input, "iam_role_arn")
