# METADATA
# title: Amazon CloudWatch log groups
# scope: package
package parapet.aws_cloudwatch_log_group

import data.parapet.lib.value

# METADATA
# title: Log group is not encrypted with a KMS key of the account
# description: >-
#   CloudWatch Logs always encrypts, with a key that it owns. A customer managed key lets the
#   account decide who may decrypt the logs, and see it in CloudTrail.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
# custom:
#   id: aws-cloudwatch-log-group-no-cmk
#   severity: low
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     nist-800-53-r5: [SC-28]
#   aliases: [CKV_AWS_158, AWS-0017, AVD-AWS-0017, "0afbcfe9-d341-4b92-a64c-7e6de0543879", FG_R00068, AC_AWS_0451, W84, "aws-cloudwatch-log-group-customer-key"]
#   remedies:
#     - title: Encrypt with an existing customer-managed key
#       unsafe: the key's policy must let CloudWatch Logs use it, and readers need permission on it
#       set: [{path: kms_key_id, value: "${aws_kms_key.example.arn}"}]
#     - title: Encrypt with a new customer-managed key
#       unsafe: the key's policy must let CloudWatch Logs use it, and readers need permission on it
#       declare:
#         - type: aws_kms_key
#           name: logs
#           set:
#             - {path: description, value: Encrypts log groups}
#             - {path: enable_key_rotation, value: true}
#       set: [{path: kms_key_id, value: "${aws_kms_key.logs.arn}"}]
no_cmk contains ["kms_key_id"] if not value.is_set(input, "kms_key_id")

# METADATA
# title: Log group has no retention period
# description: >-
#   Events are kept for ever unless a retention period is set: personal data outlives its
#   purpose and costs grow. State how long the logs are needed.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html#SettingLogRetention
# custom:
#   id: aws-cloudwatch-log-group-unlimited-retention
#   severity: low
#   category: logging
#   controls:
#     nist-800-53-r5: [AU-11]
#   aliases: [CKV_AWS_66, "ef0b316a-211e-42f1-888e-64efe172b755", "e24e18d9-4c2b-4649-b3d0-18c088145e24", "934613fe-b12c-4e5a-95f5-c1dcdffac1ff", AC_AWS_0041, W86]
#   remedies:
#     - title: Keep the logs for a year
#       unsafe: log events that are older than a year are deleted
#       set: [{path: retention_in_days, value: 365}]
unlimited_retention contains ["retention_in_days"] if object.get(input, "retention_in_days", 0) == 0

# METADATA
# title: Log group keeps events for less than a year
# description: >-
#   Break-ins are often noticed months later. Logs that are needed to investigate them should be
#   kept for a year at least.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16
# custom:
#   id: aws-cloudwatch-log-group-short-retention
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [CloudWatch.16]
#     nist-800-53-r5: [AU-11]
#   aliases: [CKV_AWS_338, AC_AWS_0452]
#   remedies:
#     - title: Keep the logs for a year
#       set:
#         - {path: retention_in_days, value: 365}
short_retention contains ["retention_in_days"] if {
	input.retention_in_days > 0
	input.retention_in_days < 365
}

# METADATA
# title: Trail's log group has no metric filter for refused calls
# description: >-
#   Many refused calls in a row are how an intruder finds out what stolen credentials may do.
#   The group has filters for other events of CloudTrail, but none whose alarm would tell of
#   these.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-group-no-filter-unauthorized-calls
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.1"]
#     cis-aws-5.0: ["4.1"]
#     aws-fsbp: [CloudWatch.2]
#     nist-800-53-r5: [AU-6, SI-4]
#   aliases: [AWS-0147, AVD-AWS-0147]
#   remedies:
#     - title: Count refused calls
#       satellite:
#         type: aws_cloudwatch_log_metric_filter
#         link: log_group_name
#         attribute: name
#         set:
#           - {path: name, value: unauthorized-calls}
#           - path: pattern
#             value: "{ ($.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\") }"
#           - {path: metric_transformation.name, value: UnauthorizedCalls}
#           - {path: metric_transformation.namespace, value: CloudTrail}
#           - {path: metric_transformation.value, value: "1"}
no_filter_unauthorized_calls contains filters if {
	of_trail
	not watched(`\$\.errorCode\s*=\s*"?(\*?UnauthorizedOperation|AccessDenied)`)
}

