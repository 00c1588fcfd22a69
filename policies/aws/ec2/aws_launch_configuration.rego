# METADATA
# title: Amazon EC2 Auto Scaling launch configurations
# scope: package
package parapet.aws_launch_configuration

import data.parapet.lib.secrets

# METADATA
# title: Launch configuration lets instances answer IMDSv1 metadata requests
# description: >-
#   Version 1 of the instance metadata service answers any plain GET request, so a server-side
#   request forgery or an open proxy on the instances is enough to steal the role's credentials.
#   Require session tokens (IMDSv2), or switch the endpoint off.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
# custom:
#   id: aws-launch-configuration-imdsv1
#   severity: high
#   category: hardening
#   cwe: [CWE-918]
#   controls:
#     aws-fsbp: [AutoScaling.3]
#     nist-800-53-r5: [AC-3, CM-6]
#   aliases: [AC_AWS_0487, AWS-0130, AVD-AWS-0130, CKV_AWS_79]
#   remedies:
#     - title: Require IMDSv2 tokens
#       unsafe: >-
#         replaces the launch configuration; software that knows IMDSv1 alone loses the metadata
#         service
#       set: [{path: metadata_options.http_tokens, value: required}]
imdsv1 contains [["metadata_options", "http_tokens"], ["metadata_options", "http_endpoint"]] if {
	not input.metadata_options.http_endpoint == "disabled"
	not input.metadata_options.http_tokens == "required"
}

# METADATA
# title: Launch configuration lets metadata responses travel more than one hop
# description: >-
#   The hop limit is the number of network hops that a metadata response may travel. Above 1 it
#   reaches containers and anything that forwards traffic on the instances, which can then read
#   the role's credentials. Keep 1 unless containers need the service.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
# custom:
#   id: aws-launch-configuration-metadata-hop-limit
#   severity: low
#   category: hardening
#   cwe: [CWE-918]
#   controls:
#     aws-fsbp: [AutoScaling.4]
#     nist-800-53-r5: [CM-6]
#   aliases: [CKV_AWS_341]
#   remedies:
#     - title: Limit metadata responses to one hop
#       unsafe: replaces the launch configuration
#       set: [{path: metadata_options.http_put_response_hop_limit, value: 1}]
metadata_hop_limit contains ["metadata_options", "http_put_response_hop_limit"] if {
	not input.metadata_options.http_endpoint == "disabled"
	input.metadata_options.http_put_response_hop_limit > 1
}

# METADATA
# title: Launch configuration gives instances public IP addresses
# description: >-
#   A public address puts the instance directly on the internet, where only its security groups
#   stand before it. Place instances in private subnets and publish them through a load
#   balancer, or reach them with Session Manager.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html
# custom:
#   id: aws-launch-configuration-public-ip
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [AutoScaling.5]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV_AWS_389, AWS-0009, AVD-AWS-0009, CKV_AWS_88]
#   remedies:
#     - title: Do not assign public addresses
#       unsafe: replaces the launch configuration
#       set: [{path: associate_public_ip_address, value: false}]
public_ip contains ["associate_public_ip_address"] if input.associate_public_ip_address

# METADATA
# title: Launch configuration creates EBS volumes that are not encrypted
# description: >-
#   An EBS volume, its snapshots and the traffic between it and the instance stay in clear text
#   unless the volume is encrypted, and a volume cannot be encrypted later without being
#   replaced. Set encrypted on every device, the root device included.
# related_resources:
#   - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
# custom:
#   id: aws-launch-configuration-unencrypted-volume
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_8, 4de9de27-254e-424f-bd70-4c1e95790838, 66477506-6abb-49ed-803d-3fa174cd5f6a,
#     AC_AWS_0167, AWS-0008, AVD-AWS-0008]
#   remedies:
#     - title: Encrypt the volumes
#       unsafe: replaces the launch configuration
#       set: [{path: ".", value: true}]
unencrypted_volume contains ["root_block_device", "encrypted"] if {
	input.root_block_device
	not input.root_block_device.encrypted
}

unencrypted_volume contains ["ebs_block_device", i, "encrypted"] if {
	some i, device in input.ebs_block_device
	not device.encrypted
	not device.snapshot_id
	not device.no_device
}

unencrypted_volume contains ["ebs_block_device", i, "encrypted"] if {
	some i, device in input.ebs_block_device
	device.encrypted == false
}

