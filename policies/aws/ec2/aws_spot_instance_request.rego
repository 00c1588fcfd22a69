# METADATA
# title: Amazon EC2 Spot instance requests
# scope: package
package parapet.aws_spot_instance_request

# METADATA
# title: Spot instance has a public IP address
# description: >-
#   A public address puts the instance directly on the internet, where only its security groups
#   stand before it. Place instances in private subnets and publish them through a load
#   balancer, or reach them with Session Manager.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
# custom:
#   id: aws-spot-instance-request-public-ip
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Do not assign a public address
#       unsafe: replaces the request
#       set: [{path: associate_public_ip_address, value: false}]
public_ip contains ["associate_public_ip_address"] if input.associate_public_ip_address

# METADATA
# title: Spot instance answers IMDSv1 metadata requests
# description: >-
#   Version 1 of the instance metadata service answers any plain GET request, so a server-side
#   request forgery or an open proxy on the instance is enough to steal the role's credentials.
#   Require session tokens (IMDSv2), or switch the endpoint off.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
# custom:
#   id: aws-spot-instance-request-imdsv1
#   severity: high
#   category: hardening
#   cwe: [CWE-918]
#   controls:
#     nist-800-53-r5: [AC-3, CM-6]
#   remedies:
#     - title: Require IMDSv2 tokens
#       unsafe: replaces the request; software that knows IMDSv1 alone loses the metadata service
#       set: [{path: metadata_options.http_tokens, value: required}]
imdsv1 contains [["metadata_options", "http_tokens"], ["metadata_options", "http_endpoint"]] if {
	not input.launch_template
	not input.metadata_options.http_endpoint == "disabled"
	not input.metadata_options.http_tokens == "required"
}

# METADATA
# title: Spot instance has an EBS volume that is not encrypted
# description: >-
#   An EBS volume, its snapshots and the traffic between it and the instance stay in clear text
#   unless the volume is encrypted, and a volume cannot be encrypted later without being
#   replaced. Set encrypted on every device, the root device included.
# related_resources:
#   - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
# custom:
#   id: aws-spot-instance-request-unencrypted-volume
#   severity: high
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt the volume
#       unsafe: replaces the request
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
