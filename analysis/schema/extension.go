package schema

import (
	"slices"
	"strings"
	"sync"
)

// extensions are the attributes that composition adds to a type, by type, in the
// form of the table; "=" and a type stands for all attributes of that type.
// The rows of rows_*.go fill them.
var extensions = map[string]string{
	"aws_s3_bucket": "public_access_block:o=aws_s3_bucket_public_access_block,ownership_controls:o=aws_s3_bucket_ownership_controls," +
		"notification:o=aws_s3_bucket_notification,analytics_configuration:O=aws_s3_bucket_analytics_configuration," +
		"intelligent_tiering_configuration:O=aws_s3_bucket_intelligent_tiering_configuration," +
		"inventory:O=aws_s3_bucket_inventory,metric:O=aws_s3_bucket_metric",

	"aws_vpc":                      "flow_log:O=aws_flow_log,main_route_table:o=aws_route_table",
	"aws_default_vpc":              "flow_log:O=aws_flow_log,main_route_table:o=aws_route_table",
	"aws_subnet":                   "flow_log:O=aws_flow_log,route_table:o=aws_route_table",
	"aws_default_subnet":           "flow_log:O=aws_flow_log,route_table:o=aws_route_table",
	"aws_network_interface":        "flow_log:O=aws_flow_log",
	"aws_ec2_transit_gateway":      "flow_log:O=aws_flow_log",
	"aws_networkfirewall_firewall": "logging_configuration:o=aws_networkfirewall_logging_configuration",
	"aws_lb":                       "listener:O=aws_lb_listener,web_acl_arn:s,shield_protection:o=aws_shield_protection",
	"aws_lb_listener":              "rule:O=aws_lb_listener_rule",
	"aws_elb": "load_balancer_policy:O=aws_load_balancer_policy,listener_policy:O=aws_load_balancer_listener_policy," +
		"ssl_negotiation_policy:O=aws_lb_ssl_negotiation_policy,shield_protection:o=aws_shield_protection",
	"aws_eip":                           "shield_protection:o=aws_shield_protection",
	"aws_cloudfront_distribution":       "shield_protection:o=aws_shield_protection",
	"aws_globalaccelerator_accelerator": "shield_protection:o=aws_shield_protection",
	"aws_appsync_graphql_api":           "web_acl_arn:s,api_cache:o=aws_appsync_api_cache",
	"aws_cognito_user_pool":             "web_acl_arn:s",
	"aws_apprunner_service":             "web_acl_arn:s",
	"aws_verifiedaccess_instance":       "web_acl_arn:s",
	"aws_wafv2_web_acl":                 "logging_configuration:o=aws_wafv2_web_acl_logging_configuration",
	"aws_route53_zone": "query_log:O=aws_route53_query_log,dnssec:o=aws_route53_hosted_zone_dnssec," +
		"shield_protection:o=aws_shield_protection",

	"aws_iam_role": "attached_policy:O{arn:s,name:s,policy:s},permissions_boundary_policy:o{arn:s,name:s,policy:s}",
	"aws_iam_user": "inline_policy:O{name:s,policy:s},attached_policy:O{arn:s,name:s,policy:s},managed_policy_arns:l," +
		"permissions_boundary_policy:o{arn:s,name:s,policy:s},access_key:O=aws_iam_access_key," +
		"login_profile:o=aws_iam_user_login_profile,ssh_key:O=aws_iam_user_ssh_key,groups:l",
	"aws_iam_group": "inline_policy:O{name:s,policy:s},attached_policy:O{arn:s,name:s,policy:s},managed_policy_arns:l",
	"aws_ssoadmin_permission_set": "inline_policy:s,managed_policy_arns:l," +
		"permissions_boundary:o{customer_managed_policy_reference:o{name:s,path:s},managed_policy_arn:s}",

	"aws_db_instance":                   parameterGroup + ",option_group:o=aws_db_option_group",
	"aws_rds_cluster":                   parameterGroup + ",instance:O=aws_rds_cluster_instance",
	"aws_rds_cluster_instance":          parameterGroup,
	"aws_docdb_cluster":                 parameterGroup + ",instance:O=aws_docdb_cluster_instance",
	"aws_neptune_cluster":               parameterGroup + ",instance:O=aws_neptune_cluster_instance",
	"aws_neptune_cluster_instance":      parameterGroup,
	"aws_elasticache_cluster":           parameterGroup,
	"aws_elasticache_replication_group": parameterGroup,
	"aws_memorydb_cluster":              parameterGroup,
	"aws_dax_cluster":                   parameterGroup,
	// Until version 6 of the provider, logging and snapshot_copy were blocks of the cluster:
	// https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/redshift_cluster
	"aws_redshift_cluster": parameterGroup + ",policy:s," +
		"logging:o{bucket_name:s,enable:b,log_destination_type:s,log_exports:l,s3_key_prefix:s}," +
		"snapshot_copy:o{destination_region:s,grant_name:s,manual_snapshot_retention_period:n,retention_period:n,snapshot_copy_grant_name:s}",
	"aws_dynamodb_table": "policy:s,autoscaling_target:O=aws_appautoscaling_target",

	"aws_acmpca_certificate_authority":    "policy:s",
	"aws_backup_vault":                    "policy:s,lock_configuration:o=aws_backup_vault_lock_configuration",
	"aws_cloudwatch_event_bus":            "policy:s",
	"aws_codebuild_project":               "policy:s",
	"aws_codebuild_report_group":          "policy:s",
	"aws_codeartifact_domain":             "policy:s",
	"aws_codeartifact_repository":         "policy:s",
	"aws_cloudwatch_log_destination":      "policy:s",
	"aws_ecr_repository":                  "policy:s,lifecycle_policy:s",
	"aws_ecrpublic_repository":            "policy:s",
	"aws_efs_file_system":                 "policy:s,backup_policy:o{status:s},mount_target:O=aws_efs_mount_target",
	"aws_kinesis_stream":                  "policy:s",
	"aws_kinesis_stream_consumer":         "policy:s",
	"aws_media_store_container":           "policy:s",
	"aws_msk_cluster":                     "policy:s",
	"aws_msk_serverless_cluster":          "policy:s",
	"aws_networkfirewall_firewall_policy": "policy:s",
	"aws_networkfirewall_rule_group":      "policy:s",
	"aws_s3control_bucket":                "policy:s",
	"aws_s3tables_table":                  "policy:s",
	"aws_s3tables_table_bucket":           "policy:s",
	"aws_sagemaker_model_package_group":   "policy:s",
	"aws_schemas_registry":                "policy:s",
	"aws_ses_domain_identity":             "policy:s",
	"aws_ses_email_identity":              "policy:s",
	"aws_sesv2_email_identity":            "policy:s",
	"aws_vpclattice_service":              "policy:s",
	"aws_vpclattice_service_network":      "policy:s",

	"aws_api_gateway_stage":             "method_settings:O=aws_api_gateway_method_settings",
	"aws_cloudwatch_log_group":          "metric_filter:O=aws_cloudwatch_log_metric_filter,data_protection_policy:s",
	"aws_cloudwatch_log_metric_filter":  "alarm:O=aws_cloudwatch_metric_alarm",
	"aws_config_configuration_recorder": "is_enabled:b",
	"aws_glacier_vault":                 "vault_lock:o=aws_glacier_vault_lock",
	"aws_lambda_function": "permission:O=aws_lambda_permission,url:O=aws_lambda_function_url," +
		"event_invoke_config:O=aws_lambda_function_event_invoke_config",
	"aws_opensearch_domain":     "saml_options:o{" + samlOptions + "}",
	"aws_secretsmanager_secret": "rotation:o=aws_secretsmanager_secret_rotation",
	"aws_sns_topic":             "data_protection_policy:s",
}

