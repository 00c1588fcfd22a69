# METADATA
# title: Amazon OpenSearch Service domains
# scope: package
package parapet.aws_opensearch_domain

import data.parapet.lib.iam
import data.parapet.lib.value

# METADATA
# title: Search domain is not encrypted at rest
# description: >-
#   Indexes, logs and snapshots of the domain lie unencrypted on its disks. Encryption uses a
#   KMS key and can be enabled on running domains of current versions.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html
# custom:
#   id: aws-opensearch-domain-not-encrypted-at-rest
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [ES.1, Opensearch.1]
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_5, AWS-0048, AVD-AWS-0048, "24e16922-4330-4e9d-be8a-caa90299466a", AC_AWS_0112, W54, "aws-elastic-search-enable-domain-encryption", "86a248ab-0e01-4564-a82a-878303e253bb"]
#   remedies:
#     - title: Encrypt at rest
#       unsafe: >-
#         moves the data to new nodes, and cannot be turned off again; replaces domains of
#         Elasticsearch versions before 6.7
#       set:
#         - {path: encrypt_at_rest.enabled, value: true}
not_encrypted_at_rest contains ["encrypt_at_rest", "enabled"] if not input.encrypt_at_rest.enabled

# METADATA
# title: Search domain is not encrypted with a KMS key of the account
# description: >-
#   Without a key of its own the domain uses the one that AWS manages for the service. A
#   customer managed key has its own policy, rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html
# custom:
#   id: aws-opensearch-domain-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_247, "7af2f4a3-00d9-47f3-8d15-ca0888f4e5b2", AC_AWS_0111, "d926aa95-0a04-4abc-b20c-acf54afe38a1"]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the domain
#       declare:
#         - type: aws_kms_key
#           name: opensearch
#           set:
#             - {path: description, value: Encrypts the domain}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: encrypt_at_rest.enabled, value: true}
#         - {path: encrypt_at_rest.kms_key_id, value: "${aws_kms_key.opensearch.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the domain
#       set:
#         - {path: encrypt_at_rest.enabled, value: true}
#         - {path: encrypt_at_rest.kms_key_id, value: "${aws_kms_key.example.arn}"}
no_cmk contains ["encrypt_at_rest", "kms_key_id"] if {
	object.get(input, ["encrypt_at_rest", "kms_key_id"], "") == ""
}

# METADATA
# title: Nodes of the search domain talk to each other without TLS
# description: >-
#   Node-to-node encryption protects requests and data between the nodes of the domain. It is
#   off unless enabled, and cannot be disabled again.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html
# custom:
#   id: aws-opensearch-domain-plain-node-traffic
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [ES.3, Opensearch.3]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_6, AWS-0043, AVD-AWS-0043, "967eb3e6-26fc-497d-8895-6428beb6e8e2", AC_AWS_0468, W85, "aws-elastic-search-enable-in-transit-encryption"]
#   remedies:
#     - title: Encrypt traffic between nodes
#       unsafe: >-
#         moves the data to new nodes, and cannot be turned off again; replaces domains of
#         Elasticsearch versions before 6.7
#       set:
#         - {path: node_to_node_encryption.enabled, value: true}
plain_node_traffic contains ["node_to_node_encryption", "enabled"] if not input.node_to_node_encryption.enabled

# METADATA
# title: Search domain answers plain HTTP
# description: >-
#   Unless HTTPS is enforced clients may send queries, documents and passwords unencrypted.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html
# custom:
#   id: aws-opensearch-domain-http-allowed
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [Opensearch.8]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_83, AWS-0046, AVD-AWS-0046, "2e9e0729-66d5-4148-9d39-5e6fb4bf2a4e", "aws-elastic-search-enforce-https", "00603add-7f72-448f-a6c0-9e456a7a3f94", "4cdc88e6-c0c8-4081-a639-bb3a557cbedf", "d6c2d06f-43c1-488a-9ba1-8d75b40fc62d"]
#   remedies:
#     - title: Enforce HTTPS
#       unsafe: clients that speak plain HTTP are refused
#       set:
#         - {path: domain_endpoint_options.enforce_https, value: true}
http_allowed contains ["domain_endpoint_options", "enforce_https"] if not input.domain_endpoint_options

