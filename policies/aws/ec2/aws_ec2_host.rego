# METADATA
# title: Amazon EC2 dedicated hosts
# scope: package
package parapet.aws_ec2_host

# METADATA
# title: Instances are not moved when the dedicated host fails
# description: >-
#   Host recovery restarts the instances of a failed dedicated host on a new one. It is off by
#   default, and the instances stay down until somebody steps in.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dedicated-hosts-recovery.html
# custom:
#   id: aws-ec2-host-no-recovery
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Recover the host automatically
#       set: [{path: host_recovery, value: "on"}]
no_recovery contains ["host_recovery"] if not input.host_recovery == "on"
