# METADATA
# title: AWS IAM Identity Center permission sets
# scope: package
package parapet.aws_ssoadmin_permission_set

# METADATA
# title: Permission set gives sessions of more than eight hours
# description: >-
#   A stolen session works until it ends.
# related_resources:
#   - https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html
# custom:
#   id: aws-ssoadmin-permission-set-long-session
#   severity: low
#   category: identity
#   remedies:
#     - title: End sessions after four hours
#       set:
#         - {path: session_duration, value: "PT4H"}
long_session contains ["session_duration"] if {
	regex.match(`^PT(9|1[0-2])H`, input.session_duration)
}