http_allowed contains ["domain_endpoint_options", "enforce_https"] if {
	input.domain_endpoint_options.enforce_https == false
}

# METADATA
# title: Search domain accepts TLS 1.0 and 1.1
# description: >-
#   TLS before 1.2 is deprecated for its known weaknesses. Domains accept it unless their TLS
#   policy begins at TLS 1.2.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html
#   - https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html
# custom:
#   id: aws-opensearch-domain-weak-tls
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-326]
#   controls:
#     aws-fsbp: [ES.8, Opensearch.8]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_228, AWS-0126, AVD-AWS-0126, "aws-elastic-search-use-secure-tls-policy"]
#   remedies:
#     - title: Require TLS 1.2
#       unsafe: clients that speak TLS 1.0 or 1.1 alone are refused
#       set:
#         - path: domain_endpoint_options.tls_security_policy
#           value: Policy-Min-TLS-1-2-PFS-2023-10
weak_tls contains ["domain_endpoint_options", "tls_security_policy"] if {
	object.get(input, ["domain_endpoint_options", "tls_security_policy"], "") == ""
}

weak_tls contains ["domain_endpoint_options", "tls_security_policy"] if {
	startswith(input.domain_endpoint_options.tls_security_policy, "Policy-Min-TLS-1-0-")
}

# METADATA
# title: Search domain publishes no logs
# description: >-
#   Without published logs neither errors, slow queries nor who searched what can be seen
#   afterwards.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html
# custom:
#   id: aws-opensearch-domain-no-logs
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_84, "a1120ee4-a712-42d9-8fb5-22595fed643b", "acb6b4e2-a086-4f35-aefd-4db6ea51ada2", "edbd62d4-8700-41de-b000-b3cfebb5e996"]
#   remedies:
#     - title: Publish error and slow logs
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: search
#           set:
#             - {path: name_prefix, value: /aws/opensearch/}
#             - {path: retention_in_days, value: 365}
#         - type: aws_cloudwatch_log_resource_policy
#           name: search
#           set:
#             - {path: policy_name, value: opensearch-logs}
#             - path: policy_document
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: es.amazonaws.com}
#                     Action: ["logs:CreateLogStream", "logs:PutLogEvents"]
#                     Resource: "${aws_cloudwatch_log_group.search.arn}:*"
#       set:
#         - path: "log_publishing_options[+]"
#           value:
#             log_type: ES_APPLICATION_LOGS
#             cloudwatch_log_group_arn: "${aws_cloudwatch_log_group.search.arn}"
#         - path: "log_publishing_options[+]"
#           value:
#             log_type: SEARCH_SLOW_LOGS
#             cloudwatch_log_group_arn: "${aws_cloudwatch_log_group.search.arn}"
#         - path: "log_publishing_options[+]"
#           value:
#             log_type: INDEX_SLOW_LOGS
#             cloudwatch_log_group_arn: "${aws_cloudwatch_log_group.search.arn}"
no_logs contains logs(log_types) if {
	count([1 | some log in input.log_publishing_options; not log.enabled == false]) == 0
}

# METADATA
# title: Search domain publishes no audit logs
# description: >-
#   Audit logs record who signed in, what was searched and which indexes were touched. They need
#   fine-grained access control.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/audit-logs.html
# custom:
#   id: aws-opensearch-domain-no-audit-logs
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [ES.5, Opensearch.5]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_317, AWS-0042, AVD-AWS-0042]
#   remedies:
#     - title: Publish audit logs
#       unsafe: needs fine-grained access control
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: search
#           set:
#             - {path: name_prefix, value: /aws/opensearch/}
#             - {path: retention_in_days, value: 365}
#         - type: aws_cloudwatch_log_resource_policy
#           name: search
#           set:
#             - {path: policy_name, value: opensearch-logs}
#             - path: policy_document
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: es.amazonaws.com}
#                     Action: ["logs:CreateLogStream", "logs:PutLogEvents"]
#                     Resource: "${aws_cloudwatch_log_group.search.arn}:*"
#       set:
#         - path: "log_publishing_options[+]"
#           value:
#             log_type: AUDIT_LOGS
#             cloudwatch_log_group_arn: "${aws_cloudwatch_log_group.search.arn}"
no_audit_logs contains logs({"AUDIT_LOGS"}) if not published("AUDIT_LOGS")

