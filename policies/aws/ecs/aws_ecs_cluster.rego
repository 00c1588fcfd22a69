# METADATA
# title: Amazon ECS clusters
# scope: package
package parapet.aws_ecs_cluster

# METADATA
# title: Cluster does not collect Container Insights
# description: >-
#   Container Insights shows CPU, memory, network and restarts of tasks, which is where mining
#   and crash loops are noticed. Enable it for the cluster.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html
# custom:
#   id: aws-ecs-cluster-no-container-insights
#   severity: low
#   category: logging
#   controls:
#     aws-fsbp: [ECS.12]
#     nist-800-53-r5: [SI-4]
#   aliases: [CKV_AWS_65, 0c7a76d9-7dc5-499e-81ac-9245839177cb, 97cb0688-369a-4d26-b1f7-86c4c91231bc,
#     ab759fde-e1e8-4b0e-ad73-ba856e490ed8, abcefee4-a0c1-4245-9f82-a473f79a9e2f, AWS-0034, AVD-AWS-0034]
#   remedies:
#     - title: Collect Container Insights
#       unsafe: CloudWatch charges for the metrics
#       set: [{path: "setting[+]", value: {name: containerInsights, value: enabled}}]
#     - title: Enable Container Insights
#       unsafe: CloudWatch charges for the metrics
#       set: [{path: ".", value: enabled}]
no_container_insights contains ["setting"] if {
	every setting in object.get(input, "setting", []) {
		setting.name != "containerInsights"
	}
}

no_container_insights contains ["setting", i, "value"] if {
	some i, setting in input.setting
	setting.name == "containerInsights"
	not object.get(setting, "value", "disabled") in {"enabled", "enhanced"}
}

# METADATA
# title: Commands that people run in containers are not logged
# description: >-
#   ECS Exec opens a shell in a running container. Without logs nobody can tell afterwards what
#   was done there: log to CloudWatch or S3.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
# custom:
#   id: aws-ecs-cluster-exec-not-logged
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_223]
#   remedies:
#     - title: Log to the log driver of the task
#       set: [{path: ".", value: DEFAULT}]
exec_not_logged contains ["configuration", "execute_command_configuration", "logging"] if {
	input.configuration.execute_command_configuration.logging == "NONE"
}

# METADATA
# title: Logs of commands in containers are not encrypted
# description: >-
#   The logs hold whatever was typed and shown, passwords among it. Have ECS Exec require that
#   the log group or bucket is encrypted.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
# custom:
#   id: aws-ecs-cluster-exec-log-unencrypted
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_224]
#   remedies:
#     - title: Encrypt the log
#       unsafe: the log group or bucket must be encrypted
#       set: [{path: ".", value: true}]
exec_log_unencrypted contains ["configuration", "execute_command_configuration", "log_configuration", "cloud_watch_encryption_enabled"] if {
	log := input.configuration.execute_command_configuration.log_configuration
	log.cloud_watch_log_group_name
	not log.cloud_watch_encryption_enabled
}

exec_log_unencrypted contains ["configuration", "execute_command_configuration", "log_configuration", "s3_bucket_encryption_enabled"] if {
	log := input.configuration.execute_command_configuration.log_configuration
	log.s3_bucket_name
	not log.s3_bucket_encryption_enabled
}

# METADATA
# title: Sessions of commands in containers are not encrypted with a key
# description: >-
#   With a KMS key the data between the local client and the container is encrypted beyond TLS,
#   and who may decrypt it can be controlled.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
# custom:
#   id: aws-ecs-cluster-exec-no-key
#   severity: low
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Encrypt sessions with a new customer-managed key
#       unsafe: task roles and users need permission on the key
#       declare:
#         - type: aws_kms_key
#           name: ecs
#           set:
#             - {path: description, value: Encrypts sessions of ECS Exec}
#             - {path: enable_key_rotation, value: true}
#       set:
#         - path: configuration.execute_command_configuration.kms_key_id
#           value: "${aws_kms_key.ecs.arn}"
#     - title: Encrypt sessions with an existing customer-managed key
#       unsafe: task roles and users need permission on the key
#       set:
#         - path: configuration.execute_command_configuration.kms_key_id
#           value: "${aws_kms_key.example.arn}"
exec_no_key contains ["configuration", "execute_command_configuration", "kms_key_id"] if {
	input.configuration.execute_command_configuration
	not input.configuration.execute_command_configuration.kms_key_id
}
