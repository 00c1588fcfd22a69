# METADATA
# title: Amazon EC2 Spot fleet requests
# scope: package
package parapet.aws_spot_fleet_request

import data.parapet.lib.secrets

# METADATA
# title: Spot fleet gives instances public IP addresses
# description: >-
#   A public address puts the instance directly on the internet, where only its security groups
#   stand before it. Place instances in private subnets and publish them through a load
#   balancer, or reach them with Session Manager.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
# custom:
#   id: aws-spot-fleet-request-public-ip
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Do not assign public addresses
#       unsafe: replaces the request
#       set: [{path: ".", value: false}]
public_ip contains ["launch_specification", i, "associate_public_ip_address"] if {
	some i, specification in input.launch_specification
	specification.associate_public_ip_address
}

# METADATA
# title: Spot fleet creates EBS volumes that are not encrypted
# description: >-
#   An EBS volume, its snapshots and the traffic between it and the instance stay in clear text
#   unless the volume is encrypted, and a volume cannot be encrypted later without being
#   replaced. Set encrypted on every device, the root device included.
# related_resources:
#   - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
# custom:
#   id: aws-spot-fleet-request-unencrypted-volume
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [EC2.173]
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt the volume
#       unsafe: replaces the request
#       set: [{path: ".", value: true}]
unencrypted_volume contains ["launch_specification", i, "root_block_device", j, "encrypted"] if {
	some i, specification in input.launch_specification
	some j, device in specification.root_block_device
	not device.encrypted
}

unencrypted_volume contains ["launch_specification", i, "ebs_block_device", j, "encrypted"] if {
	some i, specification in input.launch_specification
	some j, device in specification.ebs_block_device
	not device.encrypted
	not device.snapshot_id
}

# METADATA
# title: Spot fleet has a credential in its user data
# description: >-
#   User data is readable by everyone who may describe the instance and, through the metadata
#   service, by every process on it; it also ends up in the state. Fetch credentials at boot
#   from Secrets Manager or Parameter Store through the instance's role.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
# custom:
#   id: aws-spot-fleet-request-user-data-secret
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
user_data_secret contains ["launch_specification", i, "user_data"] if {
	some i, specification in input.launch_specification
	credential_in(specification.user_data)
}

# credential_in(text): a credential in one of the known forms, or a shell
# variable of a credential's name that is given a literal value.
credential_in(text) if secrets.contains_credential(text)

credential_in(text) if {
	some [_, name, literal] in regex.find_all_string_submatch_n(`([A-Za-z_][A-Za-z0-9_]*)=\\?["']?([^\s"'\\;&|]+)`, text, -1)
	secrets.is_credential(name, literal)
}
