# METADATA
# title: AWS Glue crawlers
# scope: package
package parapet.aws_glue_crawler

# METADATA
# title: Glue crawler has no security configuration
# description: >-
#   A security configuration encrypts what is written to S3, to the logs and to
#   bookmarks; without one the data is stored as the buckets and log groups happen
#   to be.
# related_resources:
#   - https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html
# custom:
#   id: aws-glue-crawler-security-configuration-missing
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_195]
#   remedies:
#     - title: Attach a security configuration
#       unsafe: the configuration must exist
#       set: [{path: security_configuration, value: "${aws_glue_security_configuration.example.name}"}]
security_configuration_missing contains ["security_configuration"] if not input.security_configuration