# METADATA
# title: Search domain publishes no error logs
# description: >-
#   Error logs hold the warnings and errors of the engine, which show failing and malicious
#   queries alike.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html
# custom:
#   id: aws-opensearch-domain-no-error-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [ES.4, Opensearch.4]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Publish error logs
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: search
#           set:
#             - {path: name_prefix, value: /aws/opensearch/}
#             - {path: retention_in_days, value: 365}
#         - type: aws_cloudwatch_log_resource_policy
#           name: search
#           set:
#             - {path: policy_name, value: opensearch-logs}
#             - path: policy_document
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: es.amazonaws.com}
#                     Action: ["logs:CreateLogStream", "logs:PutLogEvents"]
#                     Resource: "${aws_cloudwatch_log_group.search.arn}:*"
#       set:
#         - path: "log_publishing_options[+]"
#           value:
#             log_type: ES_APPLICATION_LOGS
#             cloudwatch_log_group_arn: "${aws_cloudwatch_log_group.search.arn}"
no_error_logs contains logs({"ES_APPLICATION_LOGS"}) if not published("ES_APPLICATION_LOGS")

# METADATA
# title: Search domain publishes no slow logs
# description: >-
#   Slow logs hold searches and writes that take long, the traces of a denial of service or of
#   bulk reading.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html
# custom:
#   id: aws-opensearch-domain-no-slow-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases: ["e979fcbc-df6c-422d-9458-c33d65e71c45", AC_AWS_0105, "086ea2eb-14a6-4fd4-914b-38e0bc8703e8"]
#   remedies:
#     - title: Publish slow logs
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: search
#           set:
#             - {path: name_prefix, value: /aws/opensearch/}
#             - {path: retention_in_days, value: 365}
#         - type: aws_cloudwatch_log_resource_policy
#           name: search
#           set:
#             - {path: policy_name, value: opensearch-logs}
#             - path: policy_document
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: es.amazonaws.com}
#                     Action: ["logs:CreateLogStream", "logs:PutLogEvents"]
#                     Resource: "${aws_cloudwatch_log_group.search.arn}:*"
#       set:
#         - path: "log_publishing_options[+]"
#           value:
#             log_type: SEARCH_SLOW_LOGS
#             cloudwatch_log_group_arn: "${aws_cloudwatch_log_group.search.arn}"
#         - path: "log_publishing_options[+]"
#           value:
#             log_type: INDEX_SLOW_LOGS
#             cloudwatch_log_group_arn: "${aws_cloudwatch_log_group.search.arn}"
no_slow_logs contains logs({"SEARCH_SLOW_LOGS", "INDEX_SLOW_LOGS"}) if {
	not published("SEARCH_SLOW_LOGS")
	not published("INDEX_SLOW_LOGS")
}

# METADATA
# title: Search domain has no fine-grained access control
# description: >-
#   With fine-grained access control users get roles for single indexes, documents and fields.
#   Without it whoever passes the access policy may do all that the policy allows, on all data.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html
# custom:
#   id: aws-opensearch-domain-no-fine-grained-access
#   severity: medium
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     aws-fsbp: [Opensearch.7]
#     nist-800-53-r5: [AC-3, AC-6]
#   aliases: [CKV2_AWS_52, "b4c6d7e8-f9a1-4bcd-89ef-01234abcd567"]
#   remedies:
#     - title: Control access by IAM roles
#       unsafe: >-
#         callers need permissions within the domain; replaces domains of Elasticsearch versions
#         before 6.7, and cannot be turned off again
#       set:
#         - {path: advanced_security_options.enabled, value: true}
#         - path: advanced_security_options.master_user_options.master_user_arn
#           value: "arn:aws:iam::111122223333:role/search-admin"
#           ask: the role that administers the domain
#         - {path: encrypt_at_rest.enabled, value: true}
#         - {path: node_to_node_encryption.enabled, value: true}
#         - {path: domain_endpoint_options.enforce_https, value: true}
#         - path: domain_endpoint_options.tls_security_policy
#           value: Policy-Min-TLS-1-2-PFS-2023-10
no_fine_grained_access contains ["advanced_security_options", "enabled"] if not input.advanced_security_options.enabled

