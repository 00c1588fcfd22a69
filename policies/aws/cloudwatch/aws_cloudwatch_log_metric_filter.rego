# METADATA
# title: Amazon CloudWatch metric filters over CloudTrail events
# scope: package
package parapet.aws_cloudwatch_log_metric_filter

# METADATA
# title: Metric filter misses some changes of IAM policies
# description: >-
#   An alarm on changes of IAM policies is only as good as its filter: policies decide who may
#   do what; a change that goes unseen can be an escalation of privileges. The filter selects
#   some of the events that CIS names for this purpose; select all of them.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-metric-filter-incomplete-iam-policy-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.4"]
#     cis-aws-5.0: ["4.4"]
#     nist-800-53-r5: [SI-4]
#   aliases: [AWS-0150, AVD-AWS-0150, "eaaba502-2f94-411a-a3c2-83d63cc1776d"]
#   remedies:
#     - title: Select all changes of IAM policies
#       unsafe: the metric counts these events and no others
#       set:
#         - path: pattern
#           value: "{ ($.eventName = DeleteGroupPolicy) || ($.eventName = DeleteRolePolicy) || ($.eventName = DeleteUserPolicy) || ($.eventName = PutGroupPolicy) || ($.eventName = PutRolePolicy) || ($.eventName = PutUserPolicy) || ($.eventName = CreatePolicy) || ($.eventName = DeletePolicy) || ($.eventName = CreatePolicyVersion) || ($.eventName = DeletePolicyVersion) || ($.eventName = AttachRolePolicy) || ($.eventName = DetachRolePolicy) || ($.eventName = AttachUserPolicy) || ($.eventName = DetachUserPolicy) || ($.eventName = AttachGroupPolicy) || ($.eventName = DetachGroupPolicy) }"
incomplete_iam_policy_changes contains ["pattern"] if {
	not organizations
	incomplete({"DeleteGroupPolicy", "DeleteRolePolicy", "DeleteUserPolicy", "PutGroupPolicy", "PutRolePolicy", "PutUserPolicy", "CreatePolicy", "DeletePolicy", "CreatePolicyVersion", "DeletePolicyVersion", "AttachRolePolicy", "DetachRolePolicy", "AttachUserPolicy", "DetachUserPolicy", "AttachGroupPolicy", "DetachGroupPolicy"})
}

# METADATA
# title: Metric filter misses some changes of CloudTrail trails
# description: >-
#   An alarm on changes of CloudTrail trails is only as good as its filter: an intruder who
#   stops a trail hides everything that follows. The filter selects some of the events that CIS
#   names for this purpose; select all of them.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-metric-filter-incomplete-trail-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.5"]
#     cis-aws-5.0: ["4.5"]
#     nist-800-53-r5: [SI-4]
#   aliases: [AWS-0151, AVD-AWS-0151, "0f6cbf69-41bb-47dc-93f3-3844640bf480"]
#   remedies:
#     - title: Select all changes of CloudTrail
#       unsafe: the metric counts these events and no others
#       set:
#         - path: pattern
#           value: "{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) || ($.eventName = StopLogging) }"
incomplete_trail_changes contains ["pattern"] if {
	incomplete({"CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"})
}

# METADATA
# title: Metric filter misses some changes of customer managed keys
# description: >-
#   An alarm on changes of customer managed keys is only as good as its filter: data under a
#   disabled or deleted key cannot be read any more. The filter selects some of the events that
#   CIS names for this purpose; select all of them.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-metric-filter-incomplete-key-deletion
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.7"]
#     cis-aws-5.0: ["4.7"]
#     nist-800-53-r5: [SI-4]
#   aliases: [AWS-0153, AVD-AWS-0153, "56a585f5-555c-48b2-8395-e64e4740a9cf"]
#   remedies:
#     - title: Select all disabled and deleted keys
#       unsafe: the metric counts these events and no others
#       set:
#         - path: pattern
#           value: "{ ($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion) }"
incomplete_key_deletion contains ["pattern"] if {
	incomplete({"DisableKey", "ScheduleKeyDeletion"})
}

