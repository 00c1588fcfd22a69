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
#   remedies:
#     - title: Require a password
#       unsafe: clients must log in; the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: cache_password
#           set:
#             - {path: description, value: Password of the user}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set:
#         - {path: no_password_required, value: false}
#         - {path: passwords, value: ["${var.cache_password}"]}
#     - title: Authenticate by a password
#       unsafe: clients must log in; the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: cache_password
#           set:
#             - {path: description, value: Password of the user}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set:
#         - {path: authentication_mode.type, value: password}
#         - {path: authentication_mode.passwords, value: ["${var.cache_password}"]}
#     - title: Authenticate by IAM
#       unsafe: clients must log in with tokens of IAM; id and name of the user must be the same
#       set: [{path: authentication_mode.type, value: iam}]
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
#   remedies:
#     - title: Take the password from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: cache_password
#           set:
#             - {path: description, value: Password}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.cache_password}"}]
password_in_code contains ["passwords", i] if {
	some i, password in input.passwords
	value.literal(password)
}

password_in_code contains ["authentication_mode", "passwords", i] if {
	some i, password in input.authentication_mode.passwords
	value.literal(password)
}
