# METADATA
# title: Proactive engagement of the Shield Response Team
# scope: package
package parapet.aws_shield_proactive_engagement

# METADATA
# title: Shield Response Team does not call during an attack
# description: >-
#   With proactive engagement the Shield Response Team rings the emergency contacts when a
#   protected resource becomes unhealthy under attack. Shield Advanced is paid for either way:
#   enable it.
# related_resources:
#   - https://docs.aws.amazon.com/waf/latest/developerguide/ddos-srt-proactive-engagement.html
# custom:
#   id: aws-shield-proactive-engagement-off
#   severity: info
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Enable proactive engagement
#       set: [{path: enabled, value: true}]
off contains ["enabled"] if input.enabled == false
