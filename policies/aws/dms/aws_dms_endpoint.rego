# METADATA
# title: AWS DMS endpoints
# scope: package
package parapet.aws_dms_endpoint

import data.parapet.lib.value

# METADATA
# title: DMS connects to the database without TLS
# description: >-
#   ssl_mode is none unless set, so that credentials and rows travel in the clear between the
#   replication instance and the database.
# related_resources:
#   - https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html
# custom:
#   id: aws-dms-endpoint-no-tls
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [DMS.9]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV2_AWS_49, "e6f7g8h9-i0j1-4klm-56no-7890pqrstu12"]
#   remedies:
#     - title: Require TLS
#       unsafe: the database must offer TLS; some engines know verify-ca alone
#       set: [{path: ssl_mode, value: require}]
#     - title: Verify the certificate of the database
#       unsafe: the database must offer TLS with a certificate of this authority
#       set:
#         - {path: ssl_mode, value: verify-ca}
#         - {path: certificate_arn, value: "${aws_dms_certificate.example.certificate_arn}"}
no_tls contains ["ssl_mode"] if {
	unprotected
	input.engine_name in tls_engines
}

# METADATA
# title: DMS connects to Kafka without TLS
# description: >-
#   Rows of the source database travel in the clear to the brokers unless the endpoint's
#   security protocol uses TLS.
# related_resources:
#   - https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.Kafka.html
# custom:
#   id: aws-dms-endpoint-plain-kafka
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Encrypt with TLS
#       unsafe: the brokers must offer TLS on the port
#       set: [{path: kafka_settings.security_protocol, value: ssl-encryption}]
plain_kafka contains ["kafka_settings", "security_protocol"] if {
	input.kafka_settings
	not input.kafka_settings.security_protocol
}

plain_kafka contains ["kafka_settings", "security_protocol"] if {
	input.kafka_settings.security_protocol == "plaintext"
}

# METADATA
# title: DMS connects to Redis without TLS
# description: >-
#   With plaintext the password and the data travel in the clear. TLS is the default.
# related_resources:
#   - https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.Redis.html
# custom:
#   id: aws-dms-endpoint-plain-redis
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [DMS.12]
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Encrypt with TLS
#       unsafe: the server must offer TLS on the port
#       set: [{path: redis_settings.ssl_security_protocol, value: ssl-encryption}]
plain_redis contains ["redis_settings", "ssl_security_protocol"] if {
	input.redis_settings.ssl_security_protocol == "plaintext"
}

# METADATA
# title: DMS signs in to MongoDB without a password
# description: >-
#   The authentication type no means that the database lets in whoever reaches it. Use a user
#   and a password.
# related_resources:
#   - https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Source.MongoDB.html
# custom:
#   id: aws-dms-endpoint-mongodb-without-password
#   severity: high
#   category: identity
#   cwe: [CWE-306]
#   controls:
#     aws-fsbp: [DMS.11]
#     nist-800-53-r5: [IA-2]
#   remedies:
#     - title: Use a password
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: mongodb_password
#           set:
#             - {path: description, value: Password of the MongoDB user}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set:
#         - {path: mongodb_settings.auth_type, value: password}
#         - {path: username, value: migration, ask: the user to log in as}
#         - {path: password, value: "${var.mongodb_password}"}
mongodb_without_password contains ["mongodb_settings", "auth_type"] if input.mongodb_settings.auth_type == "no"

# METADATA
# title: Connection parameters are not encrypted with a KMS key of the account
# description: >-
#   DMS keeps the endpoint's password and the like under the key that AWS manages for it. A
#   customer managed key has its own policy, rotation and audit trail. Endpoints in S3 take a
#   key for their objects instead.
# related_resources:
#   - https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html#CHAP_Security.EncryptionKey
# custom:
#   id: aws-dms-endpoint-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_296]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the endpoint; whoever uses the data needs permission on the key
#       declare:
#         - type: aws_kms_key
#           name: dms
#           set:
#             - {path: description, value: Encrypts data of DMS}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_arn, value: "${aws_kms_key.dms.arn}"}]
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the endpoint; whoever uses the data needs permission on the key
#       set: [{path: kms_key_arn, value: "${aws_kms_key.example.arn}"}]
no_cmk contains [["kms_key_arn"], ["engine_name"]] if {
	not value.is_set(input, "kms_key_arn")
	not input.engine_name == "s3"
}

# METADATA
# title: Password of a DMS endpoint stands in the code
# description: >-
#   Whoever reads the code or its history can sign in to the database. Let DMS read it from
#   Secrets Manager, or pass it in.
# related_resources:
#   - https://docs.aws.amazon.com/dms/latest/userguide/security_iam_secretsmanager.html
# custom:
#   id: aws-dms-endpoint-password-in-code
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   aliases: ["5f700072-b7ce-4e84-b3f3-497bf1c24a4d", "f988a17f-1139-46a3-8928-f27eafd8b024", F37, F55]
#   remedies:
#     - title: Take the password from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: endpoint_password
#           set:
#             - {path: description, value: Password}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.endpoint_password}"}]
#     - title: Read the connection from Secrets Manager
#       unsafe: the secret must hold user, password, host and port
#       set:
#         - path: secrets_manager_arn
#           value: "arn:aws:secretsmanager:us-east-1:111122223333:secret:example-a1b2c3"
#           ask: the ARN of the secret
#         - path: secrets_manager_access_role_arn
#           value: "arn:aws:iam::111122223333:role/dms-secret"
#           ask: the role that may read the secret
#       remove: [password, username, server_name, port]
password_in_code contains ["password"] if {
	value.literal(input.password)
	input.password != ""
}

password_in_code contains ["kafka_settings", name] if {
	some name in {"sasl_password", "ssl_client_key_password"}
	value.literal(input.kafka_settings[name])
	input.kafka_settings[name] != ""
}

password_in_code contains ["redis_settings", "auth_password"] if {
	value.literal(input.redis_settings.auth_password)
	input.redis_settings.auth_password != ""
}

# tls_engines are the engines whose connections ssl_mode governs; the others are
# reached over HTTPS or have settings of their own.
tls_engines := {
	"aurora", "aurora-postgresql", "azuredb", "azure-sql-managed-instance", "babelfish", "db2",
	"db2-zos", "docdb", "mariadb", "mongodb", "mysql", "oracle", "postgres", "sqlserver", "sybase",
}

unprotected if not input.ssl_mode

unprotected if input.ssl_mode == "none"
