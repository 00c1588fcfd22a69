# METADATA
# title: Access to the EC2 serial console
# scope: package
package parapet.aws_ec2_serial_console_access

# METADATA
# title: Instances can be reached through the serial console
# description: >-
#   The serial console gives text access to instances past security groups and network ACLs. It
#   is meant for troubleshooting; leave it off and enable it for the time that it is needed. The
#   argument's default is true.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configure-access-to-serial-console.html
# custom:
#   id: aws-ec2-serial-console-access-enabled
#   severity: low
#   category: hardening
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Disable the serial console
#       set: [{path: enabled, value: false}]
enabled contains ["enabled"] if not input.enabled == false
