# METADATA
# title: Amazon Machine Images
# scope: package
package parapet.aws_ami

# METADATA
# title: AMI registers EBS volumes that are not encrypted
# description: >-
#   Every instance started from the image inherits volumes in clear text. Encrypt the block
#   devices; a device that stands for a snapshot takes the encryption of that snapshot.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html
# custom:
#   id: aws-ami-unencrypted-volume
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [8bbb242f-6e38-4127-86d4-d8f0b2687ae2, 97707503-a22c-4cd7-b7c0-f088fa7cf830, AC_AWS_0005,
#     CKV_AWS_204]
#   remedies:
#     - title: Encrypt the volume
#       unsafe: replaces the image
#       set: [{path: ".", value: true}]
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
# title: AMI uses paravirtualisation
# description: >-
#   Paravirtual images run only on previous-generation instance types, without the isolation of
#   the Nitro System, enhanced networking or IMDSv2 defaults. The argument's default is
#   paravirtual; register images as hvm.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ComponentsAMIs.html
# custom:
#   id: aws-ami-paravirtual
#   severity: low
#   category: hardening
#   controls:
#     aws-fsbp: [EC2.24]
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Use hardware virtualisation
#       unsafe: replaces the image
#       set: [{path: virtualization_type, value: hvm}]
paravirtual contains ["virtualization_type"] if not input.virtualization_type == "hvm"

# METADATA
# title: AMI lets instances answer IMDSv1 metadata requests
# description: >-
#   Instances from an image whose metadata support is v2.0 require session tokens by default.
#   Without it each launch has to ask for that, and one that forgets leaves the role's
#   credentials open to request forgery.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
# custom:
#   id: aws-ami-imdsv1
#   severity: low
#   category: hardening
#   cwe: [CWE-918]
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Register the image for IMDSv2
#       unsafe: replaces the image
#       set: [{path: imds_support, value: v2.0}]
imdsv1 contains ["imds_support"] if not input.imds_support == "v2.0"
