# METADATA
# title: EC2 Image Builder infrastructure configurations
# scope: package
package parapet.aws_imagebuilder_infrastructure_configuration

# METADATA
# title: Build instance answers IMDSv1 metadata requests
# description: >-
#   Build scripts download and run foreign code next to the builder's credentials, which IMDSv1
#   gives to any plain request. Require tokens.
# related_resources:
#   - https://docs.aws.amazon.com/imagebuilder/latest/userguide/manage-infra-config.html
# custom:
#   id: aws-imagebuilder-infrastructure-configuration-imdsv1
#   severity: medium
#   category: hardening
#   cwe: [CWE-918]
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Require IMDSv2 tokens
#       unsafe: components that ask for metadata without a token fail
#       set:
#         - {path: instance_metadata_options.http_tokens, value: required}
imdsv1 contains ["instance_metadata_options", "http_tokens"] if {
	not input.instance_metadata_options.http_tokens == "required"
}

# METADATA
# title: Image builds leave no logs
# description: >-
#   Logs of builds and tests tell what went into an image, and why one failed. Keep them in a
#   bucket.
# related_resources:
#   - https://docs.aws.amazon.com/imagebuilder/latest/userguide/manage-infra-config.html
# custom:
#   id: aws-imagebuilder-infrastructure-configuration-no-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Keep logs in a bucket of the code
#       unsafe: the instance profile must be allowed to write to the bucket
#       set:
#         - {path: logging.s3_logs.s3_bucket_name, value: "${aws_s3_bucket.logs.id}"}
#     - title: Keep logs in a bucket
#       unsafe: the instance profile must be allowed to write to the bucket
#       set:
#         - path: logging.s3_logs.s3_bucket_name
#           value: example-logs
#           ask: the bucket of your logs
no_logs contains ["logging", "s3_logs"] if not input.logging.s3_logs
