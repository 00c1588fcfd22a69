# METADATA
# title: AWS CodePipeline pipelines
# scope: package
package parapet.aws_codepipeline

import data.parapet.lib.value

# METADATA
# title: Pipeline artifacts are not encrypted with a KMS key of the account
# description: >-
#   Without a key the pipeline uses the key that AWS manages for S3. A customer managed key has
#   its own policy, rotation and audit trail, and is needed across accounts.
# related_resources:
#   - https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html
# custom:
#   id: aws-codepipeline-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_219]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: the roles of the pipeline and its actions need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: codepipeline
#           set:
#             - {path: description, value: Encrypts pipeline artifacts}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - {path: ../type, value: KMS}
#         - {path: ".", value: "${aws_kms_key.codepipeline.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the roles of the pipeline and its actions need permission on the key
#       set:
#         - {path: ../type, value: KMS}
#         - {path: ".", value: "${aws_kms_key.example.arn}"}
no_cmk contains ["artifact_store", i, "encryption_key", "id"] if {
	some i, store in input.artifact_store
	object.get(store, ["encryption_key", "id"], "") == ""
}

# METADATA
# title: OAuth token of a pipeline action stands in the code
# description: >-
#   Whoever reads the code or its history can use the token. Use a connection, which keeps no
#   token in the pipeline.
# related_resources:
#   - https://docs.aws.amazon.com/codepipeline/latest/userguide/update-github-action-connections.html
# custom:
#   id: aws-codepipeline-token-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the token from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: github_token
#           set:
#             - {path: description, value: Token}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.github_token}"}]
token_in_code contains ["stage", i, "action", j, "configuration", "OAuthToken"] if {
	some i, stage in input.stage
	some j, action in stage.action
	token := action.configuration.OAuthToken
	value.literal(token)
	token != ""
}
