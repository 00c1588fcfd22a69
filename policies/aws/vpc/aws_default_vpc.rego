# METADATA
# title: Default VPCs
# scope: package
package parapet.aws_default_vpc

# METADATA
# title: Default VPC of the region is in use
# description: >-
#   In the default VPC every subnet is public and hands out public addresses, so that whatever
#   is started there faces the internet. Build a VPC for the workload and destroy the default
#   one.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
# custom:
#   id: aws-default-vpc-used
#   severity: medium
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   aliases: [CKV_AWS_148, 96ed3526-0179-4c73-b1b2-372fde2e0d13, AWS-0101, AVD-AWS-0101, AC_AWS_0370]
#   remedies:
#     - title: Let a destroy delete the default VPC
#       unsafe: destroying the resource deletes the VPC, and with it what nobody declared there
#       set:
#         - {path: force_destroy, value: true}
used contains [] if not input.force_destroy

# METADATA
# title: Default VPC has no flow log
# description: >-
#   Flow logs record who talked to whom and what was rejected. Whatever runs in the default VPC
#   faces the internet, so that its traffic needs a record most of all.
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
# custom:
#   id: aws-default-vpc-no-flow-log
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["3.7"]
#     cis-aws-5.0: ["3.7"]
#     aws-fsbp: [EC2.6]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Log the flows of the VPC to a new log group
#       unsafe: creates an IAM role
#       declare:
#         - type: aws_cloudwatch_log_group
#           name: flow
#           set:
#             - {path: name_prefix, value: /aws/vpc/flow-logs/}
#             - {path: retention_in_days, value: 365}
#         - type: aws_iam_role
#           name: flow_log
#           set:
#             - {path: name_prefix, value: flow-log-}
#             - path: assume_role_policy
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Principal: {Service: vpc-flow-logs.amazonaws.com}
#                     Action: "sts:AssumeRole"
#         - type: aws_iam_role_policy
#           name: flow_log
#           set:
#             - {path: role, value: "${aws_iam_role.flow_log.id}"}
#             - path: policy
#               value:
#                 Version: "2012-10-17"
#                 Statement:
#                   - Effect: Allow
#                     Action:
#                       - "logs:CreateLogStream"
#                       - "logs:DescribeLogStreams"
#                       - "logs:PutLogEvents"
#                     Resource: "${aws_cloudwatch_log_group.flow.arn}:*"
#       satellite:
#         type: aws_flow_log
#         link: vpc_id
#         attribute: id
#         set:
#           - {path: traffic_type, value: ALL}
#           - {path: log_destination, value: "${aws_cloudwatch_log_group.flow.arn}"}
#           - {path: iam_role_arn, value: "${aws_iam_role.flow_log.arn}"}
#     - title: Log the flows of the VPC to a bucket of the code
#       satellite:
#         type: aws_flow_log
#         link: vpc_id
#         attribute: id
#         set:
#           - {path: traffic_type, value: ALL}
#           - {path: log_destination_type, value: s3}
#           - {path: log_destination, value: "${aws_s3_bucket.logs.arn}"}
no_flow_log contains ["flow_log"] if count(object.get(input, "flow_log", [])) == 0