const (
	parameterGroup = "parameter_group:o{family:s,name:s,parameter:O{apply_method:s,name:s,value:s}}"
	samlOptions    = "enabled:b,idp:o{entity_id:s,metadata_content:s},master_backend_role:s,master_user_name:s," +
		"roles_key:s,session_timeout_minutes:n,subject_key:s"
)

// extended remembers the parsed extensions by type.
var extended sync.Map // string → []Attribute

// Extension returns an attribute that composition adds to a canonical type.
func Extension(typ, name string) (*Attribute, bool) { return find(Extensions(typ), name) }

// Extensions returns the attributes that composition adds to a canonical type,
// by name. Callers must not change them.
func Extensions(typ string) []Attribute {
	if e, ok := extended.Load(typ); ok {
		return e.([]Attribute)
	}
	text, ok := extensions[typ]
	if !ok {
		return nil
	}
	e, _ := extended.LoadOrStore(typ, parseExtensions(text))
	return e.([]Attribute)
}

func parseExtensions(text string) []Attribute {
	var attrs []Attribute
	for text != "" {
		var a Attribute
		a, text = readAttr(text)
		if like, ok := strings.CutPrefix(text, "="); ok {
			name, rest, _ := strings.Cut(like, ",")
			t, _ := Lookup(name)
			a.Attrs, text = slices.DeleteFunc(slices.Clone(t.Attrs), func(x Attribute) bool { return own[x.Name] }), rest
		}
		attrs = append(attrs, a)
		text = strings.TrimPrefix(text, ",")
	}
	slices.SortFunc(attrs, func(a, b Attribute) int { return strings.Compare(a.Name, b.Name) })
	return attrs
}
