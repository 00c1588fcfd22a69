# METADATA
# title: Block public access for Amazon Machine Images
# scope: package
package parapet.aws_ec2_image_block_public_access

# METADATA
# title: New AMIs may be shared publicly
# description: >-
#   Blocking public access makes every attempt to publish an image in the region fail, whoever
#   makes it. Set the state to block-new-sharing.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html
# custom:
#   id: aws-ec2-image-block-public-access-off
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Block public sharing
#       set: [{path: state, value: block-new-sharing}]
off contains ["state"] if not input.state == "block-new-sharing"