# METADATA
# title: Trail's log group has no metric filter for console sign-ins without MFA
# description: >-
#   A sign-in without a second factor is a hole in the account's rules, or somebody with a
#   stolen password. The group has filters for other events of CloudTrail, but none whose alarm
#   would tell of these.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-group-no-filter-sign-in-without-mfa
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.2"]
#     cis-aws-5.0: ["4.2"]
#     aws-fsbp: [CloudWatch.3]
#     nist-800-53-r5: [AU-6, SI-4]
#   aliases: [AWS-0148, AVD-AWS-0148]
#   remedies:
#     - title: Count sign-ins without MFA
#       satellite:
#         type: aws_cloudwatch_log_metric_filter
#         link: log_group_name
#         attribute: name
#         set:
#           - {path: name, value: sign-in-without-mfa}
#           - path: pattern
#             value: "{ ($.eventName = \"ConsoleLogin\") && ($.additionalEventData.MFAUsed != \"Yes\") && ($.userIdentity.type = \"IAMUser\") && ($.responseElements.ConsoleLogin = \"Success\") }"
#           - {path: metric_transformation.name, value: SignInWithoutMFA}
#           - {path: metric_transformation.namespace, value: CloudTrail}
#           - {path: metric_transformation.value, value: "1"}
no_filter_sign_in_without_mfa contains filters if {
	of_trail
	not watched(`additionalEventData\.MFAUsed`)
}

# METADATA
# title: Trail's log group has no metric filter for use of the root user
# description: >-
#   The root user may do everything and should never be used day to day. The group has filters
#   for other events of CloudTrail, but none whose alarm would tell of these.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-group-no-filter-root-usage
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.3"]
#     cis-aws-5.0: ["4.3"]
#     aws-fsbp: [CloudWatch.1]
#     nist-800-53-r5: [AU-6, SI-4]
#   aliases: [AWS-0149, AVD-AWS-0149]
#   remedies:
#     - title: Count use of the root user
#       satellite:
#         type: aws_cloudwatch_log_metric_filter
#         link: log_group_name
#         attribute: name
#         set:
#           - {path: name, value: root-usage}
#           - path: pattern
#             value: "{ ($.userIdentity.type = \"Root\") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != \"AwsServiceEvent\") }"
#           - {path: metric_transformation.name, value: RootUsage}
#           - {path: metric_transformation.namespace, value: CloudTrail}
#           - {path: metric_transformation.value, value: "1"}
no_filter_root_usage contains filters if {
	of_trail
	not watched(`\$\.userIdentity\.type\s*=\s*"?Root`)
}

# METADATA
# title: Trail's log group has no metric filter for changes of IAM policies
# description: >-
#   Policies decide who may do what; a change can be an escalation of privileges. The group has
#   filters for other events of CloudTrail, but none whose alarm would tell of these.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-group-no-filter-iam-policy-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.4"]
#     cis-aws-5.0: ["4.4"]
#     aws-fsbp: [CloudWatch.4]
#     nist-800-53-r5: [AU-6, SI-4]
#   aliases: [AWS-0150, AVD-AWS-0150]
#   remedies:
#     - title: Count changes of IAM policies
#       satellite:
#         type: aws_cloudwatch_log_metric_filter
#         link: log_group_name
#         attribute: name
#         set:
#           - {path: name, value: iam-policy-changes}
#           - path: pattern
#             value: "{ ($.eventName = DeleteGroupPolicy) || ($.eventName = DeleteRolePolicy) || ($.eventName = DeleteUserPolicy) || ($.eventName = PutGroupPolicy) || ($.eventName = PutRolePolicy) || ($.eventName = PutUserPolicy) || ($.eventName = CreatePolicy) || ($.eventName = DeletePolicy) || ($.eventName = CreatePolicyVersion) || ($.eventName = DeletePolicyVersion) || ($.eventName = AttachRolePolicy) || ($.eventName = DetachRolePolicy) || ($.eventName = AttachUserPolicy) || ($.eventName = DetachUserPolicy) || ($.eventName = AttachGroupPolicy) || ($.eventName = DetachGroupPolicy) }"
#           - {path: metric_transformation.name, value: IAMPolicyChanges}
#           - {path: metric_transformation.namespace, value: CloudTrail}
#           - {path: metric_transformation.value, value: "1"}
no_filter_iam_policy_changes contains filters if {
	of_trail
	not watched(`(Put|Delete)(Group|Role|User)Policy|(Attach|Detach)(Role|User|Group)Policy`)
}

