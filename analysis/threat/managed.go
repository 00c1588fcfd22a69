package threat

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// managed are policies that AWS keeps, by name: the actions that they allow on
// all resources, or after "!" all but those. Of the policies that are restricted
// further, only what is not is told; others allow nothing here that matters to a
// path. Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/NAME.html.
var managed = map[string]string{
	"AdministratorAccess":                          "*",
	"AdministratorAccess-Amplify":                  "",
	"PowerUserAccess":                              "! iam:* organizations:* account:*",
	"IAMFullAccess":                                "iam:*",
	"IAMUserChangePassword":                        "iam:GetAccountPasswordPolicy",
	"AmazonS3FullAccess":                           "s3:* s3-object-lambda:*",
	"AmazonS3ReadOnlyAccess":                       "s3:Get* s3:List* s3:Describe* s3-object-lambda:Get* s3-object-lambda:List*",
	"AmazonDynamoDBFullAccess":                     "dynamodb:* dax:*",
	"AmazonDynamoDBReadOnlyAccess":                 "dynamodb:BatchGetItem dynamodb:Describe* dynamodb:List* dynamodb:GetItem dynamodb:Query dynamodb:Scan dynamodb:PartiQLSelect",
	"AmazonEC2FullAccess":                          "ec2:* elasticloadbalancing:* cloudwatch:* autoscaling:*",
	"AmazonEC2ReadOnlyAccess":                      "ec2:Describe* ec2:Get*",
	"AmazonRDSFullAccess":                          "rds:*",
	"AmazonSSMFullAccess":                          "ssm:*",
	"AmazonSSMReadOnlyAccess":                      "ssm:Describe* ssm:Get* ssm:List*",
	"AmazonSQSFullAccess":                          "sqs:*",
	"AmazonSNSFullAccess":                          "sns:*",
	"AmazonKinesisFullAccess":                      "kinesis:*",
	"AWSLambda_FullAccess":                         "lambda:* cloudformation:DescribeStacks iam:ListRoles iam:GetRole",
	"AWSLambda_ReadOnlyAccess":                     "lambda:Get* lambda:List*",
	"AWSCloudFormationFullAccess":                  "cloudformation:*",
	"AWSCodeBuildAdminAccess":                      "codebuild:* ecr:*",
	"AWSCodeBuildDeveloperAccess":                  "codebuild:StartBuild codebuild:StopBuild codebuild:StartBuildBatch codebuild:BatchGet* codebuild:Get* codebuild:List*",
	"AWSGlueConsoleFullAccess":                     "glue:*",
	"AmazonSageMakerFullAccess":                    "sagemaker:*",
	"AmazonECS_FullAccess":                         "ecs:* cloudformation:CreateStack cloudformation:UpdateStack",
	"AmazonElasticMapReduceFullAccess":             "elasticmapreduce:*",
	"AWSStepFunctionsFullAccess":                   "states:*",
	"AWSDataPipeline_FullAccess":                   "datapipeline:*",
	"SecretsManagerReadWrite":                      "secretsmanager:*",
	"AWSKeyManagementServicePowerUser":             "kms:CreateAlias kms:CreateKey kms:DeleteAlias kms:Describe* kms:GenerateRandom kms:Get* kms:List*",
	"AWSOrganizationsFullAccess":                   "organizations:*",
	"AmazonAPIGatewayAdministrator":                "apigateway:*",
	"AmazonSSMManagedInstanceCore":                 "ssm:DescribeAssociation ssm:GetDeployablePatchSnapshotForInstance ssm:GetDocument ssm:GetManifest ssm:GetParameter ssm:GetParameters ssm:UpdateInstanceInformation ssmmessages:* ec2messages:*",
	"AmazonEC2RoleforSSM":                          "ssm:GetDocument ssm:GetManifest ssm:GetParameters ssm:UpdateInstanceInformation ssmmessages:* ec2messages:* s3:GetObject s3:PutObject s3:ListBucket",
	"ReadOnlyAccess":                               "s3:Get* s3:List* dynamodb:Get* dynamodb:BatchGet* dynamodb:Query dynamodb:Scan ssm:Get* ec2:Describe* ec2:Get* lambda:Get* lambda:List* iam:Get* iam:List* codecommit:Get* sqs:ReceiveMessage logs:Get* logs:Filter* kinesis:Get*",
	"SecurityAudit":                                "iam:Get* iam:List* ec2:Describe* s3:GetBucket* s3:ListAllMyBuckets",
	"ViewOnlyAccess":                               "ec2:Describe* iam:List* s3:ListAllMyBuckets",
	"job-function/DatabaseAdministrator":           "dynamodb:* rds:* redshift:* elasticache:* cloudwatch:* sns:*",
	"job-function/DataScientist":                   "athena:* dynamodb:* elasticmapreduce:* redshift:* s3:CreateBucket",
	"job-function/NetworkAdministrator":            "ec2:* elasticloadbalancing:* route53:* cloudfront:ListDistributions",
	"job-function/SystemAdministrator":             "ec2:* autoscaling:* cloudformation:* s3:* ssm:* rds:* lambda:Create* lambda:Update* lambda:Invoke* dynamodb:*",
	"service-role/AWSLambdaBasicExecutionRole":     "logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents",
	"service-role/AWSLambdaVPCAccessExecutionRole": "logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents ec2:CreateNetworkInterface ec2:DescribeNetworkInterfaces ec2:DeleteNetworkInterface",
	"service-role/AmazonEC2RoleforSSM":             "ssm:GetDocument ssm:GetManifest ssm:GetParameters ssm:UpdateInstanceInformation ssmmessages:* ec2messages:* s3:GetObject s3:PutObject s3:ListBucket",
	"service-role/AWSGlueServiceRole":              "glue:* s3:GetBucketLocation s3:ListBucket s3:ListAllMyBuckets iam:ListRolePolicies iam:GetRole",
}

