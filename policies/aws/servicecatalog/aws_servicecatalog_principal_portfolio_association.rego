# METADATA
# title: Principals of AWS Service Catalog portfolios
# scope: package
package parapet.aws_servicecatalog_principal_portfolio_association

# METADATA
# title: Every role or user of a name pattern may launch the portfolio's products
# description: >-
#   A pattern such as role/* gives all roles of every account that the portfolio is shared with
#   the right to launch its products, with the rights of their launch roles.
# related_resources:
#   - https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios_users.html
# custom:
#   id: aws-servicecatalog-principal-portfolio-association-wildcard-principal
#   severity: medium
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Name the principal
#       unsafe: replaces the association; other principals lose the products
#       set:
#         - path: principal_arn
#           value: "arn:aws:iam::111122223333:role/developer"
#           ask: the principal that launches the products
#         - {path: principal_type, value: IAM}
wildcard_principal contains ["principal_arn"] if regex.match(`:(role|user|group)/\*$`, input.principal_arn)