# METADATA
# title: Trail's log group has no metric filter for changes of CloudTrail
# description: >-
#   An intruder who stops the trail hides everything that follows. The group has filters for
#   other events of CloudTrail, but none whose alarm would tell of these.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-group-no-filter-trail-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.5"]
#     cis-aws-5.0: ["4.5"]
#     aws-fsbp: [CloudWatch.5]
#     nist-800-53-r5: [AU-6, SI-4]
#   aliases: [AWS-0151, AVD-AWS-0151]
#   remedies:
#     - title: Count changes of CloudTrail
#       satellite:
#         type: aws_cloudwatch_log_metric_filter
#         link: log_group_name
#         attribute: name
#         set:
#           - {path: name, value: trail-changes}
#           - path: pattern
#             value: "{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) || ($.eventName = StopLogging) }"
#           - {path: metric_transformation.name, value: TrailChanges}
#           - {path: metric_transformation.namespace, value: CloudTrail}
#           - {path: metric_transformation.value, value: "1"}
no_filter_trail_changes contains filters if {
	of_trail
	not watched(`(Create|Update|Delete)Trail|(Start|Stop)Logging`)
}

# METADATA
# title: Trail's log group has no metric filter for failed console sign-ins
# description: >-
#   Failed sign-ins in a row are guesses of a password. The group has filters for other events
#   of CloudTrail, but none whose alarm would tell of these.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-group-no-filter-failed-sign-in
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.6"]
#     cis-aws-5.0: ["4.6"]
#     aws-fsbp: [CloudWatch.6]
#     nist-800-53-r5: [AU-6, SI-4]
#   aliases: [AWS-0152, AVD-AWS-0152]
#   remedies:
#     - title: Count failed sign-ins
#       satellite:
#         type: aws_cloudwatch_log_metric_filter
#         link: log_group_name
#         attribute: name
#         set:
#           - {path: name, value: failed-sign-in}
#           - path: pattern
#             value: "{ ($.eventName = \"ConsoleLogin\") && ($.errorMessage = \"Failed authentication\") }"
#           - {path: metric_transformation.name, value: FailedSignIn}
#           - {path: metric_transformation.namespace, value: CloudTrail}
#           - {path: metric_transformation.value, value: "1"}
no_filter_failed_sign_in contains filters if {
	of_trail
	not watched(`Failed authentication`)
}

# METADATA
# title: Trail's log group has no metric filter for disabling and deletion of KMS keys
# description: >-
#   What a deleted key encrypted is lost. The group has filters for other events of CloudTrail,
#   but none whose alarm would tell of these.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-group-no-filter-key-deletion
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.7"]
#     cis-aws-5.0: ["4.7"]
#     aws-fsbp: [CloudWatch.7]
#     nist-800-53-r5: [AU-6, SI-4]
#   aliases: [AWS-0153, AVD-AWS-0153]
#   remedies:
#     - title: Count disabled and deleted keys
#       satellite:
#         type: aws_cloudwatch_log_metric_filter
#         link: log_group_name
#         attribute: name
#         set:
#           - {path: name, value: key-deletion}
#           - path: pattern
#             value: "{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }"
#           - {path: metric_transformation.name, value: KeyDeletion}
#           - {path: metric_transformation.namespace, value: CloudTrail}
#           - {path: metric_transformation.value, value: "1"}
no_filter_key_deletion contains filters if {
	of_trail
	not watched(`DisableKey|ScheduleKeyDeletion`)
}