# METADATA
# title: Metric filter misses some changes of S3 bucket policies
# description: >-
#   An alarm on changes of S3 bucket policies is only as good as its filter: a changed bucket
#   policy can open data to strangers. The filter selects some of the events that CIS names for
#   this purpose; select all of them.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-metric-filter-incomplete-bucket-policy-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.8"]
#     cis-aws-5.0: ["4.8"]
#     nist-800-53-r5: [SI-4]
#   aliases: [AWS-0154, AVD-AWS-0154, "27c6a499-895a-4dc7-9617-5c485218db13"]
#   remedies:
#     - title: Select all changes of bucket policies
#       unsafe: the metric counts these events and no others
#       set:
#         - path: pattern
#           value: "{ ($.eventSource = s3.amazonaws.com) && (($.eventName = PutBucketAcl) || ($.eventName = PutBucketPolicy) || ($.eventName = PutBucketCors) || ($.eventName = PutBucketLifecycle) || ($.eventName = PutBucketReplication) || ($.eventName = DeleteBucketPolicy) || ($.eventName = DeleteBucketCors) || ($.eventName = DeleteBucketLifecycle) || ($.eventName = DeleteBucketReplication)) }"
incomplete_bucket_policy_changes contains ["pattern"] if {
	incomplete({"PutBucketAcl", "PutBucketPolicy", "PutBucketCors", "PutBucketLifecycle", "PutBucketReplication", "DeleteBucketPolicy", "DeleteBucketCors", "DeleteBucketLifecycle", "DeleteBucketReplication"})
}

# METADATA
# title: Metric filter misses some changes of AWS Config
# description: >-
#   An alarm on changes of AWS Config is only as good as its filter: without AWS Config other
#   changes of the account leave no history. The filter selects some of the events that CIS
#   names for this purpose; select all of them.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-metric-filter-incomplete-config-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.9"]
#     cis-aws-5.0: ["4.9"]
#     nist-800-53-r5: [SI-4]
#   aliases: [AWS-0155, AVD-AWS-0155, "5b8d7527-de8e-4114-b9dd-9d988f1f418f"]
#   remedies:
#     - title: Select all changes of AWS Config
#       unsafe: the metric counts these events and no others
#       set:
#         - path: pattern
#           value: "{ ($.eventName = StopConfigurationRecorder) || ($.eventName = DeleteDeliveryChannel) || ($.eventName = PutDeliveryChannel) || ($.eventName = PutConfigurationRecorder) }"
incomplete_config_changes contains ["pattern"] if {
	incomplete({"StopConfigurationRecorder", "DeleteDeliveryChannel", "PutDeliveryChannel", "PutConfigurationRecorder"})
}

# METADATA
# title: Metric filter misses some changes of security groups
# description: >-
#   An alarm on changes of security groups is only as good as its filter: a security group that
#   is opened exposes what stands behind it. The filter selects some of the events that CIS
#   names for this purpose; select all of them.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-metric-filter-incomplete-security-group-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.10"]
#     cis-aws-5.0: ["4.10"]
#     nist-800-53-r5: [SI-4]
#   aliases: [AWS-0156, AVD-AWS-0156, "4beaf898-9f8b-4237-89e2-5ffdc7ee6006"]
#   remedies:
#     - title: Select all changes of security groups
#       unsafe: the metric counts these events and no others
#       set:
#         - path: pattern
#           value: "{ ($.eventName = AuthorizeSecurityGroupIngress) || ($.eventName = AuthorizeSecurityGroupEgress) || ($.eventName = RevokeSecurityGroupIngress) || ($.eventName = RevokeSecurityGroupEgress) || ($.eventName = CreateSecurityGroup) || ($.eventName = DeleteSecurityGroup) }"
incomplete_security_group_changes contains ["pattern"] if {
	incomplete({"AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupIngress", "RevokeSecurityGroupEgress", "CreateSecurityGroup", "DeleteSecurityGroup"})
}