# METADATA
# title: Launch configuration does not declare that root volumes are encrypted
# description: >-
#   A root volume that is not declared is encrypted only if the image or the default of the
#   account's region says so, which the code does not show. Declare it and set encrypted.
# related_resources:
#   - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
# custom:
#   id: aws-launch-configuration-undeclared-root-volume
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_8]
#   remedies:
#     - title: Encrypt the root volume
#       unsafe: replaces the launch configuration
#       set: [{path: root_block_device.encrypted, value: true}]
undeclared_root_volume contains ["root_block_device"] if {
	not input.root_block_device
}

# METADATA
# title: Launch configuration has a credential in its user data
# description: >-
#   User data is readable by everyone who may describe the instance and, through the metadata
#   service, by every process on it; it also ends up in the state. Fetch credentials at boot
#   from Secrets Manager or Parameter Store through the instance's role.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
# custom:
#   id: aws-launch-configuration-user-data-secret
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   aliases: [443488f5-c734-460b-a36d-5b3f330174dc, 568cc372-ca64-420d-9015-ee347d00d288,
#     c09f4d3e-27d2-4d46-9453-abbe9687a64e, AC_AWS_0168, AC_AWS_0170, AWS-0122, AVD-AWS-0122]
user_data_secret contains ["user_data"] if {
	not contains(input.user_data, "${")
	credential_in(input.user_data)
}

# Text around an unknown value is known: the verdict rests on that part.
user_data_secret contains [] if {
	contains(input.user_data, "${")
	credential_in(input.user_data)
}

user_data_secret contains ["user_data_base64"] if {
	base64.is_valid(input.user_data_base64)
	credential_in(base64.decode(input.user_data_base64))
}

# METADATA
# title: Launch configuration switches detailed monitoring off
# description: >-
#   Without detailed monitoring CloudWatch receives instance metrics every five minutes instead
#   of every minute, so that alarms and scaling react late to an overload or an attack.
# related_resources:
#   - https://docs.aws.amazon.com/autoscaling/ec2/userguide/enable-as-instance-metrics.html
# custom:
#   id: aws-launch-configuration-monitoring-off
#   severity: low
#   category: logging
#   controls:
#     nist-800-53-r5: [SI-4]
#   aliases: [AC_AWS_0490]
#   remedies:
#     - title: Monitor in detail
#       unsafe: replaces the launch configuration
#       set: [{path: enable_monitoring, value: true}]
monitoring_off contains ["enable_monitoring"] if input.enable_monitoring == false

# METADATA
# title: Launch configuration gives instances no IAM role
# description: >-
#   Software on instances without a role tends to be given long-lived access keys. Attach an
#   instance profile whose role allows what the workload needs.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html
# custom:
#   id: aws-launch-configuration-no-instance-profile
#   severity: low
#   category: identity
#   controls:
#     nist-800-53-r5: [AC-6]
#   aliases: [AC_AWS_0488]
#   remedies:
#     - title: Attach an existing instance profile
#       unsafe: >-
#         replaces the launch configuration; software on the instance gets the rights of the role
#       set: [{path: iam_instance_profile, value: "${aws_iam_instance_profile.example.name}"}]
#     - title: Attach a new instance profile
#       unsafe: replaces the launch configuration
#       declare:
#         - type: aws_iam_role
#           name: instance
#           set:
#             - {path: name, value: instance}
#             - path: assume_role_policy
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: ec2.amazonaws.com}
#                     Action: "sts:AssumeRole"
#         - type: aws_iam_instance_profile
#           name: instance
#           set:
#             - {path: name, value: instance}
#             - {path: role, value: "${aws_iam_role.instance.name}"}
#       set: [{path: iam_instance_profile, value: "${aws_iam_instance_profile.instance.name}"}]
no_instance_profile contains ["iam_instance_profile"] if not input.iam_instance_profile

# credential_in(text): a credential in one of the known forms, or a shell
# variable of a credential's name that is given a literal value.
credential_in(text) if secrets.contains_credential(text)

credential_in(text) if {
	some [_, name, literal] in regex.find_all_string_submatch_n(`([A-Za-z_][A-Za-z0-9_]*)=\\?["']?([^\s"'\\;&|]+)`, text, -1)
	secrets.is_credential(name, literal)
}
