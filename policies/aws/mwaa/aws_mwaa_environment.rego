# METADATA
# title: Amazon MWAA environments
# scope: package
package parapet.aws_mwaa_environment

import data.parapet.lib.secrets
import data.parapet.lib.value

# METADATA
# title: Airflow web server is reachable from the internet
# description: >-
#   Whoever gets hold of IAM credentials opens the user interface, and with it DAGs and
#   connections, from anywhere. Private access is the default.
# related_resources:
#   - https://docs.aws.amazon.com/mwaa/latest/userguide/configuring-networking.html
# custom:
#   id: aws-mwaa-environment-public-webserver
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV2_AWS_66]
#   remedies:
#     - title: Make the web server private
#       unsafe: users reach it through the VPC alone
#       set:
#         - {path: webserver_access_mode, value: PRIVATE_ONLY}
public_webserver contains ["webserver_access_mode"] if input.webserver_access_mode == "PUBLIC_ONLY"

# METADATA
# title: Airflow environment is not encrypted with a KMS key of the account
# description: >-
#   MWAA encrypts with a key that AWS owns. A customer managed key has its own policy, rotation
#   and audit trail; it cannot be changed later.
# related_resources:
#   - https://docs.aws.amazon.com/mwaa/latest/userguide/encryption-at-rest.html
# custom:
#   id: aws-mwaa-environment-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the environment; its role needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: airflow
#           set:
#             - {path: description, value: Encrypts the environment}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key, value: "${aws_kms_key.airflow.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the environment; its role needs permission on the key
#       set:
#         - {path: kms_key, value: "${aws_kms_key.example.arn}"}
no_cmk contains ["kms_key"] if not value.is_set(input, "kms_key")

# METADATA
# title: Credentials stand in the Airflow configuration
# description: >-
#   Configuration options show in the console and in the API. Keep credentials in Secrets
#   Manager and use it as Airflow's backend.
# related_resources:
#   - https://docs.aws.amazon.com/mwaa/latest/userguide/connections-secrets-manager.html
# custom:
#   id: aws-mwaa-environment-secrets-in-options
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the secret from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: airflow_secret
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Secret in the configuration of Airflow}
#       set:
#         - {path: ".", value: "${var.airflow_secret}"}
secrets_in_options contains ["airflow_configuration_options", name] if {
	some name in secrets.credentials(input.airflow_configuration_options)
}

# METADATA
# title: Airflow scheduler writes no logs
# description: >-
#   The logs of the scheduler are sent to CloudWatch only when they are enabled; without them
#   failures and misuse cannot be traced.
# related_resources:
#   - https://docs.aws.amazon.com/mwaa/latest/userguide/monitoring-airflow.html
# custom:
#   id: aws-mwaa-environment-no-scheduler-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_242]
#   remedies:
#     - title: Enable the logs
#       set:
#         - {path: logging_configuration.scheduler_logs.enabled, value: true}
no_scheduler_logs contains ["logging_configuration", "scheduler_logs", "enabled"] if {
	not input.logging_configuration.scheduler_logs.enabled
}

# METADATA
# title: Airflow web server writes no logs
# description: >-
#   The logs of the web server are sent to CloudWatch only when they are enabled; without them
#   failures and misuse cannot be traced.
# related_resources:
#   - https://docs.aws.amazon.com/mwaa/latest/userguide/monitoring-airflow.html
# custom:
#   id: aws-mwaa-environment-no-webserver-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_243]
#   remedies:
#     - title: Enable the logs
#       set:
#         - {path: logging_configuration.webserver_logs.enabled, value: true}
no_webserver_logs contains ["logging_configuration", "webserver_logs", "enabled"] if {
	not input.logging_configuration.webserver_logs.enabled
}

# METADATA
# title: Airflow worker writes no logs
# description: >-
#   The logs of the worker are sent to CloudWatch only when they are enabled; without them
#   failures and misuse cannot be traced.
# related_resources:
#   - https://docs.aws.amazon.com/mwaa/latest/userguide/monitoring-airflow.html
# custom:
#   id: aws-mwaa-environment-no-worker-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_244]
#   remedies:
#     - title: Enable the logs
#       set:
#         - {path: logging_configuration.worker_logs.enabled, value: true}
no_worker_logs contains ["logging_configuration", "worker_logs", "enabled"] if {
	not input.logging_configuration.worker_logs.enabled
}

# METADATA
# title: Airflow DAG processor writes no logs
# description: >-
#   The logs of the DAG processor are sent to CloudWatch only when they are enabled; without
#   them failures and misuse cannot be traced.
# related_resources:
#   - https://docs.aws.amazon.com/mwaa/latest/userguide/monitoring-airflow.html
# custom:
#   id: aws-mwaa-environment-no-dag-processing-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Enable the logs
#       set:
#         - {path: logging_configuration.dag_processing_logs.enabled, value: true}
no_dag_processing_logs contains ["logging_configuration", "dag_processing_logs", "enabled"] if {
	not input.logging_configuration.dag_processing_logs.enabled
}
