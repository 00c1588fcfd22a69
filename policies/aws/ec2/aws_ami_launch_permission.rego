# METADATA
# title: Launch permissions of Amazon Machine Images
# scope: package
package parapet.aws_ami_launch_permission

# METADATA
# title: AMI is shared with every AWS account
# description: >-
#   A public image lets anybody start instances from it and read everything on its disks,
#   forgotten keys and code included. Share images with an organization or with named accounts.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-intro.html
# custom:
#   id: aws-ami-launch-permission-public
#   severity: high
#   category: public-exposure
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Share with one account
#       unsafe: replaces the permission; other accounts can no longer launch the image
#       set: [{path: account_id, value: "111122223333", ask: the account that needs the image}]
#       remove: [group]
public contains ["group"] if input.group == "all"

# METADATA
# title: AMI is shared with another account
# description: >-
#   An account that may launch the image can copy its disks and keep them after the permission
#   is gone. Share through the organization or one of its units, so that only accounts under the
#   same governance qualify.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-explicit.html
# custom:
#   id: aws-ami-launch-permission-shared-with-account
#   severity: low
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3]
#   aliases: [CKV_AWS_205, a19b2942-142e-4e2b-93b7-6cf6a6c8d90f, ba4e0031-3e9d-4d7d-b0d6-bd8f003f8698,
#     AC_AWS_0006]
#   remedies:
#     - title: Share with the organization
#       unsafe: >-
#         replaces the permission; accounts outside the organization can no longer launch the image
#       set:
#         - path: organization_arn
#           value: "arn:aws:organizations::111122223333:organization/o-a1b2c3d4e5"
#           ask: the ARN of your organization
#       remove: [account_id]
#     - title: Share with a unit of the organization
#       unsafe: replaces the permission; accounts outside the unit can no longer launch the image
#       set:
#         - path: organizational_unit_arn
#           value: "arn:aws:organizations::111122223333:ou/o-a1b2c3d4e5/ou-ab12-cd34ef56"
#           ask: the ARN of the organizational unit
#       remove: [account_id]
shared_with_account contains ["account_id"] if input.account_id
