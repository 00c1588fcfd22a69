# METADATA
# title: AWS RAM resource shares
# scope: package
package parapet.aws_ram_resource_share

# METADATA
# title: Resources may be shared outside the organization
# description: >-
#   With external principals allowed, any AWS account that is added by mistake, or on purpose,
#   gets the shared resources.
# related_resources:
#   - https://docs.aws.amazon.com/ram/latest/userguide/working-with-sharing-create.html
# custom:
#   id: aws-ram-resource-share-external-principals
#   severity: medium
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-3, AC-4]
#   remedies:
#     - title: Share within the organization alone
#       unsafe: accounts outside of the organization lose access
#       set:
#         - {path: allow_external_principals, value: false}
external_principals contains ["allow_external_principals"] if input.allow_external_principals == true
