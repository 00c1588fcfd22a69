# METADATA
# title: Approval rule templates of AWS CodeCommit
# scope: package
package parapet.aws_codecommit_approval_rule_template

# METADATA
# title: Pull requests need fewer than two approvals
# description: >-
#   With one approval a single careless or compromised reviewer lets code through. Ask for two
#   at least.
# related_resources:
#   - https://docs.aws.amazon.com/codecommit/latest/userguide/approval-rule-templates.html
# custom:
#   id: aws-codecommit-approval-rule-template-one-approval
#   severity: medium
#   category: supply-chain
#   controls:
#     nist-800-53-r5: [CM-3]
#   aliases: [CKV_AWS_257]
#   remedies:
#     - title: Ask for two approvals
#       unsafe: pull requests with one approval can no longer be merged
#       set: [{path: "./Statements[0].NumberOfApprovalsNeeded", value: 2}]
one_approval contains ["content"] if {
	some s in content.Statements
	s.Type == "Approvers"
	s.NumberOfApprovalsNeeded < 2
}

content := input.content if is_object(input.content)

content := json.unmarshal(input.content) if is_string(input.content)
