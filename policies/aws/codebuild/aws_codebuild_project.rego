# METADATA
# title: AWS CodeBuild projects
# scope: package
package parapet.aws_codebuild_project

import data.parapet.lib.iam
import data.parapet.lib.secrets
import data.parapet.lib.value

# METADATA
# title: Build artifacts are not encrypted
# description: >-
#   Artifacts are encrypted with the project's key unless encryption is switched off. Whoever
#   reads the bucket then reads, and may swap, what is deployed later.
# related_resources:
#   - https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html
# custom:
#   id: aws-codebuild-project-unencrypted-artifacts
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_78, AWS-0018, AVD-AWS-0018, "aws-codebuild-enable-encryption"]
#   remedies:
#     - title: Encrypt the artifacts
#       set:
#         - {path: ".", value: false}
unencrypted_artifacts contains [["artifacts", "encryption_disabled"], ["artifacts", "type"]] if {
	input.artifacts.encryption_disabled == true
	not input.artifacts.type == "NO_ARTIFACTS"
}

unencrypted_artifacts contains ["secondary_artifacts", i, "encryption_disabled"] if {
	some i, artifacts in input.secondary_artifacts
	artifacts.encryption_disabled == true
}

# METADATA
# title: Build output is not encrypted with a KMS key of the account
# description: >-
#   Without a key the project uses the key that AWS manages for S3. A customer managed key has
#   its own policy, rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html
# custom:
#   id: aws-codebuild-project-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_147, "3deec14b-03d2-4d27-9670-7d79322e3340", "d7467bb6-3ed1-4c82-8095-5e7a818d0aad", "a1423864-2fbc-4f46-bfe1-fbbf125c71c9", W32]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: the service role and whoever reads the output need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: codebuild
#           set:
#             - {path: description, value: Encrypts build output}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: encryption_key, value: "${aws_kms_key.codebuild.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the service role and whoever reads the output need permission on the key
#       set: [{path: encryption_key, value: "${aws_kms_key.example.arn}"}]
no_cmk contains ["encryption_key"] if not value.is_set(input, "encryption_key")

no_cmk contains ["encryption_key"] if endswith(input.encryption_key, "alias/aws/s3")

# METADATA
# title: Builds run in privileged mode
# description: >-
#   A privileged build container has all capabilities of its host and can break out of it. Only
#   builds that run Docker themselves need it.
# related_resources:
#   - https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html
# custom:
#   id: aws-codebuild-project-privileged
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     aws-fsbp: [CodeBuild.5]
#     nist-800-53-r5: [AC-6]
#   aliases: [CKV_AWS_316]
#   remedies:
#     - title: Run builds without privileges
#       unsafe: builds can no longer run Docker
#       set: [{path: environment.privileged_mode, value: false}]
privileged contains ["environment", "privileged_mode"] if input.environment.privileged_mode == true

# METADATA
# title: Credentials stand in plain text in the build environment
# description: >-
#   Plain text variables show in the console and in the API for whoever may describe the
#   project. Keep credentials in Secrets Manager or the parameter store and name them there.
# related_resources:
#   - https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html
# custom:
#   id: aws-codebuild-project-plaintext-credentials
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     aws-fsbp: [CodeBuild.2]
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the value from Secrets Manager
#       unsafe: the secret must exist, and the service role must be allowed to read it
#       set:
#         - {path: ".", value: example/build, ask: the name of the secret}
#         - {path: ../type, value: SECRETS_MANAGER}
#     - title: Take the value from the parameter store
#       unsafe: the parameter must exist, and the service role must be allowed to read it
#       set:
#         - {path: ".", value: /example/build, ask: the name of the parameter}
#         - {path: ../type, value: PARAMETER_STORE}
plaintext_credentials contains ["environment", "environment_variable", i, "value"] if {
	some i, v in input.environment.environment_variable
	object.get(v, "type", "PLAINTEXT") == "PLAINTEXT"
	secrets.is_credential(v.name, v.value)
}

plaintext_credentials contains ["environment", "environment_variable", i, "value"] if {
	some i, v in input.environment.environment_variable
	object.get(v, "type", "PLAINTEXT") == "PLAINTEXT"
	v.name in {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"}
	value.literal(v.value)
	v.value != ""
}

# METADATA
# title: Builds leave no logs
# description: >-
#   Builds log to CloudWatch Logs unless that is switched off. With neither CloudWatch Logs nor
#   S3 logs nobody can tell what a build did.
# related_resources:
#   - https://docs.aws.amazon.com/codebuild/latest/APIReference/API_LogsConfig.html
# custom:
#   id: aws-codebuild-project-no-logs
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [CodeBuild.4]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_314]
#   remedies:
#     - title: Log to CloudWatch Logs
#       set:
#         - {path: logs_config.cloudwatch_logs.status, value: ENABLED}
no_logs contains [["logs_config", "cloudwatch_logs", "status"], ["logs_config", "s3_logs", "status"]] if {
	input.logs_config.cloudwatch_logs.status == "DISABLED"
	not input.logs_config.s3_logs.status == "ENABLED"
}