# METADATA
# title: Trail's log group has no metric filter for changes of S3 bucket policies
# description: >-
#   A changed bucket policy can open data to strangers. The group has filters for other events
#   of CloudTrail, but none whose alarm would tell of these.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-group-no-filter-bucket-policy-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.8"]
#     cis-aws-5.0: ["4.8"]
#     aws-fsbp: [CloudWatch.8]
#     nist-800-53-r5: [AU-6, SI-4]
#   aliases: [AWS-0154, AVD-AWS-0154]
#   remedies:
#     - title: Count changes of bucket policies
#       satellite:
#         type: aws_cloudwatch_log_metric_filter
#         link: log_group_name
#         attribute: name
#         set:
#           - {path: name, value: bucket-policy-changes}
#           - path: pattern
#             value: "{ ($.eventSource = s3.amazonaws.com) && (($.eventName = PutBucketAcl) || ($.eventName = PutBucketPolicy) || ($.eventName = PutBucketCors) || ($.eventName = PutBucketLifecycle) || ($.eventName = PutBucketReplication) || ($.eventName = DeleteBucketPolicy) || ($.eventName = DeleteBucketCors) || ($.eventName = DeleteBucketLifecycle) || ($.eventName = DeleteBucketReplication)) }"
#           - {path: metric_transformation.name, value: BucketPolicyChanges}
#           - {path: metric_transformation.namespace, value: CloudTrail}
#           - {path: metric_transformation.value, value: "1"}
no_filter_bucket_policy_changes contains filters if {
	of_trail
	not watched(`(Put|Delete)Bucket(Acl|Policy|Cors|Lifecycle|Replication)`)
}

# METADATA
# title: Trail's log group has no metric filter for changes of AWS Config
# description: >-
#   Without AWS Config other changes leave no history. The group has filters for other events of
#   CloudTrail, but none whose alarm would tell of these.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-group-no-filter-config-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.9"]
#     cis-aws-5.0: ["4.9"]
#     aws-fsbp: [CloudWatch.9]
#     nist-800-53-r5: [AU-6, SI-4]
#   aliases: [AWS-0155, AVD-AWS-0155]
#   remedies:
#     - title: Count changes of AWS Config
#       satellite:
#         type: aws_cloudwatch_log_metric_filter
#         link: log_group_name
#         attribute: name
#         set:
#           - {path: name, value: config-changes}
#           - path: pattern
#             value: "{ ($.eventSource = config.amazonaws.com) && (($.eventName = StopConfigurationRecorder) || ($.eventName = DeleteDeliveryChannel) || ($.eventName = PutDeliveryChannel) || ($.eventName = PutConfigurationRecorder)) }"
#           - {path: metric_transformation.name, value: ConfigChanges}
#           - {path: metric_transformation.namespace, value: CloudTrail}
#           - {path: metric_transformation.value, value: "1"}
no_filter_config_changes contains filters if {
	of_trail
	not watched(`(Stop|Put)ConfigurationRecorder|(Put|Delete)DeliveryChannel`)
}

# METADATA
# title: Trail's log group has no metric filter for changes of security groups
# description: >-
#   An opened security group exposes what stands behind it. The group has filters for other
#   events of CloudTrail, but none whose alarm would tell of these.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-group-no-filter-security-group-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.10"]
#     cis-aws-5.0: ["4.10"]
#     aws-fsbp: [CloudWatch.10]
#     nist-800-53-r5: [AU-6, SI-4]
#   aliases: [AWS-0156, AVD-AWS-0156]
#   remedies:
#     - title: Count changes of security groups
#       satellite:
#         type: aws_cloudwatch_log_metric_filter
#         link: log_group_name
#         attribute: name
#         set:
#           - {path: name, value: security-group-changes}
#           - path: pattern
#             value: "{ ($.eventName = AuthorizeSecurityGroupIngress) || ($.eventName = AuthorizeSecurityGroupEgress) || ($.eventName = RevokeSecurityGroupIngress) || ($.eventName = RevokeSecurityGroupEgress) || ($.eventName = CreateSecurityGroup) || ($.eventName = DeleteSecurityGroup) }"
#           - {path: metric_transformation.name, value: SecurityGroupChanges}
#           - {path: metric_transformation.namespace, value: CloudTrail}
#           - {path: metric_transformation.value, value: "1"}
no_filter_security_group_changes contains filters if {
	of_trail
	not watched(`SecurityGroup`)
}

