# METADATA
# title: Code signing configurations of AWS Lambda
# scope: package
package parapet.aws_lambda_code_signing_config

# METADATA
# title: Lambda deploys code whose signature does not hold
# description: >-
#   With the policy Warn, the default, unsigned or changed code is deployed and only
#   noted. Enforce the signature.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html
# custom:
#   id: aws-lambda-code-signing-config-warns-only
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-347]
#   controls:
#     nist-800-53-r5: [SR-3]
#   remedies:
#     - title: Enforce signatures
#       set:
#         - {path: policies.untrusted_artifact_on_deployment, value: Enforce}
#       unsafe: deployments of unsigned code fail
warns_only contains ["policies", "untrusted_artifact_on_deployment"] if {
	object.get(input, ["policies", "untrusted_artifact_on_deployment"], "Warn") == "Warn"
}
