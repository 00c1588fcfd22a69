# METADATA
# title: Instances of Amazon DocumentDB clusters
# scope: package
package parapet.aws_docdb_cluster_instance

# METADATA
# title: DocumentDB instance uses an expired certificate authority
# description: >-
#   The authorities rds-ca-2015 and rds-ca-2019 have expired, so clients cannot
#   verify the server any more.
# related_resources:
#   - https://docs.aws.amazon.com/documentdb/latest/developerguide/ca_cert_rotation.html
# custom:
#   id: aws-docdb-cluster-instance-expired-ca-certificate
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-298]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Use a current certificate authority
#       unsafe: clients must trust the new authority
#       set: [{path: ca_cert_identifier, value: rds-ca-rsa2048-g1}]
expired_ca_certificate contains ["ca_cert_identifier"] if input.ca_cert_identifier in {"rds-ca-2015", "rds-ca-2019"}