# METADATA
# title: Trail's log group has no metric filter for changes of network ACLs
# description: >-
#   An opened network ACL exposes whole subnets. The group has filters for other events of
#   CloudTrail, but none whose alarm would tell of these.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-group-no-filter-network-acl-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.11"]
#     cis-aws-5.0: ["4.11"]
#     aws-fsbp: [CloudWatch.11]
#     nist-800-53-r5: [AU-6, SI-4]
#   aliases: [AWS-0157, AVD-AWS-0157]
#   remedies:
#     - title: Count changes of network ACLs
#       satellite:
#         type: aws_cloudwatch_log_metric_filter
#         link: log_group_name
#         attribute: name
#         set:
#           - {path: name, value: network-acl-changes}
#           - path: pattern
#             value: "{ ($.eventName = CreateNetworkAcl) || ($.eventName = CreateNetworkAclEntry) || ($.eventName = DeleteNetworkAcl) || ($.eventName = DeleteNetworkAclEntry) || ($.eventName = ReplaceNetworkAclEntry) || ($.eventName = ReplaceNetworkAclAssociation) }"
#           - {path: metric_transformation.name, value: NetworkACLChanges}
#           - {path: metric_transformation.namespace, value: CloudTrail}
#           - {path: metric_transformation.value, value: "1"}
no_filter_network_acl_changes contains filters if {
	of_trail
	not watched(`NetworkAcl`)
}

# METADATA
# title: Trail's log group has no metric filter for changes of network gateways
# description: >-
#   Gateways connect a network with others and with the internet. The group has filters for
#   other events of CloudTrail, but none whose alarm would tell of these.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-group-no-filter-gateway-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.12"]
#     cis-aws-5.0: ["4.12"]
#     aws-fsbp: [CloudWatch.12]
#     nist-800-53-r5: [AU-6, SI-4]
#   aliases: [AWS-0158, AVD-AWS-0158]
#   remedies:
#     - title: Count changes of gateways
#       satellite:
#         type: aws_cloudwatch_log_metric_filter
#         link: log_group_name
#         attribute: name
#         set:
#           - {path: name, value: gateway-changes}
#           - path: pattern
#             value: "{ ($.eventName = CreateCustomerGateway) || ($.eventName = DeleteCustomerGateway) || ($.eventName = AttachInternetGateway) || ($.eventName = CreateInternetGateway) || ($.eventName = DeleteInternetGateway) || ($.eventName = DetachInternetGateway) }"
#           - {path: metric_transformation.name, value: GatewayChanges}
#           - {path: metric_transformation.namespace, value: CloudTrail}
#           - {path: metric_transformation.value, value: "1"}
no_filter_gateway_changes contains filters if {
	of_trail
	not watched(`(Customer|Internet)Gateway`)
}

# METADATA
# title: Trail's log group has no metric filter for changes of route tables
# description: >-
#   A changed route can lead traffic past a firewall. The group has filters for other events of
#   CloudTrail, but none whose alarm would tell of these.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-group-no-filter-route-table-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.13"]
#     cis-aws-5.0: ["4.13"]
#     aws-fsbp: [CloudWatch.13]
#     nist-800-53-r5: [AU-6, SI-4]
#   aliases: [AWS-0159, AVD-AWS-0159]
#   remedies:
#     - title: Count changes of route tables
#       satellite:
#         type: aws_cloudwatch_log_metric_filter
#         link: log_group_name
#         attribute: name
#         set:
#           - {path: name, value: route-table-changes}
#           - path: pattern
#             value: "{ ($.eventName = CreateRoute) || ($.eventName = CreateRouteTable) || ($.eventName = ReplaceRoute) || ($.eventName = ReplaceRouteTableAssociation) || ($.eventName = DeleteRouteTable) || ($.eventName = DeleteRoute) || ($.eventName = DisassociateRouteTable) }"
#           - {path: metric_transformation.name, value: RouteTableChanges}
#           - {path: metric_transformation.namespace, value: CloudTrail}
#           - {path: metric_transformation.value, value: "1"}
no_filter_route_table_changes contains filters if {
	of_trail
	not watched(`(Create|Delete|Replace)Route|DisassociateRouteTable`)
}

