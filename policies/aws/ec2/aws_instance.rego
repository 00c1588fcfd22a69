# METADATA
# title: Amazon EC2 instances
# scope: package
package parapet.aws_instance

import data.parapet.lib.secrets

# METADATA
# title: Instance answers IMDSv1 metadata requests
# description: >-
#   Version 1 of the instance metadata service answers any plain GET request, so a server-side
#   request forgery or an open proxy on the instance is enough to steal the role's credentials.
#   Require session tokens (IMDSv2), or switch the endpoint off.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
# custom:
#   id: aws-instance-imdsv1
#   severity: high
#   category: hardening
#   cwe: [CWE-918]
#   controls:
#     cis-aws-3.0: ["5.6"]
#     cis-aws-5.0: ["5.7"]
#     aws-fsbp: [EC2.8]
#     nist-800-53-r5: [AC-3, CM-6]
#   aliases: [CKV_AWS_79, AC_AWS_0479, AWS-0028, AVD-AWS-0028]
#   remedies:
#     - title: Require IMDSv2 tokens
#       unsafe: software that knows IMDSv1 alone loses the metadata service
#       set: [{path: metadata_options.http_tokens, value: required}]
imdsv1 contains [["metadata_options", "http_tokens"], ["metadata_options", "http_endpoint"]] if {
	not template_decides
	not input.metadata_options.http_endpoint == "disabled"
	not input.metadata_options.http_tokens == "required"
}

# METADATA
# title: Instance lets metadata responses travel more than one hop
# description: >-
#   The hop limit is the number of network hops that a metadata response may travel. Above 1 it
#   reaches containers and anything that forwards traffic on the instance, which can then read
#   the role's credentials. Keep 1 unless containers need the service.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
# custom:
#   id: aws-instance-metadata-hop-limit
#   severity: low
#   category: hardening
#   cwe: [CWE-918]
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Limit metadata responses to one hop
#       unsafe: containers on the instance lose the metadata service
#       set: [{path: metadata_options.http_put_response_hop_limit, value: 1}]
metadata_hop_limit contains ["metadata_options", "http_put_response_hop_limit"] if {
	not input.metadata_options.http_endpoint == "disabled"
	input.metadata_options.http_put_response_hop_limit > 1
}

# METADATA
# title: Instance has a public IP address
# description: >-
#   A public address puts the instance directly on the internet, where only its security groups
#   stand before it. Place instances in private subnets and publish them through a load
#   balancer, or reach them with Session Manager.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
# custom:
#   id: aws-instance-public-ip
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     aws-fsbp: [EC2.9]
#     nist-800-53-r5: [AC-3, SC-7]
#   aliases: [CKV_AWS_88, 5a2486aa-facf-477d-a5c1-b010789459ce, a8b0c58b-cd25-4b53-9ad0-55bca0be0bc1,
#     FG_R00271]
#   remedies:
#     - title: Do not assign a public address
#       unsafe: replaces the instance
#       set: [{path: associate_public_ip_address, value: false}]
public_ip contains ["associate_public_ip_address"] if input.associate_public_ip_address

# METADATA
# title: Instance has an EBS volume that is not encrypted
# description: >-
#   An EBS volume, its snapshots and the traffic between it and the instance stay in clear text
#   unless the volume is encrypted, and a volume cannot be encrypted later without being
#   replaced. Set encrypted on every device, the root device included.
# related_resources:
#   - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
# custom:
#   id: aws-instance-unencrypted-volume
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [EC2.3]
#     nist-800-53-r5: [SC-28]
#   aliases: [AWS-0131, AVD-AWS-0131, CKV_AWS_8]
#   remedies:
#     - title: Encrypt the volume
#       unsafe: replaces the instance; what its volumes hold is lost
#       set: [{path: ".", value: true}]
unencrypted_volume contains ["root_block_device", "encrypted"] if {
	input.root_block_device
	not input.root_block_device.encrypted
}

unencrypted_volume contains ["ebs_block_device", i, "encrypted"] if {
	some i, device in input.ebs_block_device
	not device.encrypted
	not device.snapshot_id
}

unencrypted_volume contains ["ebs_block_device", i, "encrypted"] if {
	some i, device in input.ebs_block_device
	device.encrypted == false
}

# METADATA
# title: Instance does not declare that its root volume is encrypted
# description: >-
#   A root volume that is not declared is encrypted only if the image or the default of the
#   account's region says so, which the code does not show. Declare it and set encrypted.
# related_resources:
#   - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
# custom:
#   id: aws-instance-undeclared-root-volume
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_8]
#   remedies:
#     - title: Encrypt the root volume
#       unsafe: replaces the instance; what its volumes hold is lost
#       set: [{path: root_block_device.encrypted, value: true}]
undeclared_root_volume contains ["root_block_device"] if {
	not input.root_block_device
	not input.launch_template
}

