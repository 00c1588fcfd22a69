package threat

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// arns are the forms of the ARNs of types, from the service authorization
// reference, https://docs.aws.amazon.com/service-authorization/latest/reference/.
// {account} and {region} are those of the provider, other braces hold attributes;
// {?x} is something that only the cloud knows.
var arns = map[string]string{
	"aws_api_gateway_rest_api":                "apigateway:{region}::/restapis/{?id}",
	"aws_apprunner_service":                   "apprunner:{region}:{account}:service/{service_name}/{?id}",
	"aws_autoscaling_group":                   "autoscaling:{region}:{account}:autoScalingGroup:{?id}:autoScalingGroupName/{name}",
	"aws_bedrockagentcore_code_interpreter":   "bedrock-agentcore:{region}:{account}:code-interpreter/{?id}",
	"aws_batch_job_definition":                "batch:{region}:{account}:job-definition/{name}:{?revision}",
	"aws_cloudformation_stack":                "cloudformation:{region}:{account}:stack/{name}/{?id}",
	"aws_cloudformation_stack_set":            "cloudformation:{region}:{account}:stackset/{name}:{?id}",
	"aws_codebuild_project":                   "codebuild:{region}:{account}:project/{name}",
	"aws_codecommit_repository":               "codecommit:{region}:{account}:{repository_name}",
	"aws_codepipeline":                        "codepipeline:{region}:{account}:{name}",
	"aws_cognito_identity_pool":               "cognito-identity:{region}:{account}:identitypool/{?id}",
	"aws_datapipeline_pipeline":               "datapipeline:{region}:{account}:pipeline/{?id}",
	"aws_ami":                                 "ec2:{region}::image/{?id}",
	"aws_db_cluster_snapshot":                 "rds:{region}:{account}:cluster-snapshot:{db_cluster_snapshot_identifier}",
	"aws_db_snapshot":                         "rds:{region}:{account}:snapshot:{db_snapshot_identifier}",
	"aws_db_instance":                         "rds:{region}:{account}:db:{identifier}",
	"aws_dynamodb_table":                      "dynamodb:{region}:{account}:table/{name}",
	"aws_ebs_snapshot":                        "ec2:{region}::snapshot/{?id}",
	"aws_ebs_volume":                          "ec2:{region}:{account}:volume/{?id}",
	"aws_ecr_repository":                      "ecr:{region}:{account}:repository/{name}",
	"aws_ecs_cluster":                         "ecs:{region}:{account}:cluster/{name}",
	"aws_ecs_service":                         "ecs:{region}:{account}:service/{?cluster}/{name}",
	"aws_ecs_task_definition":                 "ecs:{region}:{account}:task-definition/{family}:{?revision}",
	"aws_efs_file_system":                     "elasticfilesystem:{region}:{account}:file-system/{?id}",
	"aws_eks_cluster":                         "eks:{region}:{account}:cluster/{name}",
	"aws_elastic_beanstalk_environment":       "elasticbeanstalk:{region}:{account}:environment/{application}/{name}",
	"aws_emr_cluster":                         "elasticmapreduce:{region}:{account}:cluster/{?id}",
	"aws_mwaa_environment":                    "airflow:{region}:{account}:environment/{name}",
	"aws_glue_dev_endpoint":                   "glue:{region}:{account}:devEndpoint/{name}",
	"aws_glue_job":                            "glue:{region}:{account}:job/{name}",
	"aws_iam_group":                           "iam::{account}:group{path}{name}",
	"aws_iam_instance_profile":                "iam::{account}:instance-profile{path}{name}",
	"aws_iam_openid_connect_provider":         "iam::{account}:oidc-provider/{url}",
	"aws_iam_policy":                          "iam::{account}:policy{path}{name}",
	"aws_iam_role":                            "iam::{account}:role{path}{name}",
	"aws_iam_saml_provider":                   "iam::{account}:saml-provider/{name}",
	"aws_iam_user":                            "iam::{account}:user{path}{name}",
	"aws_instance":                            "ec2:{region}:{account}:instance/{?id}",
	"aws_kinesis_stream":                      "kinesis:{region}:{account}:stream/{name}",
	"aws_kms_key":                             "kms:{region}:{account}:key/{?id}",
	"aws_lambda_function":                     "lambda:{region}:{account}:function:{function_name}",
	"aws_launch_template":                     "ec2:{region}:{account}:launch-template/{?id}",
	"aws_opensearch_domain":                   "es:{region}:{account}:domain/{domain_name}",
	"aws_elasticsearch_domain":                "es:{region}:{account}:domain/{domain_name}",
	"aws_organizations_policy":                "organizations::{account}:policy/{?organization}/service_control_policy/{?id}",
	"aws_rds_cluster":                         "rds:{region}:{account}:cluster:{cluster_identifier}",
	"aws_redshift_cluster":                    "redshift:{region}:{account}:cluster:{cluster_identifier}",
	"aws_docdb_cluster":                       "rds:{region}:{account}:cluster:{cluster_identifier}",
	"aws_elasticache_replication_group":       "elasticache:{region}:{account}:replicationgroup:{replication_group_id}",
	"aws_elasticache_serverless_cache":        "elasticache:{region}:{account}:serverlesscache:{name}",
	"aws_memorydb_cluster":                    "memorydb:{region}:{account}:cluster/{name}",
	"aws_mq_broker":                           "mq:{region}:{account}:broker:{broker_name}:{?id}",
	"aws_msk_cluster":                         "kafka:{region}:{account}:cluster/{cluster_name}/{?id}",
	"aws_msk_serverless_cluster":              "kafka:{region}:{account}:cluster/{cluster_name}/{?id}",
	"aws_neptune_cluster":                     "rds:{region}:{account}:cluster:{cluster_identifier}",
	"aws_redshiftserverless_workgroup":        "redshift-serverless:{region}:{account}:workgroup/{?id}",
	"aws_s3_access_point":                     "s3:{region}:{account}:accesspoint/{name}",
	"aws_s3control_multi_region_access_point": "s3::{account}:accesspoint/{?alias}",
	"aws_backup_vault":                        "backup:{region}:{account}:backup-vault:{name}",
	"aws_bedrockagent_knowledge_base":         "bedrock:{region}:{account}:knowledge-base/{?id}",
	"aws_cloudwatch_log_group":                "logs:{region}:{account}:log-group:{name}",
	"aws_codeartifact_repository":             "codeartifact:{region}:{account}:repository/{domain}/{repository}",
	"aws_glacier_vault":                       "glacier:{region}:{account}:vaults/{name}",
	"aws_lightsail_bucket":                    "lightsail:{region}:{account}:Bucket/{?id}",
	"aws_lightsail_database":                  "lightsail:{region}:{account}:RelationalDatabase/{?id}",
	"aws_s3vectors_index":                     "s3vectors:{region}:{account}:bucket/{vector_bucket_name}/index/{index_name}",
	"aws_cognito_user_pool":                   "cognito-idp:{region}:{account}:userpool/{?id}",
	"aws_iot_role_alias":                      "iot:{region}:{account}:rolealias/{alias}",
	"aws_launch_configuration":                "autoscaling:{region}:{account}:launchConfiguration:{?id}:launchConfigurationName/{name}",
	"aws_bedrockagent_agent":                  "bedrock:{region}:{account}:agent/{?id}",
	"aws_cloud9_environment_ec2":              "cloud9:{region}:{account}:environment:{?id}",
	"aws_opensearchserverless_collection":     "aoss:{region}:{account}:collection/{?id}",
	"aws_s3_bucket":                           "s3:::{bucket}",
	"aws_sagemaker_notebook_instance":         "sagemaker:{region}:{account}:notebook-instance/{name}",
	"aws_sagemaker_domain":                    "sagemaker:{region}:{account}:domain/{?id}",
	"aws_secretsmanager_secret":               "secretsmanager:{region}:{account}:secret:{name}-{?suffix}",
	"aws_sfn_state_machine":                   "states:{region}:{account}:stateMachine:{name}",
	"aws_sns_topic":                           "sns:{region}:{account}:{name}",
	"aws_sqs_queue":                           "sqs:{region}:{account}:{name}",
	"aws_amplify_app":                         "amplify:{region}:{account}:apps/{?id}",
	"aws_appstream_fleet":                     "appstream:{region}:{account}:fleet/{name}",
	"aws_appstream_image_builder":             "appstream:{region}:{account}:image-builder/{name}",
	"aws_athena_workgroup":                    "athena:{region}:{account}:workgroup/{name}",
	"aws_bedrockagentcore_agent_runtime":      "bedrock-agentcore:{region}:{account}:runtime/{?id}",
	"aws_codedeploy_deployment_group":         "codedeploy:{region}:{account}:deploymentgroup:{app_name}/{deployment_group_name}",
	"aws_kinesisanalyticsv2_application":      "kinesisanalytics:{region}:{account}:application/{name}",
	"aws_sagemaker_user_profile":              "sagemaker:{region}:{account}:user-profile/{?domain}/{user_profile_name}",
	"aws_scheduler_schedule":                  "scheduler:{region}:{account}:schedule/{?group}/{name}",
	"aws_servicecatalog_constraint":           "catalog:{region}:{account}:product/{product_id}",
	"aws_synthetics_canary":                   "synthetics:{region}:{account}:canary:{name}",
	"aws_ssm_document":                        "ssm:{region}:{account}:document/{name}",
	"aws_ssm_parameter":                       "ssm:{region}:{account}:parameter/{name}",
}