# METADATA
# title: Metric filter misses some changes of network ACLs
# description: >-
#   An alarm on changes of network ACLs is only as good as its filter: a network ACL that is
#   opened exposes whole subnets. The filter selects some of the events that CIS names for this
#   purpose; select all of them.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-metric-filter-incomplete-network-acl-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.11"]
#     cis-aws-5.0: ["4.11"]
#     nist-800-53-r5: [SI-4]
#   aliases: [AWS-0157, AVD-AWS-0157, "0a8e8dc5-b6fc-44fc-b5a1-969ec950f9b0"]
#   remedies:
#     - title: Select all changes of network ACLs
#       unsafe: the metric counts these events and no others
#       set:
#         - path: pattern
#           value: "{ ($.eventName = CreateNetworkAcl) || ($.eventName = CreateNetworkAclEntry) || ($.eventName = DeleteNetworkAcl) || ($.eventName = DeleteNetworkAclEntry) || ($.eventName = ReplaceNetworkAclEntry) || ($.eventName = ReplaceNetworkAclAssociation) }"
incomplete_network_acl_changes contains ["pattern"] if {
	incomplete({"CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl", "DeleteNetworkAclEntry", "ReplaceNetworkAclEntry", "ReplaceNetworkAclAssociation"})
}

# METADATA
# title: Metric filter misses some changes of network gateways
# description: >-
#   An alarm on changes of network gateways is only as good as its filter: gateways connect a
#   network with others and with the internet. The filter selects some of the events that CIS
#   names for this purpose; select all of them.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-metric-filter-incomplete-gateway-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.12"]
#     cis-aws-5.0: ["4.12"]
#     nist-800-53-r5: [SI-4]
#   aliases: [AWS-0158, AVD-AWS-0158, "6b6874fe-4c2f-4eea-8b90-7cceaa4a125e"]
#   remedies:
#     - title: Select all changes of gateways
#       unsafe: the metric counts these events and no others
#       set:
#         - path: pattern
#           value: "{ ($.eventName = CreateCustomerGateway) || ($.eventName = DeleteCustomerGateway) || ($.eventName = AttachInternetGateway) || ($.eventName = CreateInternetGateway) || ($.eventName = DeleteInternetGateway) || ($.eventName = DetachInternetGateway) }"
incomplete_gateway_changes contains ["pattern"] if {
	incomplete({"CreateCustomerGateway", "DeleteCustomerGateway", "AttachInternetGateway", "CreateInternetGateway", "DeleteInternetGateway", "DetachInternetGateway"})
}

# METADATA
# title: Metric filter misses some changes of route tables
# description: >-
#   An alarm on changes of route tables is only as good as its filter: a changed route can lead
#   traffic past a firewall or to an attacker. The filter selects some of the events that CIS
#   names for this purpose; select all of them.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-metric-filter-incomplete-route-table-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.13"]
#     cis-aws-5.0: ["4.13"]
#     nist-800-53-r5: [SI-4]
#   aliases: [AWS-0159, AVD-AWS-0159, "2285e608-ddbc-47f3-ba54-ce7121e31216"]
#   remedies:
#     - title: Select all changes of route tables
#       unsafe: the metric counts these events and no others
#       set:
#         - path: pattern
#           value: "{ ($.eventName = CreateRoute) || ($.eventName = CreateRouteTable) || ($.eventName = ReplaceRoute) || ($.eventName = ReplaceRouteTableAssociation) || ($.eventName = DeleteRouteTable) || ($.eventName = DeleteRoute) || ($.eventName = DisassociateRouteTable) }"
incomplete_route_table_changes contains ["pattern"] if {
	incomplete({"CreateRoute", "CreateRouteTable", "ReplaceRoute", "ReplaceRouteTableAssociation", "DeleteRouteTable", "DeleteRoute", "DisassociateRouteTable"})
}