# METADATA
# title: Trail's log group has no metric filter for changes of VPCs
# description: >-
#   New networks and peerings open ways that nobody planned. The group has filters for other
#   events of CloudTrail, but none whose alarm would tell of these.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-group-no-filter-vpc-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.14"]
#     cis-aws-5.0: ["4.14"]
#     aws-fsbp: [CloudWatch.14]
#     nist-800-53-r5: [AU-6, SI-4]
#   aliases: [AWS-0160, AVD-AWS-0160]
#   remedies:
#     - title: Count changes of VPCs
#       satellite:
#         type: aws_cloudwatch_log_metric_filter
#         link: log_group_name
#         attribute: name
#         set:
#           - {path: name, value: vpc-changes}
#           - path: pattern
#             value: "{ ($.eventName = CreateVpc) || ($.eventName = DeleteVpc) || ($.eventName = ModifyVpcAttribute) || ($.eventName = AcceptVpcPeeringConnection) || ($.eventName = CreateVpcPeeringConnection) || ($.eventName = DeleteVpcPeeringConnection) || ($.eventName = RejectVpcPeeringConnection) }"
#           - {path: metric_transformation.name, value: VPCChanges}
#           - {path: metric_transformation.namespace, value: CloudTrail}
#           - {path: metric_transformation.value, value: "1"}
no_filter_vpc_changes contains filters if {
	of_trail
	not watched(`(Create|Delete)Vpc|ModifyVpcAttribute|VpcPeeringConnection`)
}

# METADATA
# title: Trail's log group has no metric filter for changes of AWS Organizations
# description: >-
#   An account that leaves the organization sheds its guard rails. The group has filters for
#   other events of CloudTrail, but none whose alarm would tell of these.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-group-no-filter-organization-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.15"]
#     cis-aws-5.0: ["4.15"]
#     nist-800-53-r5: [AU-6, SI-4]
#   aliases: [AWS-0174, AVD-AWS-0174]
#   remedies:
#     - title: Count changes of the organization
#       satellite:
#         type: aws_cloudwatch_log_metric_filter
#         link: log_group_name
#         attribute: name
#         set:
#           - {path: name, value: organization-changes}
#           - path: pattern
#             value: "{ ($.eventSource = organizations.amazonaws.com) && (($.eventName = AcceptHandshake) || ($.eventName = AttachPolicy) || ($.eventName = CreateAccount) || ($.eventName = CreateOrganizationalUnit) || ($.eventName = CreatePolicy) || ($.eventName = DeclineHandshake) || ($.eventName = DeleteOrganization) || ($.eventName = DeleteOrganizationalUnit) || ($.eventName = DeletePolicy) || ($.eventName = DetachPolicy) || ($.eventName = DisablePolicyType) || ($.eventName = EnablePolicyType) || ($.eventName = InviteAccountToOrganization) || ($.eventName = LeaveOrganization) || ($.eventName = MoveAccount) || ($.eventName = RemoveAccountFromOrganization) || ($.eventName = UpdatePolicy) || ($.eventName = UpdateOrganizationalUnit)) }"
#           - {path: metric_transformation.name, value: OrganizationChanges}
#           - {path: metric_transformation.namespace, value: CloudTrail}
#           - {path: metric_transformation.value, value: "1"}
no_filter_organization_changes contains filters if {
	of_trail
	not watched(`organizations\.amazonaws\.com|LeaveOrganization|RemoveAccountFromOrganization`)
}

# of_trail: filters of the group look for events of CloudTrail, so that the group
# is the one that the trail is delivered to.
of_trail if {
	some f in input.metric_filter
	regex.match(
		`\$\.eventSource\s*=|\$\.userIdentity\.|\$\.eventName\s*=\s*"?(ConsoleLogin|StopLogging|DeleteTrail|CreateVpc|CreateRoute|[A-Z][a-z]+(SecurityGroup|NetworkAcl|InternetGateway|RolePolicy|BucketPolicy))`,
		f.pattern,
	)
}

# filters is where a verdict on all filters rests: on the list, and on each
# pattern that is not known.
filters := array.concat([["metric_filter"]], [["metric_filter", i, "pattern"] |
	some i, f in input.metric_filter
	value.unknown(f.pattern)
])

# watched(topic): a filter of the group matches the regular expression.
watched(topic) if {
	some f in input.metric_filter
	regex.match(topic, f.pattern)
}
