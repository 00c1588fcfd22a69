# METADATA
# title: Event subscriptions of Amazon RDS
# scope: package
package parapet.aws_db_event_subscription

# METADATA
# title: RDS event subscription is disabled
# description: >-
#   A subscription that is not enabled sends nothing, so that failures and changes
#   of databases go unnoticed.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.html
# custom:
#   id: aws-db-event-subscription-disabled
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Enable the subscription
#       set: [{path: enabled, value: true}]
disabled contains ["enabled"] if input.enabled == false

# METADATA
# title: RDS event subscription leaves out critical events
# description: >-
#   A subscription for clusters needs the categories maintenance and failure, one
#   for instances configuration change too, one for parameter or security groups
#   configuration change. One without categories gets all events.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-19
# custom:
#   id: aws-db-event-subscription-critical-events-missing
#   severity: info
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [RDS.19, RDS.20, RDS.21, RDS.22]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Report every event
#       unsafe: more notifications are sent
#       remove: [event_categories]
critical_events_missing contains ["event_categories"] if {
	count(input.event_categories) > 0
	count(critical_events[input.source_type] - {category | some category in input.event_categories}) > 0
}

# critical_events maps a kind of source to the categories that matter most for it.
critical_events := {
	"db-cluster": {"failure", "maintenance"},
	"db-instance": {"configuration change", "failure", "maintenance"},
	"db-parameter-group": {"configuration change"},
	"db-security-group": {"configuration change", "failure"},
}