// nameOf is the attribute that "id" equals, for types where that is a name and no
// ARN. Of the page of each type, section "Attribute Reference".
var nameOf = map[string]string{
	"aws_iam_role": "name", "aws_iam_user": "name", "aws_iam_group": "name", "aws_iam_instance_profile": "name",
	"aws_s3_bucket": "bucket", "aws_lambda_function": "function_name", "aws_dynamodb_table": "name",
	"aws_ssm_parameter": "name", "aws_ecr_repository": "name", "aws_eks_cluster": "name", "aws_codepipeline": "name",
	"aws_mwaa_environment": "name", "aws_glue_dev_endpoint": "name", "aws_glue_job": "name", "aws_sagemaker_notebook_instance": "name",
	"aws_redshift_cluster": "cluster_identifier", "aws_rds_cluster": "cluster_identifier", "aws_ssm_document": "name",
	"aws_cloudformation_stack_set": "name",
}

// arnIsID are the types whose id is their ARN.
var arnIsID = map[string]bool{
	"aws_iam_policy": true, "aws_iam_openid_connect_provider": true, "aws_iam_saml_provider": true,
	"aws_secretsmanager_secret": true, "aws_sns_topic": true, "aws_sfn_state_machine": true,
	"aws_codebuild_project": true, "aws_cloudformation_stack": true, "aws_apprunner_service": true,
	"aws_ecs_cluster": true, "aws_opensearch_domain": true, "aws_elasticsearch_domain": true,
}

