# METADATA
# title: Amazon ElastiCache users
# scope: package
package parapet.aws_elasticache_user

import data.parapet.lib.value

# METADATA
# title: ElastiCache user needs no password
# description: >-
#   A user without a password lets everybody in who reaches the port. Use IAM
#   authentication or passwords from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
# custom:
#   id: aws-elasticache-user-password-missing
#   severity: high
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     nist-800-53-r5: [IA-2]
password_missing contains ["no_password_required"] if input.no_password_required

password_missing contains ["authentication_mode", "type"] if input.authentication_mode.type == "no-password-required"

# METADATA
# title: ElastiCache user has its password in the code
# description: >-
#   A password in the code is readable by everybody who can read the repository or
#   the state. Use IAM authentication or take the password from a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
# custom:
#   id: aws-elasticache-user-password-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
password_in_code contains ["passwords", i] if {
	some i, password in input.passwords
	value.literal(password)
}

password_in_code contains ["authentication_mode", "passwords", i] if {
	some i, password in input.authentication_mode.passwords
	value.literal(password)
}
