# METADATA
# title: Archive rules of IAM Access Analyzer
# scope: package
package parapet.aws_accessanalyzer_archive_rule

# METADATA
# title: Archive rule hides findings of public access
# description: >-
#   Findings that match an archive rule are put away as they appear. A rule that takes all
#   findings with isPublic true hides resources that strangers can reach.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-archive-rules.html
# custom:
#   id: aws-accessanalyzer-archive-rule-hides-public
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AC-6, CA-7]
#   remedies:
#     - title: Archive findings of private access alone
#       unsafe: findings of public access show again
#       set: [{path: ".", value: ["false"]}]
hides_public contains ["filter", i, "eq"] if {
	count(input.filter) == 1
	some i, f in input.filter
	f.criteria == "isPublic"
	"true" in f.eq
}