# METADATA
# title: Search domain lets in anonymous users
# description: >-
#   Anonymous authentication is meant for the time of a migration to fine-grained access
#   control; while it is on nobody needs to sign in.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html#fgac-enabling-existing
# custom:
#   id: aws-opensearch-domain-anonymous-access
#   severity: high
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     nist-800-53-r5: [AC-14, IA-2]
#   remedies:
#     - title: Disable anonymous authentication
#       unsafe: anonymous users are refused
#       set:
#         - {path: advanced_security_options.anonymous_auth_enabled, value: false}
anonymous_access contains ["advanced_security_options", "anonymous_auth_enabled"] if {
	input.advanced_security_options.anonymous_auth_enabled == true
}

# METADATA
# title: Password of the search domain's master user stands in the code
# description: >-
#   Whoever reads the code or the state is administrator of all indexes. Use an IAM role as the
#   master user, or a secret that is generated and stored elsewhere.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html#fgac-master-user
# custom:
#   id: aws-opensearch-domain-master-password-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the password from a variable
#       unsafe: >-
#         the variable needs a value; the old one stays in the history of the code and has to be
#         changed
#       declare:
#         - type: variable
#           name: search_master_password
#           set:
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#             - {path: description, value: Password of the master user of the search domain}
#       set:
#         - {path: ".", value: "${var.search_master_password}"}
master_password_in_code contains ["advanced_security_options", "master_user_options", "master_user_password"] if {
	password := input.advanced_security_options.master_user_options.master_user_password
	value.literal(password)
	password != ""
}

# METADATA
# title: Search domain keeps its own database of users
# description: >-
#   Users of the internal database sign in with a password that IAM neither rotates nor logs and
#   without a second factor. Use IAM, SAML or Cognito.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html#fgac-concepts
# custom:
#   id: aws-opensearch-domain-internal-user-database
#   severity: low
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [IA-2]
#   remedies:
#     - title: Use IAM roles in place of the database
#       unsafe: its users can no longer sign in
#       set:
#         - {path: advanced_security_options.internal_user_database_enabled, value: false}
#         - path: advanced_security_options.master_user_options.master_user_arn
#           value: "arn:aws:iam::111122223333:role/search-admin"
#           ask: the role that administers the domain
#       remove: [advanced_security_options.master_user_options.master_user_name, advanced_security_options.master_user_options.master_user_password]
internal_user_database contains ["advanced_security_options", "internal_user_database_enabled"] if {
	input.advanced_security_options.internal_user_database_enabled == true
}

# METADATA
# title: Search domain has a public endpoint
# description: >-
#   Outside a VPC the domain is reached over the internet, and its access policy alone keeps
#   strangers out. Put it into subnets; this cannot be changed later.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
# custom:
#   id: aws-opensearch-domain-public-endpoint
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [ES.2, Opensearch.2]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV_AWS_137, W90]
#   remedies:
#     - title: Move the domain into a VPC
#       unsafe: replaces the domain; clients reach it through the VPC alone
#       set:
#         - {path: vpc_options.subnet_ids, value: ["${aws_subnet.private.id}"]}
#         - {path: vpc_options.security_group_ids, value: ["${aws_security_group.example.id}"]}
public_endpoint contains ["vpc_options", "subnet_ids"] if not in_vpc

# METADATA
# title: Search domain uses the default security group of its VPC
# description: >-
#   Without groups of its own a domain in a VPC gets the default one, which lets in whatever
#   else is a member of it.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
# custom:
#   id: aws-opensearch-domain-default-security-group
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [CKV_AWS_248, "d3e1f5a9-bb45-4c89-b97c-12d34ef56789"]
#   remedies:
#     - title: Give the domain a security group
#       unsafe: clients that only the default group admitted are cut off
#       set:
#         - {path: vpc_options.security_group_ids, value: ["${aws_security_group.example.id}"]}
default_security_group contains ["vpc_options", "security_group_ids"] if {
	count(object.get(input.vpc_options, "security_group_ids", [])) == 0
}

