package main

import "strings"

// corrections replaces the shape of attributes that the bindings tell wrongly
// or not at all, by type and dotted path; "_" stands for any step.
//
//   - Booleans that the provider keeps as strings, so that it can tell unset from
//     false: "Boolean" or "whether" in the provider documentation of the type.
//   - The statements of WAF rules, which nest without bound and which the
//     bindings leave open. The first two levels are told, what lies deeper is
//     open: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl#statement-block
var corrections = map[string]string{
	"aws_elasticache_cluster auto_minor_version_upgrade":                  "b",
	"aws_elasticache_replication_group at_rest_encryption_enabled":        "b",
	"aws_elasticache_replication_group auto_minor_version_upgrade":        "b",
	"aws_imagebuilder_container_recipe _._.ebs.delete_on_termination":     "b",
	"aws_imagebuilder_container_recipe _._.ebs.encrypted":                 "b",
	"aws_imagebuilder_image_recipe _.ebs.delete_on_termination":           "b",
	"aws_imagebuilder_image_recipe _.ebs.encrypted":                       "b",
	"aws_launch_template _.ebs.delete_on_termination":                     "b",
	"aws_launch_template _.ebs.encrypted":                                 "b",
	"aws_launch_template ebs_optimized":                                   "b",
	"aws_launch_template network_interfaces.associate_carrier_ip_address": "b",
	"aws_launch_template network_interfaces.associate_public_ip_address":  "b",
	"aws_launch_template network_interfaces.delete_on_termination":        "b",
	"aws_redshift_cluster encrypted":                                      "b",
	"provider.aws skip_metadata_api_check":                                "b",
	"aws_wafv2_rule_group rule.statement":                                 statement,
	"aws_wafv2_web_acl rule.statement":                                    statement,
}

var (
	statement = "o{" + nested("o", "o{statement:O{"+nested("o*", "o*")+"}}") + "}"

	actionOverride = "rule_action_override:O{action_to_use:o{allow:o*,block:o*,captcha:o*,challenge:o*,count:o*},name:s}"
	forwarded      = "forwarded_ip_config:o{fallback_behavior:s,header_name:s}"
)

// nested returns the kinds of statement, by name: scope is the shape of a
// scope-down statement, logic that of the logical ones.
func nested(scope, logic string) string {
	if scope == "o" {
		scope = "o{" + nested("o*", "o{statement:O*}") + "}"
	}
	const (
		transformed = "field_to_match:o*,text_transformation:O{priority:n,type:s}"
		matched     = "positional_constraint:s,search_string:s,text_transformation:O{priority:n,type:s}"
	)
	return strings.Join([]string{
		"and_statement:" + logic,
		"asn_match_statement:o{asn_list:L," + forwarded + "}",
		"byte_match_statement:o{field_to_match:o*," + matched + "}",
		"geo_match_statement:o{country_codes:l," + forwarded + "}",
		"ip_set_reference_statement:o{arn:s,ip_set_forwarded_ip_config:o{fallback_behavior:s,header_name:s,position:s}}",
		"label_match_statement:o{key:s,scope:s}",
		"managed_rule_group_statement:o{managed_rule_group_configs:O*,name:s," + actionOverride + ",scope_down_statement:" + scope + ",vendor_name:s,version:s}",
		"not_statement:" + logic,
		"or_statement:" + logic,
		"rate_based_statement:o{aggregate_key_type:s,custom_key:O*,evaluation_window_sec:n," + forwarded + ",limit:n,scope_down_statement:" + scope + "}",
		"regex_match_statement:o{field_to_match:o*,regex_string:s,text_transformation:O{priority:n,type:s}}",
		"regex_pattern_set_reference_statement:o{arn:s," + transformed + "}",
		"rule_group_reference_statement:o{arn:s," + actionOverride + "}",
		"size_constraint_statement:o{comparison_operator:s,field_to_match:o*,size:n,text_transformation:O{priority:n,type:s}}",
		"sqli_match_statement:o{field_to_match:o*,sensitivity_level:s,text_transformation:O{priority:n,type:s}}",
		"xss_match_statement:o{" + transformed + "}",
	}, ",")
}

// correction returns the shape that replaces an attribute's own.
func correction(typ string, path []string) (string, bool) {
	if shape, ok := corrections[typ+" "+strings.Join(path, ".")]; ok {
		return shape, true
	}
	general := append([]string(nil), path...)
	for i := range general {
		general[i] = "_"
		if shape, ok := corrections[typ+" "+strings.Join(general, ".")]; ok {
			return shape, true
		}
	}
	return "", false
}