# METADATA
# title: Metric filter misses some changes of VPCs
# description: >-
#   An alarm on changes of VPCs is only as good as its filter: new networks and peerings open
#   ways that nobody planned. The filter selects some of the events that CIS names for this
#   purpose; select all of them.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-metric-filter-incomplete-vpc-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.14"]
#     cis-aws-5.0: ["4.14"]
#     nist-800-53-r5: [SI-4]
#   aliases: [AWS-0160, AVD-AWS-0160, "9d0d4512-1959-43a2-a17f-72360ff06d1b"]
#   remedies:
#     - title: Select all changes of VPCs
#       unsafe: the metric counts these events and no others
#       set:
#         - path: pattern
#           value: "{ ($.eventName = CreateVpc) || ($.eventName = DeleteVpc) || ($.eventName = ModifyVpcAttribute) || ($.eventName = AcceptVpcPeeringConnection) || ($.eventName = CreateVpcPeeringConnection) || ($.eventName = DeleteVpcPeeringConnection) || ($.eventName = RejectVpcPeeringConnection) }"
incomplete_vpc_changes contains ["pattern"] if {
	incomplete({"CreateVpc", "DeleteVpc", "ModifyVpcAttribute", "AcceptVpcPeeringConnection", "CreateVpcPeeringConnection", "DeleteVpcPeeringConnection", "RejectVpcPeeringConnection"})
}

# METADATA
# title: Metric filter misses some changes of AWS Organizations
# description: >-
#   An alarm on changes of AWS Organizations is only as good as its filter: an account that
#   leaves the organization or a policy that is detached lifts its guard rails. The filter
#   selects some of the events that CIS names for this purpose; select all of them.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-metric-filter-incomplete-organization-changes
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.15"]
#     cis-aws-5.0: ["4.15"]
#     nist-800-53-r5: [SI-4]
#   aliases: [AWS-0174, AVD-AWS-0174, "38b85c45-e772-4de8-a247-69619ca137b3"]
#   remedies:
#     - title: Select all changes of the organization
#       unsafe: the metric counts these events and no others
#       set:
#         - path: pattern
#           value: "{ ($.eventSource = organizations.amazonaws.com) && (($.eventName = AcceptHandshake) || ($.eventName = AttachPolicy) || ($.eventName = CreateAccount) || ($.eventName = CreateOrganizationalUnit) || ($.eventName = CreatePolicy) || ($.eventName = DeclineHandshake) || ($.eventName = DeleteOrganization) || ($.eventName = DeleteOrganizationalUnit) || ($.eventName = DeletePolicy) || ($.eventName = DetachPolicy) || ($.eventName = DisablePolicyType) || ($.eventName = EnablePolicyType) || ($.eventName = InviteAccountToOrganization) || ($.eventName = LeaveOrganization) || ($.eventName = MoveAccount) || ($.eventName = RemoveAccountFromOrganization) || ($.eventName = UpdatePolicy) || ($.eventName = UpdateOrganizationalUnit)) }"
incomplete_organization_changes contains ["pattern"] if {
	organizations
	incomplete({"AcceptHandshake", "AttachPolicy", "CreateAccount", "CreateOrganizationalUnit", "CreatePolicy", "DeclineHandshake", "DeleteOrganization", "DeleteOrganizationalUnit", "DeletePolicy", "DetachPolicy", "DisablePolicyType", "EnablePolicyType", "InviteAccountToOrganization", "LeaveOrganization", "MoveAccount", "RemoveAccountFromOrganization", "UpdatePolicy", "UpdateOrganizationalUnit"})
}

# METADATA
# title: Metric filter misses some unauthorised calls
# description: >-
#   Services refuse a call with an error code that begins with AccessDenied or ends with
#   UnauthorizedOperation. A filter for one of the two overlooks half of an intruder's failed
#   attempts.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-metric-filter-incomplete-unauthorized-calls
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.1"]
#     cis-aws-5.0: ["4.1"]
#     nist-800-53-r5: [SI-4]
#   aliases: [AWS-0147, AVD-AWS-0147, "4c18a45b-4ab1-4790-9f83-399ac695f1e5"]
#   remedies:
#     - title: Select all refused calls
#       unsafe: the metric counts these events and no others
#       set:
#         - path: pattern
#           value: "{ ($.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\") }"
incomplete_unauthorized_calls contains ["pattern"] if {
	regex.match(`\$\.errorCode\s*=\s*"?AccessDenied`, input.pattern)
	not regex.match(`\$\.errorCode\s*=\s*"?\*?UnauthorizedOperation`, input.pattern)
}

