# METADATA
# title: Amazon Location Service geofence collections
# scope: package
package parapet.aws_location_geofence_collection

import data.parapet.lib.value

# METADATA
# title: Geofences are not encrypted with a KMS key of the account
# description: >-
#   Amazon Location encrypts with a key that AWS owns. Locations tell much about people; a
#   customer managed key has its own policy, rotation and audit trail.
# related_resources:
#   - https://docs.aws.amazon.com/location/latest/developerguide/encryption-at-rest.html
# custom:
#   id: aws-location-geofence-collection-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the collection
#       declare:
#         - type: aws_kms_key
#           name: location
#           set:
#             - {path: description, value: Encrypts the geofences}
#             - {path: enable_key_rotation, value: true}
#             - {path: deletion_window_in_days, value: 30}
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.location.arn}"}
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the collection
#       set:
#         - {path: kms_key_id, value: "${aws_kms_key.example.arn}"}
no_cmk contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")