// arn returns the ARN of a resource, with marks for what is not known of it.
func (w *world) arn(r *model.Resource) string {
	form, ok := arns[r.Type]
	if !ok {
		return iam.Unknown(r.Origin.Stack + "/" + string(r.Address) + ".arn")
	}
	unsure := iam.Unknown(r.Origin.Stack + "/" + string(r.Address) + ".arn")
	return w.arns.get(w, placeOf(r), unsure, equal, func() string {
		now := w.lookup(placeOf(r))
		if now == nil {
			return unsure
		}
		return fill(form, func(name string) string { return w.field(now, name) })
	})
}

// another returns the ARN of a resource that the code does not declare, in the
// account of a principal.
func (w *world) another(p *principal, typ string) string {
	return fill(arns[typ], func(name string) string {
		switch name {
		case "account":
			return p.Account
		case "region":
			return w.account(p.res).region
		case "path":
			return "/"
		}
		return "parapet-any"
	})
}

// fill returns the ARN of a form.
func fill(form string, field func(name string) string) string {
	var b strings.Builder
	b.WriteString("arn:" + partition + ":")
	for form != "" {
		before, rest, ok := strings.Cut(form, "{")
		b.WriteString(before)
		if !ok {
			break
		}
		name, after, _ := strings.Cut(rest, "}")
		b.WriteString(field(name))
		form = after
	}
	return b.String()
}

// field returns what stands in braces of an ARN's form.
func (w *world) field(r *model.Resource, name string) string {
	switch name {
	case "account":
		return w.account(r).number
	case "region":
		if s := w.text(r, r.Value.Get("region")); s != "" {
			return s
		}
		return w.account(r).region
	}
	v := r.Value.Get(name)
	text := w.text(r, v)
	switch {
	case name == "path":
		if text == "" {
			return "/"
		}
		return text
	case name == "url":
		text = strings.TrimPrefix(text, "https://")
	case r.Type == "aws_ssm_parameter":
		text = strings.TrimPrefix(text, "/")
	}
	if text == "" { // the provider or the cloud makes it up
		return iam.Unknown(r.Origin.Stack + "/" + string(r.Address) + "." + strings.TrimPrefix(name, "?"))
	}
	return text
}
