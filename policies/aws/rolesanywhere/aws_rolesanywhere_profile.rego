# METADATA
# title: Profiles of IAM Roles Anywhere
# scope: package
package parapet.aws_rolesanywhere_profile

# METADATA
# title: Sessions of machines outside AWS last longer than an hour
# description: >-
#   Credentials that leak from a machine outside AWS work until they expire. One hour is the
#   default.
# related_resources:
#   - https://docs.aws.amazon.com/rolesanywhere/latest/APIReference/API_CreateProfile.html
# custom:
#   id: aws-rolesanywhere-profile-long-session
#   severity: low
#   category: identity
#   cwe: [CWE-613]
#   controls:
#     nist-800-53-r5: [AC-12]
#   remedies:
#     - title: End sessions after an hour
#       unsafe: machines must renew their sessions more often
#       set:
#         - {path: duration_seconds, value: 3600}
long_session contains ["duration_seconds"] if input.duration_seconds > 3600
