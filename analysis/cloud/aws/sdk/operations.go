package sdk

import (
	"maps"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/ec2"
	"github.com/aws/aws-sdk-go-v2/service/ecr"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/kms"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/rds"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

// operations are all calls that can be made, by service and operation. All of them
// only read; TestOperations holds that.
func operations(cfg awssdk.Config, buckets *s3.Client) map[string]operation {
	all := s3Operations(buckets)
	for _, more := range []map[string]operation{
		ec2Operations(ec2.NewFromConfig(cfg)), iamOperations(iam.NewFromConfig(cfg)), dataOperations(cfg), serviceOperations(cfg), moreOperations(cfg),
	} {
		maps.Copy(all, more)
	}
	return all
}

func ec2Operations(c *ec2.Client) map[string]operation {
	return map[string]operation{
		"ec2 DescribeAddresses":             of(c.DescribeAddresses),
		"ec2 DescribeFlowLogs":              of(c.DescribeFlowLogs),
		"ec2 DescribeInstances":             of(c.DescribeInstances),
		"ec2 DescribeInternetGateways":      of(c.DescribeInternetGateways),
		"ec2 DescribeNatGateways":           of(c.DescribeNatGateways),
		"ec2 DescribeNetworkAcls":           of(c.DescribeNetworkAcls),
		"ec2 DescribeRouteTables":           of(c.DescribeRouteTables),
		"ec2 DescribeSecurityGroups":        of(c.DescribeSecurityGroups),
		"ec2 DescribeSubnets":               of(c.DescribeSubnets),
		"ec2 DescribeVolumes":               of(c.DescribeVolumes),
		"ec2 DescribeVpcAttribute":          of(c.DescribeVpcAttribute),
		"ec2 DescribeVpcEndpoints":          of(c.DescribeVpcEndpoints),
		"ec2 DescribeVpcPeeringConnections": of(c.DescribeVpcPeeringConnections),
		"ec2 DescribeVpcs":                  of(c.DescribeVpcs),
	}
}

func s3Operations(c *s3.Client) map[string]operation {
	return map[string]operation{
		"s3 GetBucketAcl":                    of(c.GetBucketAcl),
		"s3 GetBucketCors":                   of(c.GetBucketCors),
		"s3 GetBucketEncryption":             of(c.GetBucketEncryption),
		"s3 GetBucketLifecycleConfiguration": of(c.GetBucketLifecycleConfiguration),
		"s3 GetBucketLogging":                of(c.GetBucketLogging),
		"s3 GetBucketOwnershipControls":      of(c.GetBucketOwnershipControls),
		"s3 GetBucketPolicy":                 of(c.GetBucketPolicy),
		"s3 GetBucketTagging":                of(c.GetBucketTagging),
		"s3 GetBucketVersioning":             of(c.GetBucketVersioning),
		"s3 GetBucketWebsite":                of(c.GetBucketWebsite),
		"s3 GetObjectLockConfiguration":      of(c.GetObjectLockConfiguration),
		"s3 GetPublicAccessBlock":            of(c.GetPublicAccessBlock),
		"s3 ListBuckets":                     of(c.ListBuckets),
	}
}

func iamOperations(c *iam.Client) map[string]operation {
	return map[string]operation{
		"iam GetAccountAuthorizationDetails": of(c.GetAccountAuthorizationDetails),
		"iam ListInstanceProfiles":           of(c.ListInstanceProfiles),
	}
}

func dataOperations(cfg awssdk.Config) map[string]operation {
	databases, tables := rds.NewFromConfig(cfg), dynamodb.NewFromConfig(cfg)
	return map[string]operation{
		"rds DescribeDBClusters":     of(databases.DescribeDBClusters),
		"rds DescribeDBInstances":    of(databases.DescribeDBInstances),
		"rds DescribeDBSubnetGroups": of(databases.DescribeDBSubnetGroups),

		"dynamodb DescribeContinuousBackups": of(tables.DescribeContinuousBackups),
		"dynamodb DescribeTable":             of(tables.DescribeTable),
		"dynamodb ListTables":                of(tables.ListTables),
		"dynamodb ListTagsOfResource":        of(tables.ListTagsOfResource),
	}
}

func serviceOperations(cfg awssdk.Config) map[string]operation {
	queues, topics, keys, functions := sqs.NewFromConfig(cfg), sns.NewFromConfig(cfg), kms.NewFromConfig(cfg), lambda.NewFromConfig(cfg)
	return map[string]operation{
		"sqs GetQueueAttributes": of(queues.GetQueueAttributes),
		"sqs ListQueueTags":      of(queues.ListQueueTags),
		"sqs ListQueues":         of(queues.ListQueues),

		"sns GetTopicAttributes":  of(topics.GetTopicAttributes),
		"sns ListTagsForResource": of(topics.ListTagsForResource),
		"sns ListTopics":          of(topics.ListTopics),

		"kms DescribeKey":          of(keys.DescribeKey),
		"kms GetKeyPolicy":         of(keys.GetKeyPolicy),
		"kms GetKeyRotationStatus": of(keys.GetKeyRotationStatus),
		"kms ListAliases":          of(keys.ListAliases),
		"kms ListKeys":             of(keys.ListKeys),
		"kms ListResourceTags":     of(keys.ListResourceTags),

		"lambda GetPolicy":     of(functions.GetPolicy),
		"lambda ListFunctions": of(functions.ListFunctions),
		"lambda ListTags":      of(functions.ListTags),
	}
}

func moreOperations(cfg awssdk.Config) map[string]operation {
	secrets, images, logs := secretsmanager.NewFromConfig(cfg), ecr.NewFromConfig(cfg), cloudwatchlogs.NewFromConfig(cfg)
	return map[string]operation{
		"secretsmanager GetResourcePolicy": of(secrets.GetResourcePolicy),
		"secretsmanager ListSecrets":       of(secrets.ListSecrets),

		"ecr DescribeRepositories": of(images.DescribeRepositories),
		"ecr GetRepositoryPolicy":  of(images.GetRepositoryPolicy),
		"ecr ListTagsForResource":  of(images.ListTagsForResource),

		"cloudwatchlogs DescribeLogGroups":   of(logs.DescribeLogGroups),
		"cloudwatchlogs ListTagsForResource": of(logs.ListTagsForResource),
	}
}
