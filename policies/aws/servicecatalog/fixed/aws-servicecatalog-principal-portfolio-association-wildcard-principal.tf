resource "aws_servicecatalog_principal_portfolio_association" "bad" {
  portfolio_id   = "port-0a1b2c3d"
  principal_arn  = "arn:aws:iam::111122223333:role/developer" # want "aws-servicecatalog-principal-portfolio-association-wildcard-principal"
  principal_type = "IAM"
}

resource "aws_servicecatalog_principal_portfolio_association" "good" {
  portfolio_id  = "port-0a1b2c3d"
  principal_arn = "arn:aws:iam::123456789012:role/developer"
}
