# METADATA
# title: AWS Elastic Beanstalk environments
# scope: package
package parapet.aws_elastic_beanstalk_environment

import data.parapet.lib.secrets
import data.parapet.lib.value

# METADATA
# title: Environment reports basic health only
# description: >-
#   Enhanced reporting looks into each instance and tells why an environment degrades. It is off
#   unless the option is set to enhanced.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html
# custom:
#   id: aws-elastic-beanstalk-environment-basic-health
#   severity: low
#   category: logging
#   controls:
#     aws-fsbp: [ElasticBeanstalk.1]
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_312]
#   remedies:
#     - title: Report enhanced health
#       unsafe: updates the environment
#       set:
#         - path: "setting[+]"
#           value:
#             namespace: "aws:elasticbeanstalk:healthreporting:system"
#             name: SystemType
#             value: enhanced
#     - title: Enable enhanced health
#       unsafe: updates the environment
#       set: [{path: ".", value: enhanced}]
basic_health contains [] if missing("aws:elasticbeanstalk:healthreporting:system", "SystemType")

basic_health contains ["setting"] if {
	not input.setting
	not input.template_name
}

basic_health contains ["setting", i, "value"] if {
	some i in options("aws:elasticbeanstalk:healthreporting:system", "SystemType")
	setting := input.setting[i]
	lower(setting.value) != "enhanced"
}

# METADATA
# title: Environment does not update its platform
# description: >-
#   Managed updates bring patches of the operating system and runtime in a weekly window.
#   Without them the environment ages until somebody thinks of it.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html
# custom:
#   id: aws-elastic-beanstalk-environment-no-managed-updates
#   severity: medium
#   category: hardening
#   controls:
#     aws-fsbp: [ElasticBeanstalk.2]
#     nist-800-53-r5: [CM-6]
#   aliases: [CKV_AWS_340]
#   remedies:
#     - title: Update the platform weekly
#       unsafe: needs enhanced health; instances are updated or replaced in the window
#       set:
#         - path: "setting[+]"
#           value:
#             namespace: "aws:elasticbeanstalk:managedactions"
#             name: ManagedActionsEnabled
#             value: "true"
#         - path: "setting[+]"
#           value:
#             namespace: "aws:elasticbeanstalk:managedactions"
#             name: PreferredStartTime
#             value: "Sun:03:00"
#         - path: "setting[+]"
#           value:
#             namespace: "aws:elasticbeanstalk:managedactions:platformupdate"
#             name: UpdateLevel
#             value: minor
#     - title: Enable managed updates
#       unsafe: needs enhanced health; instances are updated or replaced in the window
#       set: [{path: ".", value: "true"}]
no_managed_updates contains [] if missing("aws:elasticbeanstalk:managedactions", "ManagedActionsEnabled")

no_managed_updates contains ["setting"] if {
	not input.setting
	not input.template_name
}

no_managed_updates contains ["setting", i, "value"] if {
	some i in options("aws:elasticbeanstalk:managedactions", "ManagedActionsEnabled")
	setting := input.setting[i]
	not value.truthy(object.get(setting, "value", ""))
}

# METADATA
# title: Environment does not stream its logs
# description: >-
#   Logs stay on the instances and go with them when they are replaced. Stream them to
#   CloudWatch Logs.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html
# custom:
#   id: aws-elastic-beanstalk-environment-no-log-streaming
#   severity: low
#   category: logging
#   controls:
#     aws-fsbp: [ElasticBeanstalk.3]
#     nist-800-53-r5: [AU-12]
#   remedies:
#     - title: Stream logs
#       unsafe: the instance profile must be allowed to write logs
#       set:
#         - path: "setting[+]"
#           value:
#             namespace: "aws:elasticbeanstalk:cloudwatch:logs"
#             name: StreamLogs
#             value: "true"
#         - path: "setting[+]"
#           value:
#             namespace: "aws:elasticbeanstalk:cloudwatch:logs"
#             name: RetentionInDays
#             value: "365"
#     - title: Enable log streaming
#       unsafe: the instance profile must be allowed to write logs
#       set: [{path: ".", value: "true"}]
no_log_streaming contains [] if missing("aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs")

