# METADATA
# title: Shares of AWS Service Catalog portfolios
# scope: package
package parapet.aws_servicecatalog_portfolio_share

# METADATA
# title: Portfolio is shared with a single account instead of within the organization
# description: >-
#   A share with an account needs no trust between the accounts and outlives their membership.
#   Shares with the organization or its units end when the account leaves.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/servicecatalog-controls.html#servicecatalog-1
# custom:
#   id: aws-servicecatalog-portfolio-share-outside-organization
#   severity: medium
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     aws-fsbp: [ServiceCatalog.1]
#     nist-800-53-r5: [AC-3, AC-4]
outside_organization contains ["type"] if input.type == "ACCOUNT"
