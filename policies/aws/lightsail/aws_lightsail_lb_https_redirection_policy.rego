# METADATA
# title: HTTPS redirection of Amazon Lightsail load balancers
# scope: package
package parapet.aws_lightsail_lb_https_redirection_policy

# METADATA
# title: Lightsail load balancer does not redirect to HTTPS
# description: >-
#   Without the redirect clients stay on unencrypted HTTP. Enable it once the certificate is
#   attached.
# related_resources:
#   - https://docs.aws.amazon.com/lightsail/latest/userguide/understanding-tls-ssl-certificates-in-lightsail-https.html
# custom:
#   id: aws-lightsail-lb-https-redirection-policy-off
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Redirect to HTTPS
#       unsafe: clients must follow redirects and speak TLS
#       set:
#         - {path: enabled, value: true}
off contains ["enabled"] if not input.enabled
