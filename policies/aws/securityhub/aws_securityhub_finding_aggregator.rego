# METADATA
# title: Finding aggregation of AWS Security Hub
# scope: package
package parapet.aws_securityhub_finding_aggregator

# METADATA
# title: Findings are not aggregated from all regions
# description: >-
#   Findings in regions that are left out, or that are added later, do not reach the region
#   where people look.
# related_resources:
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/finding-aggregation.html
# custom:
#   id: aws-securityhub-finding-aggregator-not-all-regions
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [CA-7]
#   remedies:
#     - title: Aggregate all regions
#       set:
#         - {path: linking_mode, value: ALL_REGIONS}
#       remove: [specified_regions]
not_all_regions contains ["linking_mode"] if {
	input.linking_mode in {"SPECIFIED_REGIONS", "ALL_REGIONS_EXCEPT_SPECIFIED", "NO_REGIONS"}
}
