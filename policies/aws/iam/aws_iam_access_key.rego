# METADATA
# title: AWS IAM access keys
# scope: package
package parapet.aws_iam_access_key

# METADATA
# title: Access key belongs to the root user
# description: >-
#   The root user cannot be limited by any policy. Delete its keys and use a role.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html
# custom:
#   id: aws-iam-access-key-of-root
#   severity: critical
#   category: identity
#   cwe: [CWE-269]
#   controls:
#     cis-aws-3.0: ["1.4"]
#     aws-fsbp: ["IAM.4"]
#     nist-800-53-r5: [AC-6]
#   aliases:
#     - CKV_AWS_348
#     - AWS-0141
#     - AVD-AWS-0141
#     - "970d224d-b42a-416b-81f9-8f4dfe70c4bc"
#     - "4c137350-7307-4803-8c04-17c09a7a9fcf"
#     - e71d0bc7-d9e8-4e6e-ae90-0a4206db6f40
#   remedies:
#     - title: Make it a key of a user
#       unsafe: replaces the access key
#       set:
#         - {path: user, value: automation, ask: the user that the key is for}
of_root contains ["user"] if {
	input.user in {"root", "<root_account>"}
}

# METADATA
# title: Secret of an access key is kept in the state in clear
# description: >-
#   Without a PGP key the secret is stored in the state, where everyone who reads the state
#   finds it. Give pgp_key, or make the key outside of Terraform.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_access_key
# custom:
#   id: aws-iam-access-key-secret-in-state
#   severity: medium
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   aliases:
#     - "06adef8c-c284-4de7-aad2-af43b07a8ca1"
#     - "7081f85c-b94d-40fd-8b45-a4f1cac75e46"
#   remedies:
#     - title: Encrypt the secret
#       unsafe: >-
#         replaces the access key; the variable needs a value, and only the holder of the private
#         key can read the secret
#       declare:
#         - type: variable
#           name: pgp_key
#           set:
#             - {path: type, value: string}
#             - {path: description, value: "PGP public key in base64, or keybase:name"}
#       set:
#         - {path: pgp_key, value: "${var.pgp_key}"}
secret_in_state contains ["pgp_key"] if {
	not input.pgp_key
	not input.status == "Inactive"
}
