# METADATA
# title: Amazon GameLift fleets
# scope: package
package parapet.aws_gamelift_fleet

import data.parapet.lib.net

# METADATA
# title: Game servers open a range of ports
# description: >-
#   A range opens more than a server process listens on. Open the ports of the processes that
#   run on an instance, each by itself.
# related_resources:
#   - https://docs.aws.amazon.com/gameliftservers/latest/developerguide/fleets-creating.html
# custom:
#   id: aws-gamelift-fleet-port-range
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [43356255-495d-4148-ad8d-f6af5eac09dd]
#   remedies:
#     - title: Open one port
#       unsafe: players can no longer reach other ports
#       set:
#         - {path: ".", value: 7777, ask: the port of the game}
#         - {path: ../from_port, value: 7777, ask: the same port}
port_range contains ["ec2_inbound_permission", i, "to_port"] if {
	some i, permission in input.ec2_inbound_permission
	permission.from_port < permission.to_port
}

# METADATA
# title: Game servers open SSH or RDP to the whole internet
# description: >-
#   Remote access on game servers is for debugging. Allow the addresses of developers, for as
#   long as they need it, or use Session Manager.
# related_resources:
#   - https://docs.aws.amazon.com/gameliftservers/latest/developerguide/fleets-remote-access.html
# custom:
#   id: aws-gamelift-fleet-administration-open
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Restrict to networks
#       unsafe: clients in other networks can no longer connect
#       set: [{path: ".", value: 203.0.113.0/24, ask: the networks of your administrators}]
administration_open contains ["ec2_inbound_permission", i, "ip_range"] if {
	some i, permission in input.ec2_inbound_permission
	net.is_world(permission.ip_range)
	some port in [22, 3389]
	permission.from_port <= port
	port <= permission.to_port
}
