# METADATA
# title: AWS Lake Formation permissions
# scope: package
package parapet.aws_lakeformation_permissions

# METADATA
# title: Lake Formation permission is granted to every IAM principal
# description: >-
#   A grant to IAM_ALLOWED_PRINCIPALS lets everybody in whose IAM policy allows
#   access to the catalog, without a permission of Lake Formation. Grant to named
#   roles.
# related_resources:
#   - https://docs.aws.amazon.com/lake-formation/latest/dg/upgrade-glue-lake-formation-background.html
# custom:
#   id: aws-lakeformation-permissions-everyone
#   severity: medium
#   category: identity
#   cwe: [CWE-276]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Name the principal
#       unsafe: replaces the permission; other principals lose access
#       set:
#         - path: principal
#           value: "arn:aws:iam::111122223333:role/data-engineer"
#           ask: the principal that gets the permission
everyone contains ["principal"] if input.principal == "IAM_ALLOWED_PRINCIPALS"
