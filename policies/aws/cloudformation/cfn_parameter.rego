# METADATA
# title: Parameters of CloudFormation templates
# scope: package
package parapet.cfn_parameter

import data.parapet.lib.value

# METADATA
# title: Parameter for a secret is shown to whoever may look at the stack
# description: >-
#   Without NoEcho the console and DescribeStacks print the value, also to people who may only
#   read. Set NoEcho, or better let Secrets Manager make and keep the secret and refer to it by
#   a dynamic reference.
# related_resources:
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
# custom:
#   id: cfn-parameter-secret-shown
#   severity: medium
#   category: secrets
#   cwe: [CWE-522]
#   remedies:
#     - title: Hide the value
#       set: [{path: no_echo, value: true}]
secret_shown contains ["no_echo"] if {
	not value.is_set(input, "no_echo")
	plain_text
}

secret_shown contains ["no_echo"] if {
	input.no_echo == false
	plain_text
}

# Of parameters of other types the value is only the name of what holds the secret.
plain_text if input.type == "String"
