package schema

import (
	"maps"
	"strings"
)

// A Format says what language a document attribute is in.
type Format uint8

const (
	// NoDocument is an attribute that is no document.
	NoDocument Format = iota
	// JSON is any JSON document.
	JSON
	// Policy is a policy in the language of IAM:
	// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
	Policy
)

// policyAttributes are attributes that hold an IAM policy on every type, but
// for those that formats names.
var policyAttributes = map[string]bool{
	"policy": true, "access_policies": true, "access_policy": true,
	"assume_role_policy": true, "inline_policy": true, "policy_document": true,
	"repository_policy": true, "resource_policy": true, "session_policy": true,
}

// policyBlocks are the blocks that hold a policy.
var policyBlocks = map[string]bool{
	"inline_policy": true, "details": true, "assume_role": true,
	"assume_role_with_web_identity": true, "s3_access_point": true,
}

// policyNames are the names of all attributes that hold a policy on some type.
var policyNames = func() map[string]bool {
	names := maps.Clone(policyAttributes)
	for at, f := range formats {
		if f == Policy {
			names[at[strings.LastIndexAny(at, " .")+1:]] = true
		}
	}
	return names
}()

// formats are the documents that a general rule does not tell, by type and
// dotted path. Source: the argument's entry in the provider documentation,
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/TYPE.
var formats = map[string]Format{
	"aws_batch_job_definition container_properties":                              JSON,
	"aws_batch_job_definition ecs_properties":                                    JSON,
	"aws_batch_job_definition node_properties":                                   JSON,
	"aws_cloudwatch_dashboard dashboard_body":                                    JSON,
	"aws_cloudwatch_event_rule event_pattern":                                    JSON,
	"aws_cloudwatch_event_target input":                                          JSON,
	"aws_cloudwatch_log_account_policy policy_document":                          JSON,
	"aws_cloudwatch_log_data_protection_policy policy_document":                  JSON,
	"aws_cloudwatch_log_delivery_destination_policy delivery_destination_policy": Policy,
	"aws_cloudwatch_log_index_policy policy_document":                            JSON,
	"aws_cloudwatch_log_group data_protection_policy":                            JSON,
	"aws_config_config_rule input_parameters":                                    JSON,
	"aws_controltower_landing_zone manifest_json":                                JSON,
	"aws_ecr_lifecycle_policy policy":                                            JSON,
	"aws_ecr_repository lifecycle_policy":                                        JSON,
	"aws_ecr_repository_creation_template lifecycle_policy":                      JSON,
	"aws_ecs_task_definition container_definitions":                              JSON,
	"aws_emr_cluster configurations_json":                                        JSON,
	"aws_emr_security_configuration configuration":                               JSON,
	"aws_iot_policy_attachment policy":                                           NoDocument,
	"aws_networkmanager_core_network_policy_attachment policy_document":          JSON,
	"aws_networkmanager_core_network base_policy_document":                       JSON,
	"aws_opensearchserverless_access_policy policy":                              JSON,
	"aws_opensearchserverless_lifecycle_policy policy":                           JSON,
	"aws_opensearchserverless_security_policy policy":                            JSON,
	"aws_organizations_policy content":                                           Policy,
	"aws_organizations_resource_policy content":                                  Policy,
	"aws_redshift_authentication_profile authentication_profile_content":         JSON,
	"aws_resiliencehub_resiliency_policy policy":                                 NoDocument,
	"aws_s3control_multi_region_access_point_policy details.policy":              Policy,
	"aws_ses_receipt_filter policy":                                              NoDocument,
	"aws_sfn_state_machine definition":                                           JSON,
	"aws_sns_topic delivery_policy":                                              JSON,
	"aws_sns_topic archive_policy":                                               JSON,
	"aws_sns_topic data_protection_policy":                                       JSON,
	"aws_sns_topic_data_protection_policy policy":                                JSON,
	"aws_sns_topic_subscription delivery_policy":                                 JSON,
	"aws_sns_topic_subscription filter_policy":                                   JSON,
	"aws_sns_topic_subscription redrive_policy":                                  JSON,
	"aws_sqs_queue redrive_policy":                                               JSON,
	"aws_sqs_queue redrive_allow_policy":                                         JSON,
	"aws_sqs_queue_redrive_policy redrive_policy":                                JSON,
	"aws_sqs_queue_redrive_allow_policy redrive_allow_policy":                    JSON,
	"aws_ssm_document content":                                                   JSON,
	// Trust policies are written in Cedar, a language of its own.
	"aws_verifiedaccess_endpoint policy_document": NoDocument,
	"aws_verifiedaccess_group policy_document":    NoDocument,
	"aws_wafv2_rule_group rules_json":             JSON,
	"aws_wafv2_web_acl rule_json":                 JSON,
	"data.aws_iam_policy_document json":           Policy,
	"data.aws_iam_policy_document minified_json":  Policy,
}

// Document returns the format of the attribute at a dotted path of a type.
// List indexes in the path are ignored.
func Document(typ, path string) Format {
	path = plain(path)
	if f, ok := formats[typ+" "+path]; ok {
		return f
	}
	last := path[strings.LastIndexByte(path, '.')+1:]
	if !policyAttributes[last] {
		return NoDocument
	}
	if a, ok := lookupPath(typ, path); ok && a.Kind != String {
		return NoDocument
	}
	return Policy
}

// plain returns a dotted path without list indexes: "ingress[0].cidr_blocks[]"
// and "ingress.0.cidr_blocks" as "ingress.cidr_blocks".
func plain(path string) string {
	if !strings.ContainsAny(path, "[0123456789") {
		return path
	}
	var b strings.Builder
	for step := range strings.SplitSeq(path, ".") {
		step, _, _ = strings.Cut(step, "[")
		if step == "" || strings.Trim(step, "0123456789") == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('.')
		}
		b.WriteString(step)
	}
	return b.String()
}