no_log_streaming contains ["setting"] if {
	not input.setting
	not input.template_name
}

no_log_streaming contains ["setting", i, "value"] if {
	some i in options("aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs")
	setting := input.setting[i]
	not value.truthy(object.get(setting, "value", ""))
}

# METADATA
# title: Instances of the environment have public IP addresses
# description: >-
#   A public address puts each instance directly on the internet. Use private subnets, with the
#   load balancer in public ones.
# related_resources:
#   - https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
# custom:
#   id: aws-elastic-beanstalk-environment-public-ip
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Do not assign public addresses
#       unsafe: instances need a NAT gateway
#       set: [{path: ".", value: "false"}]
public_ip contains ["setting", i, "value"] if {
	some i in options("aws:ec2:vpc", "AssociatePublicIpAddress")
	value.truthy(input.setting[i].value)
}

# METADATA
# title: Instances of the environment answer IMDSv1 metadata requests
# description: >-
#   Version 1 of the instance metadata service answers any plain GET request, so that a
#   server-side request forgery steals the role's credentials. Disable it.
# related_resources:
#   - https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
# custom:
#   id: aws-elastic-beanstalk-environment-imdsv1
#   severity: high
#   category: hardening
#   cwe: [CWE-918]
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Disable IMDSv1
#       unsafe: replaces the instances; software that knows IMDSv1 alone loses the metadata service
#       set: [{path: ".", value: "true"}]
imdsv1 contains ["setting", i, "value"] if {
	some i in options("aws:autoscaling:launchconfiguration", "DisableIMDSv1")
	value.falsy(input.setting[i].value)
}

# METADATA
# title: Instances of the environment accept SSH from the whole internet
# description: >-
#   Port 22 is scanned without pause. Restrict SSH to the ranges of administrators, or use
#   Session Manager.
# related_resources:
#   - https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
# custom:
#   id: aws-elastic-beanstalk-environment-ssh-from-anywhere
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Restrict SSH
#       unsafe: clients in other networks can no longer connect by SSH
#       set:
#         - path: "."
#           value: tcp,22,22,203.0.113.0/24
#           ask: protocol, ports and the network of your administrators
ssh_from_anywhere contains ["setting", i, "value"] if {
	some i in options("aws:autoscaling:launchconfiguration", "SSHSourceRestriction")
	regex.match(`,\s*(0\.0\.0\.0/0|::/0)\s*$`, input.setting[i].value)
}

# METADATA
# title: Environment has a credential among its properties
# description: >-
#   Environment properties can be read by everyone who may describe the environment, and stay in
#   the state. Refer to Secrets Manager or Parameter Store through
#   aws:elasticbeanstalk:application:environmentsecrets.
# related_resources:
#   - https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/AWSHowTo.secrets.env-vars.html
# custom:
#   id: aws-elastic-beanstalk-environment-secret-in-environment
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Read the value from Secrets Manager
#       unsafe: the secret must exist, and the instance profile must be allowed to read it
#       set:
#         - path: "."
#           value: "arn:aws:secretsmanager:us-east-1:111122223333:secret:example-a1b2c3"
#           ask: the ARN of the secret
#         - {path: ../namespace, value: "aws:elasticbeanstalk:application:environmentsecrets"}
#     - title: Take the credential from a variable
#       unsafe: >-
#         the variable must be given a value wherever the code is applied; the value still shows in
#         the console
#       declare:
#         - type: variable
#           name: environment_secret
#           set:
#             - {path: description, value: Credential}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.environment_secret}"}]
secret_in_environment contains ["setting", i, "value"] if {
	some i, setting in input.setting
	setting.namespace == "aws:elasticbeanstalk:application:environment"
	secrets.is_credential(setting.name, setting.value)
}

# options(namespace, name) is the list of the indexes of an option's settings.
options(namespace, name) := [i |
	some i, setting in input.setting
	setting.namespace == namespace
	setting.name == name
]

# A template or a saved configuration may hold what the environment leaves out.
missing(namespace, name) if {
	input.setting
	count(options(namespace, name)) == 0
	not input.template_name
}
