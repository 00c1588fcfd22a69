resource "aws_servicecatalog_portfolio_share" "bad" {
  portfolio_id = "port-0a1b2c3d"
  principal_id = "arn:aws:organizations::111122223333:organization/o-exampleorgid"
  type         = "ORGANIZATION" # want "aws-servicecatalog-portfolio-share-outside-organization"
}

resource "aws_servicecatalog_portfolio_share" "good" {
  portfolio_id = "port-0a1b2c3d"
  principal_id = "arn:aws:organizations::123456789012:organization/o-a1b2c3d4e5"
  type         = "ORGANIZATION"
}
