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
#   remedies:
#     - title: Share within the organization
#       unsafe: replaces the share; the account loses the portfolio unless it is in the organization
#       set:
#         - {path: type, value: ORGANIZATION}
#         - path: principal_id
#           value: "arn:aws:organizations::111122223333:organization/o-exampleorgid"
#           ask: the ARN of your organization
outside_organization contains ["type"] if input.type == "ACCOUNT"
