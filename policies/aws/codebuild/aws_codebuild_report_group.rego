# METADATA
# title: AWS CodeBuild report groups
# scope: package
package parapet.aws_codebuild_report_group

# METADATA
# title: Exported test reports are not encrypted
# description: >-
#   Reports are encrypted when they are exported to S3 unless that is switched off.
# related_resources:
#   - https://docs.aws.amazon.com/codebuild/latest/APIReference/API_S3ReportExportConfig.html
# custom:
#   id: aws-codebuild-report-group-unencrypted-export
#   severity: medium
#   category: encryption-at-rest
#   cwe: [CWE-311]
#   controls:
#     aws-fsbp: [CodeBuild.7]
#     nist-800-53-r5: [SC-28]
#   remedies:
#     - title: Encrypt exported reports
#       set:
#         - {path: export_config.s3_destination.encryption_disabled, value: false}
unencrypted_export contains ["export_config", "s3_destination", "encryption_disabled"] if {
	input.export_config.s3_destination.encryption_disabled == true
}
