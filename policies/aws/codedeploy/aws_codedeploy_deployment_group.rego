# METADATA
# title: AWS CodeDeploy deployment groups
# scope: package
package parapet.aws_codedeploy_deployment_group

# METADATA
# title: Failed deployments are not rolled back
# description: >-
#   Without automatic rollback a failed deployment leaves the broken revision in service until
#   somebody acts.
# related_resources:
#   - https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-rollback-and-redeploy.html
# custom:
#   id: aws-codedeploy-deployment-group-no-rollback
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Roll back failed deployments
#       set:
#         - {path: auto_rollback_configuration.enabled, value: true}
#         - {path: auto_rollback_configuration.events, value: [DEPLOYMENT_FAILURE]}
no_rollback contains ["auto_rollback_configuration", "enabled"] if {
	not input.auto_rollback_configuration.enabled
}
