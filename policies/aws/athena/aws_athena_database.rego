# METADATA
# title: Amazon Athena databases
# scope: package
package parapet.aws_athena_database

# METADATA
# title: Athena database does not encrypt query results
# description: >-
#   Queries that make the database and its tables leave results in the bucket;
#   without an encryption option they are stored with the bucket's default only.
# related_resources:
#   - https://docs.aws.amazon.com/athena/latest/ug/encryption.html
# custom:
#   id: aws-athena-database-unencrypted
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_77, AWS-0006, b2315cae-b110-4426-81e0-80bb8640cdd3, AVD-AWS-0006]
#   remedies:
#     - title: Encrypt query results
#       unsafe: replaces the database
#       set: [{path: encryption_configuration.encryption_option, value: SSE_S3}]
unencrypted contains ["encryption_configuration", "encryption_option"] if not input.encryption_configuration.encryption_option
