# METADATA
# title: Account defaults of the instance metadata service
# scope: package
package parapet.aws_ec2_instance_metadata_defaults

# METADATA
# title: New instances of the region answer IMDSv1 metadata requests by default
# description: >-
#   The region's defaults apply to every launch that sets no metadata options of its own.
#   Require tokens here, and a forgotten setting elsewhere no longer exposes a role's
#   credentials to request forgery.
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
# custom:
#   id: aws-ec2-instance-metadata-defaults-imdsv1
#   severity: medium
#   category: hardening
#   cwe: [CWE-918]
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Require IMDSv2 tokens
#       unsafe: on new instances software that knows IMDSv1 alone loses the metadata service
#       set: [{path: http_tokens, value: required}]
imdsv1 contains ["http_tokens"] if {
	not input.http_endpoint == "disabled"
	not input.http_tokens == "required"
}
