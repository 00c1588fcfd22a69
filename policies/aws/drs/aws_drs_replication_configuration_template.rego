# METADATA
# title: AWS Elastic Disaster Recovery replication
# scope: package
package parapet.aws_drs_replication_configuration_template

# METADATA
# title: Replicated disks are not encrypted
# description: >-
#   Copies of all servers' disks lie in the staging area. With NONE their volumes are not
#   encrypted.
# related_resources:
#   - https://docs.aws.amazon.com/drs/latest/userguide/volumes-drs.html
# custom:
#   id: aws-drs-replication-configuration-template-not-encrypted
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt the volumes
#       set:
#         - {path: ebs_encryption, value: DEFAULT}
not_encrypted contains ["ebs_encryption"] if input.ebs_encryption == "NONE"

# METADATA
# title: Disks are replicated over the internet
# description: >-
#   Replication servers get public addresses, or the source servers send to them over public
#   ones. Route the traffic over VPN, Direct Connect or peering.
# related_resources:
#   - https://docs.aws.amazon.com/drs/latest/userguide/data-routing-drs.html
# custom:
#   id: aws-drs-replication-configuration-template-public
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Replicate over private addresses
#       unsafe: source servers need a private way to AWS, by VPN or Direct Connect
#       set:
#         - {path: create_public_ip, value: false}
#         - {path: data_plane_routing, value: PRIVATE_IP}
public contains ["create_public_ip"] if input.create_public_ip == true

public contains ["data_plane_routing"] if input.data_plane_routing == "PUBLIC_IP"