incomplete_unauthorized_calls contains ["pattern"] if {
	regex.match(`\$\.errorCode\s*=\s*"?\*?UnauthorizedOperation`, input.pattern)
	not regex.match(`\$\.errorCode\s*=\s*"?AccessDenied`, input.pattern)
}

# METADATA
# title: Metric filter does not single out console sign-ins without MFA
# description: >-
#   The filter looks at the second factor but not at sign-ins to the console alone, or joins the
#   two by "or". Either it counts events that are no such sign-in, or it misses them; join both
#   conditions by "and".
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-metric-filter-imprecise-sign-in-without-mfa
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.2"]
#     cis-aws-5.0: ["4.2"]
#     nist-800-53-r5: [SI-4]
#   aliases: [AWS-0148, AVD-AWS-0148, "44ceb4fa-0897-4fd2-b676-30e7a58f2933"]
#   remedies:
#     - title: Select sign-ins without MFA alone
#       unsafe: the metric counts these events and no others
#       set:
#         - path: pattern
#           value: "{ ($.eventName = \"ConsoleLogin\") && ($.additionalEventData.MFAUsed != \"Yes\") && ($.userIdentity.type = \"IAMUser\") && ($.responseElements.ConsoleLogin = \"Success\") }"
imprecise_sign_in_without_mfa contains ["pattern"] if {
	contains(input.pattern, "additionalEventData.MFAUsed")
	not compared("eventName", "=", "ConsoleLogin")
}

imprecise_sign_in_without_mfa contains ["pattern"] if {
	contains(input.pattern, "additionalEventData.MFAUsed")
	alternative
}

# METADATA
# title: Metric filter does not single out failed sign-ins to the console
# description: >-
#   The filter looks at the error of a failed sign-in but not at sign-ins to the console alone,
#   negates one of the two, or joins them by "or". Join both conditions by "and", otherwise
#   guessing of passwords goes unseen or drowns.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
# custom:
#   id: aws-cloudwatch-log-metric-filter-imprecise-failed-sign-in
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.6"]
#     cis-aws-5.0: ["4.6"]
#     nist-800-53-r5: [AC-7, SI-4]
#   aliases: [AWS-0152, AVD-AWS-0152, "5864d189-ee9a-4009-ac0c-8a582e6b7919"]
#   remedies:
#     - title: Select failed sign-ins alone
#       unsafe: the metric counts these events and no others
#       set:
#         - path: pattern
#           value: "{ ($.eventName = \"ConsoleLogin\") && ($.errorMessage = \"Failed authentication\") }"
imprecise_failed_sign_in contains ["pattern"] if {
	contains(input.pattern, "Failed authentication")
	not compared("eventName", "=", "ConsoleLogin")
}

imprecise_failed_sign_in contains ["pattern"] if compared("errorMessage", "!=", "Failed authentication")

imprecise_failed_sign_in contains ["pattern"] if {
	contains(input.pattern, "Failed authentication")
	alternative
}

# METADATA
# title: Metric filter does not single out use of the root user
# description: >-
#   AWS services also act as the root user, on its behalf. A filter that does not leave out
#   calls with invokedBy and events of services raises false alarms, until nobody looks any
#   more.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-1
# custom:
#   id: aws-cloudwatch-log-metric-filter-imprecise-root-usage
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["4.3"]
#     cis-aws-5.0: ["4.3"]
#     aws-fsbp: [CloudWatch.1]
#     nist-800-53-r5: [SI-4]
#   aliases: [AWS-0149, AVD-AWS-0149, "8b1b1e67-6248-4dca-bbad-93486bb181c0"]
#   remedies:
#     - title: Select use of the root user alone
#       unsafe: the metric counts these events and no others
#       set:
#         - path: pattern
#           value: "{ ($.userIdentity.type = \"Root\") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != \"AwsServiceEvent\") }"
imprecise_root_usage contains ["pattern"] if {
	compared(`userIdentity\.type`, "=", "Root")
	pattern := input.pattern
	not regex.match(`\$\.userIdentity\.invokedBy\s+NOT\s+EXISTS`, pattern)
}

