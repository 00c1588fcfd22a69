# METADATA
# title: AWS CloudTrail trails
# scope: package
package parapet.aws_cloudtrail

import data.parapet.lib.value

# METADATA
# title: Trail records a single region
# description: >-
#   Attackers like regions that nobody uses and nobody watches. A trail that applies to all
#   regions records management events in each of them, those added later included.
# related_resources:
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html
# custom:
#   id: aws-cloudtrail-single-region
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["3.1"]
#     cis-aws-5.0: ["3.1"]
#     aws-fsbp: [CloudTrail.1]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_67, AWS-0014, AVD-AWS-0014, "8173d5eb-96b5-4aa6-a71b-ecfa153c123d", AC_AWS_0034, AC_AWS_0448, "aws-cloudtrail-enable-all-regions", "058ac855-989f-4378-ba4d-52d004020da7", "6ad087d7-a509-4b20-b853-9ef6f5ebaa98"]
#   remedies:
#     - title: Record all regions
#       set:
#         - {path: is_multi_region_trail, value: true}
single_region contains ["is_multi_region_trail"] if not input.is_multi_region_trail

# METADATA
# title: Trail's log files can be altered without a trace
# description: >-
#   Log file validation writes signed digests of the delivered files, so that a changed or
#   deleted file is noticed. It is off unless the trail asks for it.
# related_resources:
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html
# custom:
#   id: aws-cloudtrail-no-log-file-validation
#   severity: medium
#   category: logging
#   cwe: [CWE-354]
#   controls:
#     cis-aws-3.0: ["3.2"]
#     cis-aws-5.0: ["3.2"]
#     aws-fsbp: [CloudTrail.4]
#     nist-800-53-r5: [AU-9, SI-7]
#   aliases: [CKV_AWS_36, AWS-0016, AVD-AWS-0016, "52ffcfa6-6c70-4ea6-8376-d828d3961669", FG_R00027, AC_AWS_0446, "aws-cloudtrail-enable-log-validation", "2a3560fe-52ca-4443-b34f-bf0ed5eb74c8", "4d8681a2-3d30-4c89-8070-08acd142748e"]
#   remedies:
#     - title: Validate log files
#       set:
#         - {path: enable_log_file_validation, value: true}
no_log_file_validation contains ["enable_log_file_validation"] if not input.enable_log_file_validation

# METADATA
# title: Trail's log files are not encrypted with a KMS key of the account
# description: >-
#   Without a key of its own the trail relies on the bucket's default encryption, and whoever
#   may read the bucket reads the logs. A customer managed key adds a second permission and can
#   be revoked.
# related_resources:
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
# custom:
#   id: aws-cloudtrail-no-cmk
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     cis-aws-3.0: ["3.5"]
#     cis-aws-5.0: ["3.5"]
#     aws-fsbp: [CloudTrail.2]
#     nist-800-53-r5: [AU-9, SC-28]
#   aliases: [CKV_AWS_35, AWS-0015, AVD-AWS-0015, "5d9e3164-9265-470c-9a10-57ae454ac0c7", FG_R00035, AC_AWS_0033, "aws-cloudtrail-enable-at-rest-encryption", "050a9ba8-d1cb-4c61-a5e8-8805a70d3b85", "f5587077-3f57-4370-9b4e-4eb5b1bac85b"]
#   remedies:
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the key's policy must let CloudTrail encrypt and readers decrypt
#       set: [{path: kms_key_id, value: "${aws_kms_key.example.arn}"}]
#     - title: Encrypt with a new customer-managed key
#       unsafe: the key's policy must let CloudTrail encrypt and readers decrypt
#       declare:
#         - type: aws_kms_key
#           name: cloudtrail
#           set:
#             - {path: description, value: Encrypts log files of CloudTrail}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_id, value: "${aws_kms_key.cloudtrail.arn}"}]
no_cmk contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

# METADATA
# title: Trail does not record anything
# description: >-
#   A trail whose logging is switched off exists but delivers no events, so that nothing that
#   happens in the account can be reconstructed.
# related_resources:
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html
# custom:
#   id: aws-cloudtrail-logging-stopped
#   severity: high
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [CloudTrail.3]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_251, "4bb76f17-3d63-4529-bdca-2b454529d774", "5c0b06d5-b7a4-484c-aeb0-75a836269ff0", "d4a73c49-cbaa-4c6f-80ee-d6ef5a3a26f5"]
#   remedies:
#     - title: Switch logging on
#       set:
#         - {path: enable_logging, value: true}
logging_stopped contains ["enable_logging"] if input.enable_logging == false

