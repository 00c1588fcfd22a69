# METADATA
# title: Amazon AppStream fleets
# scope: package
package parapet.aws_appstream_fleet

# METADATA
# title: Streaming instances have direct access to the internet
# description: >-
#   Default internet access gives each streaming instance a public address. Send its traffic
#   through a NAT gateway or a filtering proxy instead.
# related_resources:
#   - https://docs.aws.amazon.com/appstream2/latest/developerguide/managing-network-internet-NAT-gateway.html
# custom:
#   id: aws-appstream-fleet-internet-access
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Do not assign public addresses
#       unsafe: streams need a NAT gateway to reach the internet
#       set: [{path: enable_default_internet_access, value: false}]
internet_access contains ["enable_default_internet_access"] if input.enable_default_internet_access

# METADATA
# title: Streaming sessions stay open when nobody works in them
# description: >-
#   An abandoned session can be taken over by whoever sits down. Disconnect after 15 minutes at
#   most; by default idle users stay connected.
# related_resources:
#   - https://docs.aws.amazon.com/appstream2/latest/developerguide/set-up-stacks-fleets.html
# custom:
#   id: aws-appstream-fleet-no-idle-timeout
#   severity: low
#   category: identity
#   cwe: [CWE-613]
#   controls:
#     nist-800-53-r5: [AC-12]
#   remedies:
#     - title: Disconnect after ten idle minutes
#       unsafe: idle users are disconnected
#       set: [{path: idle_disconnect_timeout_in_seconds, value: 600}]
no_idle_timeout contains ["idle_disconnect_timeout_in_seconds"] if {
	object.get(input, "idle_disconnect_timeout_in_seconds", 0) == 0
}

no_idle_timeout contains ["idle_disconnect_timeout_in_seconds"] if input.idle_disconnect_timeout_in_seconds > 900