# METADATA
# title: Access policy of the search domain lets in everybody
# description: >-
#   Requests of a wildcard principal need no signature: whoever reaches the endpoint may do what
#   the statement allows. Name roles, or limit the source addresses; in a VPC, or with
#   fine-grained access control, others decide instead.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html
# custom:
#   id: aws-opensearch-domain-public-access-policy
#   severity: critical
#   category: public-exposure
#   cwe: [CWE-306]
#   controls:
#     aws-fsbp: [Opensearch.2]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: ["16c4216a-50d3-4785-bfb2-4adb5144a8ba", "5c666ed9-b586-49ab-9873-c495a833b705"]
#   remedies:
#     - title: Name the principals
#       unsafe: everybody else loses access
#       set:
#         - path: "."
#           value: {AWS: ["arn:aws:iam::111122223333:root"]}
#           ask: the accounts, roles or users that need access
#       remove: ["../NotPrincipal"]
#     - title: Limit the statement to your organization
#       unsafe: principals outside of the organization lose access
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: [o-exampleorgid]
#           ask: the id of your organization
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
public_access_policy contains [
	["access_policies", "Statement", i, "Principal"],
	["vpc_options", "subnet_ids"],
	["advanced_security_options", "enabled"],
] if {
	some i, s in iam.allows(input.access_policies)
	iam.is_public(s)
	not in_vpc
	not input.advanced_security_options.enabled
}

# METADATA
# title: Access policy of the search domain asks callers for no identity
# description: >-
#   Requests of a wildcard principal need no signature. Where only addresses or the VPC limit
#   them, whoever sends from there may do what the statement allows, and no log says who it was.
#   Name roles or users, or enable fine-grained access control.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html#ac-types-ip
# custom:
#   id: aws-opensearch-domain-unsigned-requests
#   severity: medium
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     nist-800-53-r5: [AC-3, IA-2]
#   aliases: ["e7530c3c-b7cf-4149-8db9-d037a0b5268e"]
#   remedies:
#     - title: Name the principals
#       unsafe: requests must be signed by one of the principals
#       set:
#         - path: "."
#           value: {AWS: ["arn:aws:iam::111122223333:root"]}
#           ask: the accounts, roles or users that need access
#       remove: ["../NotPrincipal"]
#     - title: Limit the statement to your organization
#       unsafe: requests must be signed by a principal of the organization
#       set:
#         - path: "../Condition.StringEquals.aws:PrincipalOrgID"
#           value: [o-exampleorgid]
#           ask: the id of your organization
#     - title: Remove the statement
#       unsafe: what the statement allows is no longer allowed
#       remove: [".."]
unsigned_requests contains [
	["access_policies", "Statement", i, "Principal"],
	["advanced_security_options", "enabled"],
] if {
	some i, s in iam.allows(input.access_policies)
	iam.any_principal(s)
	not names_principals(s)
	not input.advanced_security_options.enabled
}

# METADATA
# title: Access policy of the search domain allows every action
# description: >-
#   With es:* a principal may not only search but also change the domain's configuration, its
#   access policy included. Allow the HTTP methods that are needed.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html
# custom:
#   id: aws-opensearch-domain-wildcard-action
#   severity: medium
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Name the action
#       unsafe: callers can no longer do anything else
#       set:
#         - {path: ".", value: "es:ESHttpGet", ask: the action that callers need}
wildcard_action contains ["access_policies", "Statement", i, "Action", j] if {
	some i, s in iam.allows(input.access_policies)
	some j in iam.wildcard_actions(s)
}