// awsPolicy returns the name of a policy that AWS keeps.
func awsPolicy(arn string) (string, bool) {
	return strings.CutPrefix(arn, "arn:"+partition+":iam::aws:policy/")
}

// managedPolicy returns the document of a policy that AWS keeps, with some further
// elements in its statement.
func managedPolicy(name string, more ...model.Attr) *model.Value {
	return allowing(managed[name], more...)
}

// allowing returns a document that allows actions on everything.
func allowing(list string, more ...model.Attr) *model.Value {
	actions := strings.Fields(list)
	element := "Action"
	if len(actions) > 0 && actions[0] == "!" {
		element, actions = "NotAction", actions[1:]
	}
	none := source.Range{}
	texts := func(list ...string) *model.Value {
		var out []*model.Value
		for _, s := range list {
			out = append(out, model.NewString(s, none))
		}
		return model.NewList(out, none)
	}
	statement := model.NewObject(append([]model.Attr{
		{Name: "Effect", Value: model.NewString("Allow", none)},
		{Name: element, Value: texts(actions...)},
		{Name: "Resource", Value: texts("*")},
	}, more...), none)
	return model.NewObject([]model.Attr{
		{Name: "Version", Value: model.NewString("2012-10-17", none)},
		{Name: "Statement", Value: model.NewList([]*model.Value{statement}, none)},
	}, none)
}

// limitTo returns a policy that allows some actions on everything.
func limitTo(actions string) *iam.Policy { return iam.Parse(allowing(actions), nil) }

// everything is what a principal holds that may write its own policies.
var everything = iam.Parse(managedPolicy("AdministratorAccess"), nil)

// everybodyMay is a resource's policy that lets everybody do everything.
var everybodyMay = iam.Parse(managedPolicy("AdministratorAccess", whoMay("*")), nil)

// whoMay is the element of a resource's policy that names who may.
func whoMay(arn string) model.Attr {
	none := source.Range{}
	return model.Attr{Name: "Principal", Value: model.NewObject([]model.Attr{
		{Name: "AWS", Value: model.NewList([]*model.Value{model.NewString(arn, none)}, none)},
	}, none)}
}
