package aws

// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_SecretListEntry.html,
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Repository.html,
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html.
// The values of secrets are never asked for.
var moreTypes = []Type{
	{
		Name: "aws_secretsmanager_secret", List: Call{Service: "secretsmanager", Operation: "ListSecrets"}, Items: "SecretList[]", ID: "ARN", ARN: "{ARN}",
		Keys: []string{"name"},
		Made: []string{"OwningService^= a service of AWS"},
		Details: []Call{
			{Service: "secretsmanager", Operation: "GetResourcePolicy", Params: "SecretId=ARN"},
		},
		Attributes: `
			name                              Name                                              vendor
			description                       Description
			kms_key_id                        KmsKeyId
			policy                            $GetResourcePolicy.ResourcePolicy                 as=document
			tags                              Tags                                              as=tags`,
	},
	{
		Name: "aws_ecr_repository", List: Call{Service: "ecr", Operation: "DescribeRepositories"}, Items: "Repositories[]", ID: "RepositoryName", ARN: "{RepositoryArn}",
		Keys: []string{"name"},
		Details: []Call{
			{Service: "ecr", Operation: "GetRepositoryPolicy", Params: "RepositoryName=RepositoryName"},
			{Service: "ecr", Operation: "ListTagsForResource", Params: "ResourceArn=RepositoryArn"},
		},
		Attributes: `
			name                                      RepositoryName
			repository_url                            RepositoryUri                             vendor
			image_tag_mutability                      ImageTagMutability                        unset=MUTABLE
			image_scanning_configuration.scan_on_push ImageScanningConfiguration.ScanOnPush
			encryption_configuration.encryption_type  EncryptionConfiguration.EncryptionType    unset=AES256
			encryption_configuration.kms_key          EncryptionConfiguration.KmsKey            vendor
			policy                                    $GetRepositoryPolicy.PolicyText           as=document
			tags                                      $ListTagsForResource.Tags                 as=tags`,
	},
	{
		Name: "aws_cloudwatch_log_group", List: Call{Service: "cloudwatchlogs", Operation: "DescribeLogGroups"}, Items: "LogGroups[]", ID: "LogGroupName", ARN: "{LogGroupArn}",
		Keys: []string{"name"},
		Made: []string{"LogGroupName^=/aws/lambda/ AWS Lambda", "LogGroupName^=/aws/rds/ Amazon RDS", "LogGroupName^=/aws/codebuild/ AWS CodeBuild"},
		Details: []Call{
			{Service: "cloudwatchlogs", Operation: "ListTagsForResource", Params: "ResourceArn=LogGroupArn"},
		},
		Attributes: `
			name                              LogGroupName                                      vendor
			retention_in_days                 RetentionInDays
			kms_key_id                        KmsKeyId
			log_group_class                   LogGroupClass                                     unset=STANDARD
			tags                              $ListTagsForResource.Tags                         as=tags`,
	},
}