# METADATA
# title: Trail is not delivered to CloudWatch Logs
# description: >-
#   Files in a bucket arrive minutes later and nobody is alerted by them. Sent to CloudWatch
#   Logs as well, events can be searched and can raise alarms.
# related_resources:
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
# custom:
#   id: aws-cloudtrail-no-cloudwatch-logs
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [CloudTrail.5]
#     nist-800-53-r5: [AU-6, SI-4]
#   aliases: [CKV2_AWS_10, AWS-0162, AVD-AWS-0162, "17b30f8f-8dfb-4597-adf6-57600b6cf25e", FG_R00029, AC_AWS_0014, "aws-cloudtrail-ensure-cloudwatch-integration", "65d07da5-9af5-44df-8983-52d2e6f24c44", "ebb2118a-03bc-4d53-ab43-d8750f5cb8d3"]
#   remedies:
#     - title: Deliver to a new log group
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: cloudtrail
#           set:
#             - {path: name, value: /aws/cloudtrail}
#             - {path: retention_in_days, value: 365}
#         - type: aws_iam_role
#           name: cloudtrail_logs
#           set:
#             - {path: name, value: cloudtrail-logs}
#             - path: assume_role_policy
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: cloudtrail.amazonaws.com}
#                     Action: "sts:AssumeRole"
#         - type: aws_iam_role_policy
#           name: cloudtrail_logs
#           set:
#             - {path: name, value: write-logs}
#             - {path: role, value: "${aws_iam_role.cloudtrail_logs.id}"}
#             - path: policy
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Action: ["logs:CreateLogStream", "logs:PutLogEvents"]
#                     Resource: "${aws_cloudwatch_log_group.cloudtrail.arn}:*"
#       set:
#         - path: cloud_watch_logs_group_arn
#           value: "${aws_cloudwatch_log_group.cloudtrail.arn}:*"
#         - {path: cloud_watch_logs_role_arn, value: "${aws_iam_role.cloudtrail_logs.arn}"}
#     - title: Deliver to an existing log group
#       declare:
#         - type: aws_iam_role
#           name: cloudtrail_logs
#           set:
#             - {path: name, value: cloudtrail-logs}
#             - path: assume_role_policy
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: cloudtrail.amazonaws.com}
#                     Action: "sts:AssumeRole"
#         - type: aws_iam_role_policy
#           name: cloudtrail_logs
#           set:
#             - {path: name, value: write-logs}
#             - {path: role, value: "${aws_iam_role.cloudtrail_logs.id}"}
#             - path: policy
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Action: ["logs:CreateLogStream", "logs:PutLogEvents"]
#                     Resource: "${aws_cloudwatch_log_group.example.arn}:*"
#       set:
#         - {path: cloud_watch_logs_group_arn, value: "${aws_cloudwatch_log_group.example.arn}:*"}
#         - {path: cloud_watch_logs_role_arn, value: "${aws_iam_role.cloudtrail_logs.arn}"}
no_cloudwatch_logs contains ["cloud_watch_logs_group_arn"] if not value.is_set(input, "cloud_watch_logs_group_arn")

# METADATA
# title: Trail does not notify anybody of delivered log files
# description: >-
#   With an SNS topic each delivered log file is announced, which lets tools work on it at once
#   and makes a silent trail noticeable.
# related_resources:
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html
# custom:
#   id: aws-cloudtrail-no-sns-topic
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-5]
#   aliases: [CKV_AWS_252, "482b7d26-0bdb-4b5f-bf6f-545826c0a3dd", AC_AWS_0035, "3e09413f-471e-40f3-8626-990c79ae63f3", "5ba316a9-c466-4ec1-8d5b-bc6107dc9a92"]
#   remedies:
#     - title: Notify an existing topic
#       unsafe: the topic's policy must let CloudTrail publish
#       set: [{path: sns_topic_name, value: "${aws_sns_topic.example.name}"}]
#     - title: Notify a topic by its name
#       unsafe: the topic's policy must let CloudTrail publish
#       set: [{path: sns_topic_name, value: cloudtrail, ask: the topic that hears of new log files}]
no_sns_topic contains ["sns_topic_name"] if not value.is_set(input, "sns_topic_name")