# METADATA
# title: Search domain stands in a single availability zone
# description: >-
#   Zone awareness spreads nodes and replicas over zones, so that the loss of one neither stops
#   the domain nor loses data.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html
# custom:
#   id: aws-opensearch-domain-no-zone-awareness
#   severity: medium
#   category: resilience
#   controls:
#     aws-fsbp: [ES.6, Opensearch.6]
#     nist-800-53-r5: [CP-10]
#   aliases: [AC_AWS_0113]
#   remedies:
#     - title: Spread nodes over zones
#       unsafe: >-
#         needs an even number of data nodes, and in a VPC a subnet in each zone; moves the data to
#         new nodes
#       set:
#         - {path: cluster_config.zone_awareness_enabled, value: true}
no_zone_awareness contains [
	["cluster_config", "zone_awareness_enabled"],
	["cluster_config", "multi_az_with_standby_enabled"],
] if {
	not input.cluster_config.zone_awareness_enabled
	not input.cluster_config.multi_az_with_standby_enabled
}

# METADATA
# title: Search domain has no dedicated master nodes
# description: >-
#   Dedicated masters keep the cluster's state apart from its data and load. Without them a busy
#   data node can take the whole domain down.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html
# custom:
#   id: aws-opensearch-domain-no-dedicated-masters
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [ES.7]
#     nist-800-53-r5: [CP-10]
#   aliases: [CKV2_AWS_59]
#   remedies:
#     - title: Use three dedicated master nodes
#       unsafe: adds the cost of three nodes; moves the data to new nodes
#       set:
#         - {path: cluster_config.dedicated_master_enabled, value: true}
#         - {path: cluster_config.dedicated_master_count, value: 3}
no_dedicated_masters contains ["cluster_config", "dedicated_master_enabled"] if {
	not input.cluster_config.dedicated_master_enabled
}

# METADATA
# title: Search domain has fewer than three dedicated master nodes
# description: >-
#   Masters elect a leader by majority. With fewer than three the loss of one stops the domain.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html
# custom:
#   id: aws-opensearch-domain-few-dedicated-masters
#   severity: low
#   category: resilience
#   controls:
#     aws-fsbp: [ES.7, Opensearch.11]
#     nist-800-53-r5: [CP-10]
#   aliases: [CKV_AWS_318]
#   remedies:
#     - title: Use three dedicated master nodes
#       unsafe: adds the cost of three nodes; moves the data to new nodes
#       set:
#         - {path: cluster_config.dedicated_master_enabled, value: true}
#         - {path: cluster_config.dedicated_master_count, value: 3}
few_dedicated_masters contains ["cluster_config", "dedicated_master_count"] if {
	object.get(input, ["cluster_config", "dedicated_master_count"], 0) < 3
}

# METADATA
# title: Search domain is not updated automatically
# description: >-
#   Service software updates bring security fixes. Unless they are automatic they wait for
#   somebody, until AWS forces them.
# related_resources:
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/service-software.html
# custom:
#   id: aws-opensearch-domain-no-auto-update
#   severity: low
#   category: hardening
#   cwe: [CWE-693]
#   controls:
#     aws-fsbp: [Opensearch.10]
#     nist-800-53-r5: [SI-2]
#   remedies:
#     - title: Update automatically
#       unsafe: service software is installed in the off-peak window
#       set:
#         - {path: software_update_options.auto_software_update_enabled, value: true}
no_auto_update contains ["software_update_options", "auto_software_update_enabled"] if {
	not input.software_update_options.auto_software_update_enabled
}

published(kind) if {
	some log in input.log_publishing_options
	log.log_type == kind
	not log.enabled == false
}

log_types := {"AUDIT_LOGS", "ES_APPLICATION_LOGS", "INDEX_SLOW_LOGS", "SEARCH_SLOW_LOGS"}

# logs(kinds) is where a verdict on the lack of logs of some kinds rests: on the
# list, on the switches of such logs and on logs of an unknown kind.
logs(kinds) := array.concat([["log_publishing_options"]], [["log_publishing_options", i, name] |
	some i, log in input.log_publishing_options
	some name in rests_on(log.log_type, kinds)
])

rests_on(log_type, kinds) := ["enabled"] if log_type in kinds

rests_on(log_type, _) := ["log_type"] if value.unknown(log_type)

in_vpc if count(input.vpc_options.subnet_ids) > 0

# names_principals(s): a condition of the statement looks at who signed.
names_principals(s) if {
	some key in iam.condition_keys(s)
	startswith(key, "aws:principal")
}