# METADATA
# title: Instance has a credential in its user data
# description: >-
#   User data is readable by everyone who may describe the instance and, through the metadata
#   service, by every process on it; it also ends up in the state. Fetch credentials at boot
#   from Secrets Manager or Parameter Store through the instance's role.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
# custom:
#   id: aws-instance-user-data-secret
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   aliases: [CKV_AWS_46, 0b93729a-d882-4803-bdc3-ac429a21f158, c2f15af3-66a0-4176-a56e-e4711e502e5c,
#     d7b9d850-3e06-4a75-852f-c46c2e92240b, AWS-0029, AVD-AWS-0029, 494b03d3-bf40-4464-8524-7c56ad0700ed]
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
# title: Instance is not monitored in detail
# description: >-
#   Without detailed monitoring CloudWatch receives instance metrics every five minutes instead
#   of every minute, so that alarms and scaling react late to an overload or an attack.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html
# custom:
#   id: aws-instance-no-detailed-monitoring
#   severity: low
#   category: logging
#   controls:
#     nist-800-53-r5: [SI-4]
#   aliases: [CKV_AWS_126, 0264093f-6791-4475-af34-4b8102dcbcd0, 23b70e32-032e-4fa6-ba5c-82f56b9980e6,
#     daa581ef-731c-4121-832d-cf078f67759d, AC_AWS_0480]
#   remedies:
#     - title: Monitor in detail
#       set: [{path: monitoring, value: true}]
no_detailed_monitoring contains ["monitoring"] if not input.monitoring

# METADATA
# title: Instance shares its network bandwidth with its EBS volumes
# description: >-
#   Instances of current generations are EBS optimised by default. Those of earlier families are
#   not, so that storage traffic competes with the network and either can starve the other.
#   Enable the option, or move to a newer instance type.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html
# custom:
#   id: aws-instance-not-ebs-optimized
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [SC-6]
#   aliases: [CKV_AWS_135, 338b6cab-961d-4998-bb49-e5b6a11c9a5c, 60224630-175a-472a-9e23-133827040766,
#     8dd0ff1f-0da4-48df-9bb3-7f338ae36a40, d991e4ae-42ab-429b-ab43-d5e5fa9ca633, AC_AWS_0449]
#   remedies:
#     - title: Enable EBS optimisation
#       unsafe: replaces the instance
#       set: [{path: ebs_optimized, value: true}]
not_ebs_optimized contains ["ebs_optimized"] if {
	family := split(input.instance_type, ".")[0]
	family in {"c1", "c3", "g2", "i2", "m1", "m2", "m3", "r3", "t1", "t2"}
	not input.ebs_optimized
}

# METADATA
# title: Instance is launched into the default VPC
# description: >-
#   Without a subnet an instance starts in the default VPC of the region, whose subnets all have
#   a route to the internet and hand out public addresses. Name a subnet of a VPC that was
#   designed for the workload.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
# custom:
#   id: aws-instance-default-vpc
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: ["7e4a6e76-568d-43ef-8c4e-36dea481bff1", 8833f180-96f1-46f4-9147-849aafa56029,
#     e42a3ef0-5325-4667-84bf-075ba1c9d58e, AC_AWS_0153]
#   remedies:
#     - title: Launch into a subnet of yours
#       unsafe: replaces the instance
#       set: [{path: subnet_id, value: "${aws_subnet.example.id}"}]
#     - title: Launch into a subnet by its id
#       unsafe: replaces the instance
#       set: [{path: subnet_id, value: subnet-0123456789abcdef0, ask: the subnet to launch into}]
default_vpc contains [] if startswith(input.subnet_id, "${aws_default_subnet.")

default_vpc contains ["subnet_id"] if {
	not input.subnet_id
	not input.network_interface
	not input.primary_network_interface
	not input.launch_template
}

# METADATA
# title: Instance uses the default security group
# description: >-
#   An instance without security groups of its own joins the default group of its VPC, in which
#   members reach each other on every port. Give each workload a group that allows what it
#   needs.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
# custom:
#   id: aws-instance-default-security-group
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [08b81bb3-0985-4023-8602-b606ad81d279, 8d03993b-8384-419b-a681-d1f55149397c,
#     f1adc521-f79a-4d71-b55b-a68294687432, 61d1a2d0-4db8-405a-913d-5d2ce49dff6f,
#     8a6d36cd-0bc6-42b7-92c4-67acc8576861, a31a5a29-718a-4ff4-8001-a69e5e4d029e]
#   remedies:
#     - title: Use an existing security group
#       unsafe: >-
#         traffic that only the default group allowed is cut; replaces an instance that names groups
#         in security_groups
#       set: [{path: vpc_security_group_ids, value: ["${aws_security_group.example.id}"]}]
#       remove: [security_groups]
#     - title: Use a security group by its id
#       unsafe: >-
#         traffic that only the default group allowed is cut; replaces an instance that names groups
#         in security_groups
#       set:
#         - path: vpc_security_group_ids
#           value: [sg-0123456789abcdef0]
#           ask: the security group of the instance
#       remove: [security_groups]
default_security_group contains ["vpc_security_group_ids"] if {
	not input.vpc_security_group_ids
	not input.security_groups
	not input.network_interface
	not input.primary_network_interface
	not input.launch_template
}

default_security_group contains [name] if {
	some name in ["vpc_security_group_ids", "security_groups"]
	"default" in input[name]
}

default_security_group contains [] if {
	some name in ["vpc_security_group_ids", "security_groups"]
	some group in input[name]
	startswith(group, "${aws_default_security_group.")
}

# METADATA
# title: Instance has no IAM role
# description: >-
#   Software on an instance without a role tends to be given long-lived access keys, which leak
#   and are rarely rotated; Systems Manager cannot reach the instance either. Attach an instance
#   profile whose role allows what the workload needs.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html
# custom:
#   id: aws-instance-no-instance-profile
#   severity: low
#   category: identity
#   controls:
#     cis-aws-3.0: ["1.18"]
#     cis-aws-5.0: ["1.17"]
#     nist-800-53-r5: [AC-6]
#   aliases: [CKV2_AWS_41, f914357d-8386-4d56-9ba6-456e5723f9a6, FG_R00253]
#   remedies:
#     - title: Attach an existing instance profile
#       unsafe: software on the instance gets the rights of the role
#       set: [{path: iam_instance_profile, value: "${aws_iam_instance_profile.example.name}"}]
#     - title: Attach a new instance profile
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
no_instance_profile contains ["iam_instance_profile"] if {
	not input.launch_template
	not input.iam_instance_profile
}

# METADATA
# title: Instance forwards traffic that is not addressed to it
# description: >-
#   Without the source and destination check an instance can pass on, and so intercept, traffic
#   of others. Only network appliances need that; use NAT gateways and gateway load balancers
#   instead where possible.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html
# custom:
#   id: aws-instance-source-dest-check-off
#   severity: low
#   category: network
#   controls:
#     aws-fsbp: [EC2.180]
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Check source and destination
#       unsafe: an instance that routes or translates addresses stops forwarding
#       set: [{path: source_dest_check, value: true}]
source_dest_check_off contains ["source_dest_check"] if input.source_dest_check == false

# METADATA
# title: Instance can be terminated by a single API call
# description: >-
#   Termination deletes the instance and, by default, its root volume. Protection makes an
#   accident, or an intruder with few rights, fail on instances that must stay.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_ChangingDisableAPITermination.html
# custom:
#   id: aws-instance-no-termination-protection
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Protect the instance from termination
#       set: [{path: disable_api_termination, value: true}]
no_termination_protection contains ["disable_api_termination"] if {
	not input.disable_api_termination
	not input.launch_template
	not input.instance_market_options.market_type == "spot"
}

# METADATA
# title: Instance has several network interfaces
# description: >-
#   Interfaces in several subnets make an instance a bridge between them, past network ACLs and
#   route tables. Use one interface, unless the instance is a network appliance.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html
# custom:
#   id: aws-instance-multiple-network-interfaces
#   severity: info
#   category: network
#   controls:
#     aws-fsbp: [EC2.17]
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Leave the interface out
#       unsafe: replaces the instance, which is no longer reached through this interface
#       remove: [".."]
multiple_network_interfaces contains ["network_interface", i, "device_index"] if {
	some i, interface in input.network_interface
	interface.device_index > 0
}

# METADATA
# title: Instance is not recovered when its host fails
# description: >-
#   Simplified automatic recovery moves an instance to a healthy host when the hardware below it
#   fails. It is on by default; an instance that opts out stays down until somebody notices.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-recover.html
# custom:
#   id: aws-instance-auto-recovery-off
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Recover the instance automatically
#       set: [{path: maintenance_options.auto_recovery, value: default}]
auto_recovery_off contains ["maintenance_options", "auto_recovery"] if {
	input.maintenance_options.auto_recovery == "disabled"
}

# A launch template may set the metadata options of an instance that has none.
template_decides if {
	input.launch_template
	not input.metadata_options
}

# credential_in(text): a credential in one of the known forms, or a shell
# variable of a credential's name that is given a literal value.
credential_in(text) if secrets.contains_credential(text)

credential_in(text) if {
	some [_, name, literal] in regex.find_all_string_submatch_n(`([A-Za-z_][A-Za-z0-9_]*)=\\?["']?([^\s"'\\;&|]+)`, text, -1)
	secrets.is_credential(name, literal)
}