# METADATA
# title: Trail leaves out the events of global services
# description: >-
#   IAM, STS and CloudFront record their events as global service events. A trail that excludes
#   them misses changes of users, roles and policies.
# related_resources:
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events
# custom:
#   id: aws-cloudtrail-no-global-service-events
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Include global service events
#       set:
#         - {path: include_global_service_events, value: true}
no_global_service_events contains ["include_global_service_events"] if input.include_global_service_events == false

# METADATA
# title: Trail leaves out management events
# description: >-
#   Management events are the calls that change the account, and the reads that prepare an
#   attack. Event selectors replace the default of recording all of them; include management
#   events, read and write alike.
# related_resources:
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
# custom:
#   id: aws-cloudtrail-no-management-events
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [CloudTrail.1]
#     nist-800-53-r5: [AU-12]
#   aliases: [FG_R00237]
#   remedies:
#     - title: Record all management events
#       unsafe: advanced selectors are replaced
#       set:
#         - path: "event_selector[+]"
#           value: {read_write_type: All, include_management_events: true}
#       remove: [advanced_event_selector]
#     - title: Record all management events by an advanced selector
#       unsafe: basic selectors are replaced
#       set:
#         - path: "advanced_event_selector[+]"
#           value:
#             name: Management events
#             field_selector: [{field: eventCategory, equals: [Management]}]
#       remove: [event_selector]
no_management_events contains selectors if {
	selected
	not management_writes
}

no_management_events contains selectors if {
	selected
	not management_reads
}

# METADATA
# title: Trail does not record writes to S3 objects
# description: >-
#   Object level calls are data events, which a trail records only when an event selector asks
#   for them. Without them nobody can tell who uploaded, replaced or deleted an object.
# related_resources:
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
# custom:
#   id: aws-cloudtrail-no-s3-write-events
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["3.8"]
#     cis-aws-5.0: ["3.8"]
#     nist-800-53-r5: [AU-12]
#   aliases: [AWS-0171, AVD-AWS-0171]
#   remedies:
#     - title: Record the events of all objects
#       unsafe: every event of an object is charged; advanced selectors are replaced
#       set:
#         - path: "event_selector[+]"
#           value:
#             read_write_type: All
#             include_management_events: true
#             data_resource: [{type: "AWS::S3::Object", values: ["arn:aws:s3"]}]
#       remove: [advanced_event_selector]
#     - title: Record the events of all objects by an advanced selector
#       unsafe: every event of an object is charged; basic selectors are replaced
#       set:
#         - path: "advanced_event_selector[+]"
#           value:
#             name: S3 objects
#             field_selector:
#               - {field: eventCategory, equals: [Data]}
#               - {field: resources.type, equals: ["AWS::S3::Object"]}
#       remove: [event_selector]
no_s3_write_events contains selectors if not s3_writes

# METADATA
# title: Trail does not record reads of S3 objects
# description: >-
#   Object level calls are data events, which a trail records only when an event selector asks
#   for them. Without them a theft of data from a bucket leaves no trace in the trail.
# related_resources:
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
# custom:
#   id: aws-cloudtrail-no-s3-read-events
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["3.9"]
#     cis-aws-5.0: ["3.9"]
#     nist-800-53-r5: [AU-12]
#   aliases: [AWS-0172, AVD-AWS-0172]
#   remedies:
#     - title: Record the events of all objects
#       unsafe: every event of an object is charged; advanced selectors are replaced
#       set:
#         - path: "event_selector[+]"
#           value:
#             read_write_type: All
#             include_management_events: true
#             data_resource: [{type: "AWS::S3::Object", values: ["arn:aws:s3"]}]
#       remove: [advanced_event_selector]
#     - title: Record the events of all objects by an advanced selector
#       unsafe: every event of an object is charged; basic selectors are replaced
#       set:
#         - path: "advanced_event_selector[+]"
#           value:
#             name: S3 objects
#             field_selector:
#               - {field: eventCategory, equals: [Data]}
#               - {field: resources.type, equals: ["AWS::S3::Object"]}
#       remove: [event_selector]
no_s3_read_events contains selectors if not s3_reads

