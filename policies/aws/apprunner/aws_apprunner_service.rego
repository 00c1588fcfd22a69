# METADATA
# title: AWS App Runner services
# scope: package
package parapet.aws_apprunner_service

import data.parapet.lib.secrets

# METADATA
# title: App Runner service is not encrypted with a customer-managed key
# description: >-
#   App Runner encrypts copies of the image and code with a key of AWS, which nobody can
#   restrict, audit or withdraw. Name a key of your own where that is asked for.
# related_resources:
#   - https://docs.aws.amazon.com/apprunner/latest/dg/security-data-protection-encryption.html
# custom:
#   id: aws-apprunner-service-no-customer-key
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the service; its access role needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: apprunner
#           set:
#             - {path: description, value: Encrypts App Runner sources}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: encryption_configuration.kms_key, value: "${aws_kms_key.apprunner.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the service; its access role needs permission on the key
#       set: [{path: encryption_configuration.kms_key, value: "${aws_kms_key.example.arn}"}]
no_customer_key contains ["encryption_configuration", "kms_key"] if not input.encryption_configuration.kms_key

# METADATA
# title: App Runner service is reachable from the internet
# description: >-
#   Services have a public endpoint unless told otherwise. Make internal ones reachable through
#   a VPC ingress connection alone.
# related_resources:
#   - https://docs.aws.amazon.com/apprunner/latest/dg/network-pl.html
# custom:
#   id: aws-apprunner-service-public
#   severity: low
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Close the public endpoint
#       unsafe: clients need a VPC ingress connection
#       set:
#         - {path: network_configuration.ingress_configuration.is_publicly_accessible, value: false}
public contains ["network_configuration", "ingress_configuration", "is_publicly_accessible"] if {
	not input.network_configuration.ingress_configuration.is_publicly_accessible == false
}

# METADATA
# title: App Runner service has a credential in its environment
# description: >-
#   Environment variables can be read by everyone who may describe the service and stay in the
#   state. Put the value in Secrets Manager or Parameter Store and refer to it in
#   runtime_environment_secrets.
# related_resources:
#   - https://docs.aws.amazon.com/apprunner/latest/dg/env-variable.html
# custom:
#   id: aws-apprunner-service-secret-in-environment
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the credential from a variable
#       unsafe: >-
#         the variable must be given a value wherever the code is applied; the value still shows in
#         the console
#       declare:
#         - type: variable
#           name: service_secret
#           set:
#             - {path: description, value: Credential}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.service_secret}"}]
secret_in_environment contains array.concat(at, [name]) if {
	some at in [
		["source_configuration", "image_repository", "image_configuration", "runtime_environment_variables"],
		["source_configuration", "code_repository", "code_configuration", "code_configuration_values", "runtime_environment_variables"],
	]
	some name in secrets.credentials(object.get(input, at, {}))
}

# METADATA
# title: App Runner service is not traced
# description: >-
#   Traces with X-Ray show where requests fail or linger. Attach an observability configuration.
# related_resources:
#   - https://docs.aws.amazon.com/apprunner/latest/dg/monitor-xray.html
# custom:
#   id: aws-apprunner-service-not-observed
#   severity: info
#   category: logging
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Trace the service with a new configuration
#       unsafe: the instance role needs permission to write traces
#       declare:
#         - type: aws_apprunner_observability_configuration
#           name: tracing
#           set:
#             - {path: observability_configuration_name, value: tracing}
#             - {path: trace_configuration.vendor, value: AWSXRAY}
#       set:
#         - {path: observability_configuration.observability_enabled, value: true}
#         - path: observability_configuration.observability_configuration_arn
#           value: "${aws_apprunner_observability_configuration.tracing.arn}"
#     - title: Trace the service with an existing configuration
#       unsafe: the instance role needs permission to write traces
#       set:
#         - {path: observability_configuration.observability_enabled, value: true}
#         - path: observability_configuration.observability_configuration_arn
#           value: "${aws_apprunner_observability_configuration.example.arn}"
not_observed contains ["observability_configuration", "observability_enabled"] if {
	not input.observability_configuration.observability_enabled
}