imprecise_root_usage contains ["pattern"] if {
	compared(`userIdentity\.type`, "=", "Root")
	not compared("eventType", "!=", "AwsServiceEvent")
}

imprecise_root_usage contains ["pattern"] if {
	compared(`userIdentity\.type`, "=", "Root")
	contains(input.pattern, "||")
}

# METADATA
# title: Metric filter wants two values of one field at once
# description: >-
#   Conditions that are joined by "and" ask one field for two different values. The metric stays
#   at zero and its alarm silent, whatever happens.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
# custom:
#   id: aws-cloudwatch-log-metric-filter-contradictory-conditions
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [SI-4]
#   remedies:
#     - title: Correct the conditions
#       unsafe: the metric counts other events
#       set:
#         - path: "."
#           value: "{ ($.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\") }"
#           ask: "the same conditions, joined by || where one field has two values"
contradictory_conditions contains ["pattern"] if {
	not contains(input.pattern, "||")
	equalities := regex.find_all_string_submatch_n(
		`(\$\.[A-Za-z.]+)\s*=\s*("[^"]*"|[A-Za-z0-9.*]+)`,
		input.pattern, -1,
	)
	some a in equalities
	some b in equalities
	a[1] == b[1]
	trim(a[2], `"`) != trim(b[2], `"`)
}

# METADATA
# title: Metric filter selects every event of a service
# description: >-
#   The condition on the event's source is joined with the conditions on its name by "or". Each
#   call of the service raises the metric, and the changes that the alarm is for drown in it.
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
# custom:
#   id: aws-cloudwatch-log-metric-filter-all-events-of-service
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [SI-4]
#   remedies:
#     - title: Correct the conditions
#       unsafe: the metric counts fewer events
#       set:
#         - path: "."
#           value: "{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }"
#           ask: "the same conditions, with && behind the source of the event"
all_events_of_service contains ["pattern"] if {
	regex.match(`\$\.eventSource\s*=\s*"?[a-z0-9.-]+"?\s*\)*\s*\|\|\s*\(*\s*\$\.eventName`, input.pattern)
}

# events is the set of the event names that the pattern selects, in which "*"
# stands for any characters.
events := {m[1] |
	some m in regex.find_all_string_submatch_n(
		`\$\.eventName\s*=\s*"?([A-Za-z*]+)"?`,
		input.pattern, -1,
	)
}

# organizations: the pattern selects events of AWS Organizations, some of which
# are named like events of IAM.
organizations if contains(input.pattern, "organizations.amazonaws.com")

covered(event) if {
	some e in events
	glob.match(e, null, event)
}

# incomplete(kind): half of the events that the pattern selects at least are of
# a kind, but not all of that kind are selected.
incomplete(kind) if {
	of_kind := {e | some e in events; some event in kind; glob.match(e, null, event)}
	count(of_kind) > 0
	count(of_kind) * 2 >= count(events)
	some event in kind
	not covered(event)
}

# compared(field, operator, value): the pattern compares a field with a value,
# a regular expression.
compared(field, operator, value) if {
	regex.match(concat("", [`\$\.`, field, `\s*`, operator, `\s*"?`, value, `\b`]), input.pattern)
}

# alternative: a comparison of one of the fields that tell sign-ins stands
# beside an "or".
alternative if {
	regex.match(
		`\$\.(eventName|additionalEventData\.MFAUsed|errorMessage)\s*!?=\s*("[^"]*"|[A-Za-z]+)\s*\)*\s*\|\|`,
		input.pattern,
	)
}
