# METADATA
# title: AWS Lambda layer permissions
# scope: package
package parapet.aws_lambda_layer_version_permission

# METADATA
# title: Lambda layer is shared with everybody
# description: >-
#   Any AWS customer can download the code. Share with an account or an organization.
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/permissions-layer-cross-account.html
# custom:
#   id: aws-lambda-layer-version-permission-public
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3]
#   remedies:
#     - title: Share within your organization alone
#       unsafe: >-
#         replaces the permission; accounts outside of the organization can no longer use the layer
#       set:
#         - {path: organization_id, value: o-exampleorgid, ask: the id of your organization}
#     - title: Share with one account
#       unsafe: replaces the permission; other accounts can no longer use the layer
#       set:
#         - {path: principal, value: "111122223333", ask: the account that uses the layer}
public contains ["principal"] if {
	input.principal == "*"
	not input.organization_id
}
