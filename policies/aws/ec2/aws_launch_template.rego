# METADATA
# title: Amazon EC2 launch templates
# scope: package
package parapet.aws_launch_template

import data.parapet.lib.secrets

# METADATA
# title: Launch template lets instances answer IMDSv1 metadata requests
# description: >-
#   Version 1 of the instance metadata service answers any plain GET request, so a server-side
#   request forgery or an open proxy on the instances is enough to steal the role's credentials.
#   Require session tokens (IMDSv2), or switch the endpoint off.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
# custom:
#   id: aws-launch-template-imdsv1
#   severity: high
#   category: hardening
#   cwe: [CWE-918]
#   controls:
#     aws-fsbp: [EC2.170]
#     nist-800-53-r5: [AC-3, CM-6]
#   aliases: [CKV_AWS_79, AWS-0130, AVD-AWS-0130]
#   remedies:
#     - title: Require IMDSv2 tokens
#       unsafe: software that knows IMDSv1 alone loses the metadata service
#       set: [{path: metadata_options.http_tokens, value: required}]
imdsv1 contains [["metadata_options", "http_tokens"], ["metadata_options", "http_endpoint"]] if {
	not input.metadata_options.http_endpoint == "disabled"
	not input.metadata_options.http_tokens == "required"
}

# METADATA
# title: Launch template lets metadata responses travel more than one hop
# description: >-
#   The hop limit is the number of network hops that a metadata response may travel. Above 1 it
#   reaches containers and anything that forwards traffic on the instances, which can then read
#   the role's credentials. Keep 1 unless containers need the service.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
# custom:
#   id: aws-launch-template-metadata-hop-limit
#   severity: low
#   category: hardening
#   cwe: [CWE-918]
#   controls:
#     nist-800-53-r5: [CM-6]
#   aliases: [CKV_AWS_341]
#   remedies:
#     - title: Limit metadata responses to one hop
#       unsafe: containers on the instances lose the metadata service
#       set: [{path: metadata_options.http_put_response_hop_limit, value: 1}]
metadata_hop_limit contains ["metadata_options", "http_put_response_hop_limit"] if {
	not input.metadata_options.http_endpoint == "disabled"
	input.metadata_options.http_put_response_hop_limit > 1
}

# METADATA
# title: Launch template gives instances public IP addresses
# description: >-
#   A public address puts the instance directly on the internet, where only its security groups
#   stand before it. Place instances in private subnets and publish them through a load
#   balancer, or reach them with Session Manager.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
# custom:
#   id: aws-launch-template-public-ip
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.25]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV_AWS_88]
#   remedies:
#     - title: Do not assign public addresses
#       unsafe: new instances need another way to the internet
#       set: [{path: ".", value: false}]
public_ip contains ["network_interfaces", i, "associate_public_ip_address"] if {
	some i, interface in input.network_interfaces
	is_true(interface.associate_public_ip_address)
}

# METADATA
# title: Launch template creates EBS volumes that are not encrypted
# description: >-
#   An EBS volume, its snapshots and the traffic between it and the instance stay in clear text
#   unless the volume is encrypted, and a volume cannot be encrypted later without being
#   replaced. Set encrypted on every device, the root device included.
# related_resources:
#   - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
# custom:
#   id: aws-launch-template-unencrypted-volume
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [EC2.181]
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt the volumes
#       set: [{path: ".", value: true}]
unencrypted_volume contains ["block_device_mappings", i, "ebs", "encrypted"] if {
	some i, mapping in input.block_device_mappings
	mapping.ebs
	not is_true(object.get(mapping.ebs, "encrypted", false))
	not mapping.ebs.snapshot_id
}

# METADATA
# title: Launch template has a credential in its user data
# description: >-
#   User data is readable by everyone who may describe the instance and, through the metadata
#   service, by every process on it; it also ends up in the state. Fetch credentials at boot
#   from Secrets Manager or Parameter Store through the instance's role.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
# custom:
#   id: aws-launch-template-user-data-secret
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   aliases: [AWS-0129, AVD-AWS-0129]
user_data_secret contains ["user_data"] if {
	not contains(input.user_data, "${")
	credential_in(input.user_data)
}

# Text around an unknown value is known: the verdict rests on that part.
user_data_secret contains [] if {
	contains(input.user_data, "${")
	credential_in(input.user_data)
}

user_data_secret contains ["user_data"] if {
	base64.is_valid(input.user_data)
	credential_in(base64.decode(input.user_data))
}

# METADATA
# title: Launch template does not monitor instances in detail
# description: >-
#   Without detailed monitoring CloudWatch receives instance metrics every five minutes instead
#   of every minute, so that alarms and scaling react late to an overload or an attack.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html
# custom:
#   id: aws-launch-template-no-detailed-monitoring
#   severity: low
#   category: logging
#   controls:
#     nist-800-53-r5: [SI-4]
#   aliases: [CKV_AWS_126]
#   remedies:
#     - title: Monitor in detail
#       set: [{path: monitoring.enabled, value: true}]
no_detailed_monitoring contains ["monitoring", "enabled"] if not input.monitoring.enabled

# The template's booleans are strings in the provider's schema.
is_true(true)

is_true("true")

# credential_in(text): a credential in one of the known forms, or a shell
# variable of a credential's name that is given a literal value.
credential_in(text) if secrets.contains_credential(text)

credential_in(text) if {
	some [_, name, literal] in regex.find_all_string_submatch_n(`([A-Za-z_][A-Za-z0-9_]*)=\\?["']?([^\s"'\\;&|]+)`, text, -1)
	secrets.is_credential(name, literal)
}
