# METADATA
# title: Route 53 health checks
# scope: package
package parapet.aws_route53_health_check

# METADATA
# title: Health check is disabled
# description: >-
#   A disabled check always counts as healthy, so that records keep sending clients to an
#   endpoint that is down. Enable it, or remove it from the records.
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html
# custom:
#   id: aws-route53-health-check-disabled
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Enable the check
#       unsafe: records fail over while the check fails
#       set:
#         - {path: disabled, value: false}
disabled contains ["disabled"] if input.disabled
