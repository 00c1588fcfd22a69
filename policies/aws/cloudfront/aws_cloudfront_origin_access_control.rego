# METADATA
# title: CloudFront origin access controls
# scope: package
package parapet.aws_cloudfront_origin_access_control

# METADATA
# title: Origin access control does not always sign requests
# description: >-
#   Only signed requests tell the bucket that they come from the distribution. With never they
#   carry no signature, and with no-override viewers decide by sending one of their own.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
# custom:
#   id: aws-cloudfront-origin-access-control-not-signing
#   severity: medium
#   category: identity
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Sign every request
#       unsafe: Authorization headers of viewers no longer reach the origin
#       set: [{path: signing_behavior, value: always}]
not_signing contains ["signing_behavior"] if input.signing_behavior in {"never", "no-override"}
