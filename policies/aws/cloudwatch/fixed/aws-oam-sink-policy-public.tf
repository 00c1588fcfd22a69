resource "aws_oam_sink_policy" "bad" {
  sink_identifier = "arn:aws:oam:eu-central-1:123456789012:sink/6a9c2a3e"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        AWS = "arn:aws:iam::111122223333:root"
      } # want "aws-oam-sink-policy-public"
      Action   = ["oam:CreateLink", "oam:UpdateLink"]
      Resource = "*"
    }]
  })
}

resource "aws_oam_sink_policy" "good" {
  sink_identifier = "arn:aws:oam:eu-central-1:123456789012:sink/6a9c2a3e"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["oam:CreateLink", "oam:UpdateLink"]
      Resource  = "*"
      Condition = {
        StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" }
      }
    }]
  })
}
