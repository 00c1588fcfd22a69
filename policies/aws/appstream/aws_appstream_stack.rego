# METADATA
# title: Amazon AppStream stacks
# scope: package
package parapet.aws_appstream_stack

# METADATA
# title: Users can carry data out of the streaming session
# description: >-
#   Streaming keeps data off the user's device as long as it cannot be downloaded, copied or
#   printed there. Disable what the work does not need.
# related_resources:
#   - https://docs.aws.amazon.com/appstream2/latest/developerguide/set-up-stacks-fleets.html
# custom:
#   id: aws-appstream-stack-data-leaves-session
#   severity: low
#   category: public-exposure
#   cwe: [CWE-200]
#   controls:
#     nist-800-53-r5: [AC-4]
#   remedies:
#     - title: Keep data in the session
#       unsafe: users can no longer copy, download or print from the session
#       set: [{path: ".", value: DISABLED}]
data_leaves_session contains ["user_settings", i, "permission"] if {
	some i, setting in input.user_settings
	setting.action in {"CLIPBOARD_COPY_TO_LOCAL_DEVICE", "FILE_DOWNLOAD", "PRINTING_TO_LOCAL_DEVICE"}
	setting.permission == "ENABLED"
}
