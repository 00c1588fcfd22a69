# METADATA
# title: AWS CloudFormation stack sets
# scope: package
package parapet.aws_cloudformation_stack_set

import data.parapet.lib.secrets
import data.parapet.lib.value

# METADATA
# title: Stack set has no template
# description: >-
#   A stack set needs a template, either its text or the address of it in S3; without one it
#   cannot be created.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStackSet.html
# custom:
#   id: aws-cloudformation-stack-set-no-template
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
# title: Stacks are deleted when an account leaves the target
# description: >-
#   With automatic deployment an account that is moved out of the organizational unit loses the
#   stacks of the set with all their resources, unless they are retained.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-manage-auto-deployment.html
# custom:
#   id: aws-cloudformation-stack-set-stacks-not-retained
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   aliases: ["17d5ba1d-7667-4729-b1a6-b11fde3db7f7", "fe974ae9-858e-4991-bbd5-e040a834679f"]
#   remedies:
#     - title: Retain stacks
#       set:
#         - {path: auto_deployment.retain_stacks_on_account_removal, value: true}
stacks_not_retained contains ["auto_deployment", "retain_stacks_on_account_removal"] if {
	input.auto_deployment.enabled
	not input.auto_deployment.retain_stacks_on_account_removal
}

# METADATA
# title: Credentials stand in the stack set's parameters
# description: >-
#   Whoever reads the code or its state reads the credential. Let the template take it from
#   Secrets Manager by a dynamic reference.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
# custom:
#   id: aws-cloudformation-stack-set-credentials-in-parameters
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
