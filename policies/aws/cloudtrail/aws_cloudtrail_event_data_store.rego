# METADATA
# title: AWS CloudTrail Lake event data stores
# scope: package
package parapet.aws_cloudtrail_event_data_store

import data.parapet.lib.value

# METADATA
# title: Event data store is not encrypted with a KMS key of the account
# description: >-
#   CloudTrail Lake encrypts with a key of AWS unless given one. A customer managed key puts
#   reading the events under the account's own key policy; it cannot be changed later.
# related_resources:
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
# custom:
#   id: aws-cloudtrail-event-data-store-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [CloudTrail.10]
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_294]
#   remedies:
#     - title: Encrypt with an existing customer-managed key
#       unsafe: replaces the store; the key's policy must let CloudTrail encrypt and readers decrypt
#       set: [{path: kms_key_id, value: "${aws_kms_key.example.arn}"}]
#     - title: Encrypt with a new customer-managed key
#       unsafe: replaces the store; the key's policy must let CloudTrail encrypt and readers decrypt
#       declare:
#         - type: aws_kms_key
#           name: cloudtrail
#           set:
#             - {path: description, value: Encrypts event data stores}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_id, value: "${aws_kms_key.cloudtrail.arn}"}]
no_cmk contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

# METADATA
# title: Event data store can be deleted by a single API call
# description: >-
#   Termination protection is on by default and keeps the collected events from being deleted
#   together with the store. Switch it off only right before an intended deletion.
# related_resources:
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-event-data-store-termination-protection.html
# custom:
#   id: aws-cloudtrail-event-data-store-no-termination-protection
#   severity: medium
#   category: resilience
#   controls:
#     nist-800-53-r5: [AU-9]
#   remedies:
#     - title: Protect the store from termination
#       set:
#         - {path: termination_protection_enabled, value: true}
no_termination_protection contains ["termination_protection_enabled"] if input.termination_protection_enabled == false

# METADATA
# title: Event data store collects events of a single region
# description: >-
#   Stores collect the events of all regions by default. Limited to one, whatever happens in the
#   others cannot be queried.
# related_resources:
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-event-data-store.html
# custom:
#   id: aws-cloudtrail-event-data-store-single-region
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Collect events of all regions
#       set:
#         - {path: multi_region_enabled, value: true}
single_region contains ["multi_region_enabled"] if input.multi_region_enabled == false
