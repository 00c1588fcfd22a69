# METADATA
# title: Amazon GuardDuty detectors
# scope: package
package parapet.aws_guardduty_detector

# METADATA
# title: GuardDuty detector is suspended
# description: >-
#   A suspended detector watches nothing: stolen credentials, mining and scanning in the account
#   stay unnoticed. Detectors are enabled unless they say otherwise.
# related_resources:
#   - https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_suspend-disable.html
# custom:
#   id: aws-guardduty-detector-disabled
#   severity: high
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [GuardDuty.1]
#     nist-800-53-r5: [SI-4]
#   aliases: [CKV_AWS_238, "704dadd3-54fc-48ac-b6a0-02f170011473", AC_AWS_0131, "a25cd877-375c-4121-a640-730929936fac"]
#   remedies:
#     - title: Enable the detector
#       set:
#         - {path: enable, value: true}
disabled contains ["enable"] if input.enable == false

# METADATA
# title: GuardDuty does not watch access to S3 data
# description: >-
#   S3 protection looks for theft and destruction of data in buckets by their data events. Keep
#   it enabled.
# related_resources:
#   - https://docs.aws.amazon.com/guardduty/latest/ug/s3-protection.html
# custom:
#   id: aws-guardduty-detector-no-s3-protection
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [GuardDuty.10]
#     nist-800-53-r5: [SI-4]
#   remedies:
#     - title: Enable S3 protection
#       set:
#         - {path: datasources.s3_logs.enable, value: true}
no_s3_protection contains ["datasources", "s3_logs", "enable"] if input.datasources.s3_logs.enable == false

# METADATA
# title: GuardDuty does not watch Kubernetes audit logs
# description: >-
#   EKS protection finds suspicious calls to cluster control planes in their audit logs. Keep it
#   enabled.
# related_resources:
#   - https://docs.aws.amazon.com/guardduty/latest/ug/kubernetes-protection.html
# custom:
#   id: aws-guardduty-detector-no-eks-protection
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [GuardDuty.5]
#     nist-800-53-r5: [SI-4]
#   remedies:
#     - title: Enable EKS protection
#       set:
#         - {path: datasources.kubernetes.audit_logs.enable, value: true}
no_eks_protection contains ["datasources", "kubernetes", "audit_logs", "enable"] if {
	input.datasources.kubernetes.audit_logs.enable == false
}

# METADATA
# title: GuardDuty does not scan volumes for malware
# description: >-
#   Malware protection scans the volumes of instances on which GuardDuty found something
#   suspicious. Keep it enabled.
# related_resources:
#   - https://docs.aws.amazon.com/guardduty/latest/ug/malware-protection.html
# custom:
#   id: aws-guardduty-detector-no-malware-protection
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     aws-fsbp: [GuardDuty.8]
#     nist-800-53-r5: [SI-3]
#   remedies:
#     - title: Enable malware protection
#       set:
#         - {path: datasources.malware_protection.scan_ec2_instance_with_findings.ebs_volumes.enable, value: true}
no_malware_protection contains [
	"datasources", "malware_protection", "scan_ec2_instance_with_findings",
	"ebs_volumes", "enable",
] if {
	input.datasources.malware_protection.scan_ec2_instance_with_findings.ebs_volumes.enable == false
}
