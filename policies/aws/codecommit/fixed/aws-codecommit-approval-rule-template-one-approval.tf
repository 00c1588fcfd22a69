resource "aws_codecommit_approval_rule_template" "bad" {
  name = "review"
  content = jsonencode({ # want "aws-codecommit-approval-rule-template-one-approval"
    Version               = "2018-11-08"
    DestinationReferences = ["refs/heads/main"]
    Statements = [{
      Type                    = "Approvers"
      NumberOfApprovalsNeeded = 2
    }]
  })
}

resource "aws_codecommit_approval_rule_template" "good" {
  name = "review"
  content = jsonencode({
    Version               = "2018-11-08"
    DestinationReferences = ["refs/heads/main"]
    Statements = [{
      Type                    = "Approvers"
      NumberOfApprovalsNeeded = 2
    }]
  })
}
