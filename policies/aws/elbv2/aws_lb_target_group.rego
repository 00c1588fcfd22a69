# METADATA
# title: Load balancer target groups
# scope: package
package parapet.aws_lb_target_group

# METADATA
# title: Load balancer talks to its targets over unencrypted HTTP
# description: >-
#   Between the load balancer and its targets requests travel through the VPC in clear text,
#   open to anyone who gains a foothold there. Let the targets serve HTTPS; the load balancer
#   accepts self-signed certificates.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
# custom:
#   id: aws-lb-target-group-plaintext
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [ELB.22]
#     nist-800-53-r5: [SC-8]
#   aliases: [CKV_AWS_378]
#   remedies:
#     - title: Use HTTPS to the targets
#       unsafe: "replaces the target group, and the targets must serve HTTPS"
#       set: [{path: protocol, value: HTTPS}]
plaintext contains [["protocol"], ["target_type"]] if {
	input.protocol == "HTTP"
	not input.target_type == "lambda"
}

# METADATA
# title: Target group does not check a path of the application
# description: >-
#   Without a path the load balancer asks for /, which may answer while the application behind
#   it is broken. Name a page that fails when the target cannot serve.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
# custom:
#   id: aws-lb-target-group-no-health-check-path
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [SC-5]
#   aliases: [CKV_AWS_261, AC_AWS_0492]
#   remedies:
#     - title: Check a page of the application
#       unsafe: targets without the page count as unhealthy
#       set:
#         - path: health_check.path
#           value: /healthz
#           ask: a page that tells whether the application works
no_health_check_path contains ["health_check", "path"] if {
	input.protocol in {"HTTP", "HTTPS"}
	not input.health_check.path
}

# METADATA
# title: Target group does not check the health of its targets
# description: >-
#   A load balancer that does not check its targets keeps sending requests to those that are
#   down. Leave health checks enabled.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
# custom:
#   id: aws-lb-target-group-health-check-off
#   severity: medium
#   category: resilience
#   controls:
#     nist-800-53-r5: [SC-5]
#   remedies:
#     - title: Check targets
#       unsafe: targets that fail the check get no requests
#       set: [{path: health_check.enabled, value: true}]
health_check_off contains ["health_check", "enabled"] if {
	input.health_check.enabled == false
	not input.target_type == "lambda"
}

# METADATA
# title: Load balancer checks its targets over unencrypted HTTP
# description: >-
#   Health checks over HTTP need a port of the targets that serves in clear text, and anyone on
#   the way can fake their answers. Check over HTTPS.
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
# custom:
#   id: aws-lb-target-group-plaintext-health-check
#   severity: low
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     aws-fsbp: [ELB.21]
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Check over HTTPS
#       unsafe: the targets must serve HTTPS
#       set: [{path: health_check.protocol, value: HTTPS}]
plaintext_health_check contains ["health_check", "protocol"] if {
	input.health_check.protocol == "HTTP"
	not input.health_check.enabled == false
}
