# METADATA
# title: AWS Backup plans
# scope: package
package parapet.aws_backup_plan

# METADATA
# title: Backup plan keeps recovery points for less than a week
# description: >-
#   Damage is often noticed after days; recovery points that are gone by then do not
#   help. Keep daily backups for a month or more.
# related_resources:
#   - https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
# custom:
#   id: aws-backup-plan-short-retention
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-9]
#   remedies:
#     - title: Keep recovery points for five weeks
#       set: [{path: ".", value: 35}]
short_retention contains ["rule", i, "lifecycle", "delete_after"] if {
	some i, rule in input.rule
	rule.lifecycle.delete_after < 7
}
