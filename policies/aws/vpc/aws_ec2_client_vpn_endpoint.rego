# METADATA
# title: Client VPN endpoints
# scope: package
package parapet.aws_ec2_client_vpn_endpoint

# METADATA
# title: Client VPN endpoint does not log connections
# description: >-
#   Connection logs tell who came into the network, when and from where. Send them to CloudWatch
#   Logs.
# related_resources:
#   - https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
# custom:
#   id: aws-ec2-client-vpn-endpoint-no-connection-log
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [EC2.51]
#     nist-800-53-r5: [AU-12]
no_connection_log contains ["connection_log_options", "enabled"] if not input.connection_log_options.enabled
