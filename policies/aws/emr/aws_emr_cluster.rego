# METADATA
# title: Amazon EMR clusters
# scope: package
package parapet.aws_emr_cluster

import data.parapet.lib.value

# METADATA
# title: EMR cluster has no security configuration
# description: >-
#   Encryption at rest and in transit, Kerberos and the metadata service of the
#   nodes are set by a security configuration; without one the cluster has none of
#   them.
# related_resources:
#   - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
# custom:
#   id: aws-emr-cluster-security-configuration-missing
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV2_AWS_55, 48af92a5-c89b-4936-bc62-1086fe2bab23]
#   remedies:
#     - title: Attach an existing security configuration
#       unsafe: replaces the cluster
#       set:
#         - {path: security_configuration, value: "${aws_emr_security_configuration.example.name}"}
#     - title: Attach a security configuration by its name
#       unsafe: replaces the cluster
#       set:
#         - path: security_configuration
#           value: encrypted
#           ask: the name of the security configuration
security_configuration_missing contains ["security_configuration"] if not input.security_configuration

# METADATA
# title: EMR cluster does not use Kerberos
# description: >-
#   Without Kerberos the services of the cluster trust the user name that a client
#   claims.
# related_resources:
#   - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-kerberos.html
# custom:
#   id: aws-emr-cluster-kerberos-missing
#   severity: low
#   category: identity
#   cwe: [CWE-287]
#   controls:
#     nist-800-53-r5: [IA-2]
#   aliases: [CKV_AWS_114]
#   remedies:
#     - title: Use Kerberos
#       unsafe: >-
#         replaces the cluster, whose security configuration must name a KDC; the variable must be
#         given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: kdc_admin_password
#           set:
#             - {path: description, value: Password of the KDC administrator}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set:
#         - {path: kerberos_attributes.realm, value: EC2.INTERNAL, ask: the realm}
#         - {path: kerberos_attributes.kdc_admin_password, value: "${var.kdc_admin_password}"}
kerberos_missing contains ["kerberos_attributes"] if not input.kerberos_attributes

# METADATA
# title: EMR cluster does not keep its logs
# description: >-
#   Logs on the nodes vanish with the cluster. With a log_uri they are archived to
#   S3.
# related_resources:
#   - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-debugging.html
# custom:
#   id: aws-emr-cluster-logs-not-kept
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Keep logs in a bucket
#       unsafe: replaces the cluster
#       set:
#         - path: log_uri
#           value: "s3://example-logs/emr/"
#           ask: the bucket that collects your logs
logs_not_kept contains ["log_uri"] if not input.log_uri

# METADATA
# title: EMR cluster names no subnet
# description: >-
#   Without a subnet the cluster lands in a subnet of the default VPC, which is
#   public. Name private subnets.
# related_resources:
#   - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-vpc-subnet.html
# custom:
#   id: aws-emr-cluster-subnet-missing
#   severity: medium
#   category: network
#   controls:
#     aws-fsbp: [EMR.1]
#     nist-800-53-r5: [SC-7]
#   aliases: [2b3c8a6d-9856-43e6-ab1d-d651094f03b4, bf89373a-be40-4c04-99f5-746742dfd7f3]
#   remedies:
#     - title: Launch into a subnet of yours
#       unsafe: replaces the cluster
#       set: [{path: ec2_attributes.subnet_id, value: "${aws_subnet.example.id}"}]
#     - title: Launch into a subnet by its id
#       unsafe: replaces the cluster
#       set:
#         - path: ec2_attributes.subnet_id
#           value: subnet-0123456789abcdef0
#           ask: the subnet to launch into
subnet_missing contains [["ec2_attributes", "subnet_id"], ["ec2_attributes", "subnet_ids"]] if {
	not input.ec2_attributes.subnet_id
	not input.ec2_attributes.subnet_ids
}

# METADATA
# title: EMR cluster has its Kerberos password in the code
# description: >-
#   The password of the key distribution centre makes tickets for every user of the
#   cluster. Take it from a variable or a secret store.
# related_resources:
#   - https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-kerberos.html
# custom:
#   id: aws-emr-cluster-kerberos-password-in-code
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
#           name: kerberos_password
#           set:
#             - {path: description, value: Password}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.kerberos_password}"}]
kerberos_password_in_code contains ["kerberos_attributes", name] if {
	some name in {"kdc_admin_password", "ad_domain_join_password", "cross_realm_trust_principal_password"}
	value.literal(input.kerberos_attributes[name])
}
