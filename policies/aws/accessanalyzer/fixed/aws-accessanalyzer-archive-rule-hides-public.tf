resource "aws_accessanalyzer_archive_rule" "bad" {
  analyzer_name = "account"
  rule_name     = "public"

  filter {
    criteria = "isPublic"
    eq       = ["false"] # want "aws-accessanalyzer-archive-rule-hides-public"
  }
}

resource "aws_accessanalyzer_archive_rule" "good" {
  analyzer_name = "account"
  rule_name     = "website"

  filter {
    criteria = "isPublic"
    eq       = ["true"]
  }

  filter {
    criteria = "resource"
    eq       = ["arn:aws:s3:::example-website"]
  }
}
