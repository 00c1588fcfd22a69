# METADATA
# title: AWS Config recorders
# scope: package
package parapet.aws_config_configuration_recorder

# METADATA
# title: Recorder leaves out some resource types
# description: >-
#   What AWS Config does not record has no history and no compliance rule sees it. Record all
#   supported types, which is the default.
# related_resources:
#   - https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html
# custom:
#   id: aws-config-configuration-recorder-not-all-resources
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["3.3"]
#     cis-aws-5.0: ["3.3"]
#     aws-fsbp: [Config.1]
#     nist-800-53-r5: [CM-8]
#   aliases: [CKV2_AWS_48]
#   remedies:
#     - title: Record all supported types
#       set: [{path: recording_group.all_supported, value: true}]
#       remove:
#         - recording_group.resource_types
#         - recording_group.exclusion_by_resource_types
#         - recording_group.recording_strategy
not_all_resources contains ["recording_group", "all_supported"] if input.recording_group.all_supported == false

# METADATA
# title: Recorder leaves out global resources such as IAM users and roles
# description: >-
#   Global resource types are recorded only on request. In one region of the account the
#   recorder must include them, otherwise changes of identities have no history.
# related_resources:
#   - https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html#select-resources-all
# custom:
#   id: aws-config-configuration-recorder-no-global-resources
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["3.3"]
#     cis-aws-5.0: ["3.3"]
#     aws-fsbp: [Config.1]
#     nist-800-53-r5: [CM-8]
#   remedies:
#     - title: Record global resources
#       set:
#         - {path: recording_group.include_global_resource_types, value: true}
no_global_resources contains [["recording_group", "include_global_resource_types"], ["recording_group", "all_supported"]] if {
	not input.recording_group.include_global_resource_types
	not input.recording_group.all_supported == false
}

# METADATA
# title: AWS Config recorder is not started
# description: >-
#   A recorder records nothing until it is started, which is a resource of its own, and the
#   rules of the account have nothing to judge.
# related_resources:
#   - https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html
# custom:
#   id: aws-config-configuration-recorder-not-started
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     cis-aws-3.0: ["3.3"]
#     cis-aws-5.0: ["3.3"]
#     aws-fsbp: [Config.1]
#     nist-800-53-r5: [CM-8]
#   aliases: [CKV2_AWS_45, AC_AWS_0048, "4d424558-c6d1-453c-be98-9a7f877abd9a"]
#   remedies:
#     - title: Start the recorder
#       satellite:
#         type: aws_config_configuration_recorder_status
#         link: name
#         attribute: name
#         set:
#           - {path: is_enabled, value: true}
not_started contains ["is_enabled"] if not input.is_enabled

# METADATA
# title: Recorder does not use the service-linked role
# description: >-
#   The service-linked role has just the permissions that AWS Config needs, and AWS keeps them
#   up to date. Roles of one's own miss new resource types or allow more than needed.
# related_resources:
#   - https://docs.aws.amazon.com/config/latest/developerguide/using-service-linked-roles.html
# custom:
#   id: aws-config-configuration-recorder-own-role
#   severity: low
#   category: identity
#   cwe: [CWE-732]
#   controls:
#     aws-fsbp: [Config.1]
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Use a new service-linked role
#       unsafe: "an account has one such role: import it where it exists"
#       declare:
#         - type: aws_iam_service_linked_role
#           name: config
#           set: [{path: aws_service_name, value: config.amazonaws.com}]
#       set: [{path: role_arn, value: "${aws_iam_service_linked_role.config.arn}"}]
#     - title: Use the service-linked role of the account
#       unsafe: the role must exist
#       set:
#         - path: role_arn
#           value: "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
#           ask: the role with the id of your account
own_role contains ["role_arn"] if {
	role := input.role_arn
	not contains(role, "/aws-service-role/config.amazonaws.com/")
}
