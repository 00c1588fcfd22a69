# METADATA
# title: Amazon Inspector
# scope: package
package parapet.aws_inspector2_enabler

# METADATA
# title: Amazon Inspector does not scan all kinds of resources
# description: >-
#   Inspector finds known vulnerabilities in instances, container images and functions. What
#   resource_types leaves out is not scanned.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/inspector-controls.html
# custom:
#   id: aws-inspector2-enabler-not-all-resources
#   severity: low
#   category: logging
#   controls:
#     aws-fsbp: [Inspector.1, Inspector.2, Inspector.4]
#     nist-800-53-r5: [RA-5]
#   remedies:
#     - title: Scan all kinds of resources
#       unsafe: adds the cost of the scans
#       set:
#         - {path: resource_types, value: [EC2, ECR, LAMBDA]}
not_all_resources contains ["resource_types"] if {
	count({"EC2", "ECR", "LAMBDA"} - {t | some t in input.resource_types}) > 0
}
