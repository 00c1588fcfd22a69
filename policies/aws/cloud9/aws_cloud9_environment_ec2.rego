# METADATA
# title: AWS Cloud9 environments
# scope: package
package parapet.aws_cloud9_environment_ec2

# METADATA
# title: Development environment is reached over SSH from outside
# description: >-
#   With a direct connection the instance needs a public address and an open SSH port. Systems
#   Manager connects without either.
# related_resources:
#   - https://docs.aws.amazon.com/cloud9/latest/user-guide/ec2-ssm.html
# custom:
#   id: aws-cloud9-environment-ec2-ssh-connection
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Connect by Systems Manager
#       set:
#         - {path: connection_type, value: CONNECT_SSM}
#       unsafe: replaces the environment
ssh_connection contains ["connection_type"] if not input.connection_type

ssh_connection contains ["connection_type"] if input.connection_type == "CONNECT_SSH"
