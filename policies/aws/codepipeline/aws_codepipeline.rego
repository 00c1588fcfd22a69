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
token_in_code contains ["stage", i, "action", j, "configuration", "OAuthToken"] if {
	some i, stage in input.stage
	some j, action in stage.action
	token := action.configuration.OAuthToken
	value.literal(token)
	token != ""
}
