# METADATA
# title: AWS Config aggregators
# scope: package
package parapet.aws_config_configuration_aggregator

# METADATA
# title: Aggregator does not collect from all regions
# description: >-
#   Resources in regions that the aggregator leaves out are invisible to whoever relies on it,
#   and regions added later are missed. Aggregate all regions.
# related_resources:
#   - https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html
# custom:
#   id: aws-config-configuration-aggregator-not-all-regions
#   severity: medium
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [CM-8]
#   aliases: [CKV_AWS_121, AWS-0019, AVD-AWS-0019, "ac5a0bc0-a54c-45aa-90c3-15f7703b9132", AC_AWS_0049, AC_AWS_0450, "aws-config-aggregate-all-regions", "9f3cf08e-72a2-4eb1-8007-e3b1b0e10d4d", "a2fdf451-89dd-451e-af92-bf6c0f4bab96"]
#   remedies:
#     - title: Collect from all regions
#       set: [{path: ".", value: true}]
#       remove: [../regions]
not_all_regions contains ["account_aggregation_source", "all_regions"] if {
	input.account_aggregation_source
	not input.account_aggregation_source.all_regions
}

not_all_regions contains ["organization_aggregation_source", "all_regions"] if {
	input.organization_aggregation_source
	not input.organization_aggregation_source.all_regions
}