# METADATA
# title: Trail does not look for unusual activity
# description: >-
#   CloudTrail Insights compares the rate of calls and of errors with the usual one and reports
#   bursts, an early sign of misuse. It has to be selected and costs extra.
# related_resources:
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html
# custom:
#   id: aws-cloudtrail-no-insights
#   severity: info
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [SI-4]
#   remedies:
#     - title: Look for unusual rates of calls
#       unsafe: CloudTrail charges for the events that it analyses
#       set: [{path: "insight_selector[+]", value: {insight_type: ApiCallRateInsight}}]
no_insights contains insights if {
	not "ApiCallRateInsight" in {s.insight_type | some s in input.insight_selector}
}

insights := array.concat([["insight_selector"]], [["insight_selector", i, "insight_type"] |
	some i, _ in input.insight_selector
])

# selects_writes(selector): a basic event selector records write events.
selects_writes(selector) if not selector.read_write_type == "ReadOnly"

# selects_reads(selector): a basic event selector records read events.
selects_reads(selector) if not selector.read_write_type == "WriteOnly"

management(selector) if not selector.include_management_events == false

# field_values(selector, name) is the set of the values that a field of an
# advanced event selector must equal.
field_values(selector, name) := {v |
	some f in selector.field_selector
	f.field == name
	some v in f.equals
}

advanced_management(selector) if "Management" in field_values(selector, "eventCategory")

# advanced_kind(selector, flag): an advanced event selector takes the events
# whose readOnly is the flag, "true" or "false".
advanced_kind(selector, flag) if flag in field_values(selector, "readOnly")

advanced_kind(selector, _) if field_values(selector, "readOnly") == set()

management_writes if {
	some s in input.event_selector
	management(s)
	selects_writes(s)
}

management_writes if {
	some s in input.advanced_event_selector
	advanced_management(s)
	advanced_kind(s, "false")
}

management_reads if {
	some s in input.event_selector
	management(s)
	selects_reads(s)
}

management_reads if {
	some s in input.advanced_event_selector
	advanced_management(s)
	advanced_kind(s, "true")
}

# s3_objects(selector): a basic event selector names objects: those of all
# buckets, or those of a bucket, whose ARN then ends in a slash and a prefix.
s3_objects(selector) if {
	some r in selector.data_resource
	r.type == "AWS::S3::Object"
	some arn in r.values
	regex.match(`^arn:[a-z-]+:s3(:::)?$|^arn:[a-z-]+:s3:::[^/]+/|\$\{`, arn)
}

s3_writes if {
	some s in input.event_selector
	s3_objects(s)
	selects_writes(s)
}

s3_writes if {
	some s in input.advanced_event_selector
	"AWS::S3::Object" in field_values(s, "resources.type")
	advanced_kind(s, "false")
}

s3_reads if {
	some s in input.event_selector
	s3_objects(s)
	selects_reads(s)
}

s3_reads if {
	some s in input.advanced_event_selector
	"AWS::S3::Object" in field_values(s, "resources.type")
	advanced_kind(s, "true")
}

# selectors is where a verdict on what the trail records rests: on the list of
# the selectors that it uses and on what each of them selects.
default selectors := [["event_selector"]]

selectors := array.concat([["event_selector"]], [array.concat(["event_selector", i], at) |
	some i, s in input.event_selector
	some at in basic_criteria(s)
]) if {
	count(input.event_selector) > 0
	count(object.get(input, "advanced_event_selector", [])) == 0
}

selectors := array.concat([["advanced_event_selector"]], [at |
	some i, s in input.advanced_event_selector
	some j, _ in s.field_selector
	some name in ["field", "equals"]
	at := ["advanced_event_selector", i, "field_selector", j, name]
]) if {
	count(input.advanced_event_selector) > 0
}

basic_criteria(selector) := array.concat(
	[["read_write_type"], ["include_management_events"]],
	[["data_resource", i, name] |
		some i, _ in selector.data_resource
		some name in ["type", "values"]
	],
)

selected if count(input.event_selector) > 0

selected if count(input.advanced_event_selector) > 0