# METADATA
# title: Build logs go wherever CodeBuild puts them
# description: >-
#   Without a logging configuration CodeBuild creates a log group of its own, which never
#   expires and has no customer managed key. Name the group or bucket that the project's logs
#   belong to.
# related_resources:
#   - https://docs.aws.amazon.com/codebuild/latest/APIReference/API_LogsConfig.html
# custom:
#   id: aws-codebuild-project-default-logs
#   severity: info
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Log to a new log group
#       unsafe: the service role must be allowed to write to the group
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: codebuild
#           set:
#             - {path: name, value: /codebuild/builds}
#             - {path: retention_in_days, value: 365}
#       set:
#         - path: logs_config.cloudwatch_logs.group_name
#           value: "${aws_cloudwatch_log_group.codebuild.name}"
#     - title: Log to an existing log group
#       unsafe: the service role must be allowed to write to the group
#       set:
#         - path: logs_config.cloudwatch_logs.group_name
#           value: "${aws_cloudwatch_log_group.example.name}"
default_logs contains ["logs_config"] if not input.logs_config

# METADATA
# title: Build logs in S3 are not encrypted
# description: >-
#   Logs of builds show commands, paths and now and then secrets. They are encrypted unless that
#   is switched off.
# related_resources:
#   - https://docs.aws.amazon.com/codebuild/latest/APIReference/API_S3LogsConfig.html
# custom:
#   id: aws-codebuild-project-unencrypted-s3-logs
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [CodeBuild.3]
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_311]
#   remedies:
#     - title: Encrypt the logs
#       set:
#         - {path: logs_config.s3_logs.encryption_disabled, value: false}
unencrypted_s3_logs contains ["logs_config", "s3_logs", "encryption_disabled"] if {
	input.logs_config.s3_logs.encryption_disabled == true
}

# METADATA
# title: Results, logs and artifacts of builds are public
# description: >-
#   Of a public project everybody may read the build history, the logs and the artifacts,
#   environment variables in the logs included.
# related_resources:
#   - https://docs.aws.amazon.com/codebuild/latest/userguide/public-builds.html
# custom:
#   id: aws-codebuild-project-public
#   severity: high
#   category: public-exposure
#   cwe: [CWE-200]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Make the builds private
#       set:
#         - {path: project_visibility, value: PRIVATE}
public contains ["project_visibility"] if input.project_visibility == "PUBLIC_READ"

# METADATA
# title: Builds do not verify the certificate of the source
# description: >-
#   With insecure_ssl whoever sits between CodeBuild and the server can feed other sources into
#   the build.
# related_resources:
#   - https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectSource.html
# custom:
#   id: aws-codebuild-project-insecure-source-tls
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Verify certificates
#       unsafe: builds fail if nobody vouches for the certificate of the source server
#       set: [{path: ".", value: false}]
insecure_source_tls contains ["source", "insecure_ssl"] if input.source.insecure_ssl == true

insecure_source_tls contains ["secondary_sources", i, "insecure_ssl"] if {
	some i, source in input.secondary_sources
	source.insecure_ssl == true
}

# METADATA
# title: URL of the source holds credentials
# description: >-
#   A user name and a token in the URL are shown in the console, in logs and to whoever may
#   describe the project. Use a connection or a stored source credential.
# related_resources:
#   - https://docs.aws.amazon.com/codebuild/latest/userguide/access-tokens.html
# custom:
#   id: aws-codebuild-project-credentials-in-source-url
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     aws-fsbp: [CodeBuild.1]
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Leave the credentials out
#       unsafe: CodeBuild must be given the credentials as a source credential
#       set:
#         - path: "."
#           value: "https://git.example.com/team/repository.git"
#           ask: the address without the credentials
credentials_in_source_url contains ["source", "location"] if regex.match(`^https?://[^/@$]+@`, input.source.location)

credentials_in_source_url contains ["secondary_sources", i, "location"] if {
	some i, source in input.secondary_sources
	regex.match(`^https?://[^/@$]+@`, source.location)
}

# METADATA
# title: Resource policy shares the build project with everybody
# description: >-
#   With a wildcard principal and no condition every AWS account may do what the statement
#   allows, such as reading builds and starting them.
# related_resources:
#   - https://docs.aws.amazon.com/codebuild/latest/userguide/project-sharing-share.html
# custom:
#   id: aws-codebuild-project-public-policy
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: "arn:aws:iam::111122223333:root"}
#           ask: the accounts to share the project with
#     - title: Restrict the statement to the organization
#       unsafe: principals outside the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: o-a1b2c3d4e5
#           ask: the id of your organization
public_policy contains ["policy", "Statement", i, "Principal"] if {
	some i, s in iam.allows(input.policy)
	iam.is_public(s)
}
