package sdk

import (
	"maps"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigatewayv2"
	"github.com/aws/aws-sdk-go-v2/service/autoscaling"
	"github.com/aws/aws-sdk-go-v2/service/cloudfront"
	"github.com/aws/aws-sdk-go-v2/service/cloudtrail"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/configservice"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/ec2"
	"github.com/aws/aws-sdk-go-v2/service/ecr"
	"github.com/aws/aws-sdk-go-v2/service/ecs"
	"github.com/aws/aws-sdk-go-v2/service/efs"
	"github.com/aws/aws-sdk-go-v2/service/eks"
	"github.com/aws/aws-sdk-go-v2/service/elasticloadbalancing"
	"github.com/aws/aws-sdk-go-v2/service/elasticloadbalancingv2"
	"github.com/aws/aws-sdk-go-v2/service/guardduty"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/kms"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/opensearch"
	"github.com/aws/aws-sdk-go-v2/service/rds"
	"github.com/aws/aws-sdk-go-v2/service/redshift"
	"github.com/aws/aws-sdk-go-v2/service/route53"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3control"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
)

// operations are all calls that can be made, by service and operation. All of them
// only read; TestOperations holds that.
func operations(cfg awssdk.Config, buckets *s3.Client) map[string]operation {
	all := s3Operations(buckets)
	for _, of := range []func(awssdk.Config) map[string]operation{
		machineOperations,
		containerOperations,
		identityOperations,
		dataOperations,
		messageOperations,
		globalOperations,
		watchOperations,
	} {
		maps.Copy(all, of(cfg))
	}
	return all
}

func machineOperations(cfg awssdk.Config) map[string]operation {
	machines := ec2.NewFromConfig(cfg)
	scaling := autoscaling.NewFromConfig(cfg)
	classic := elasticloadbalancing.NewFromConfig(cfg)
	balancers := elasticloadbalancingv2.NewFromConfig(cfg)
	return map[string]operation{
		"ec2 DescribeAddresses":                        of(machines.DescribeAddresses),
		"ec2 DescribeCustomerGateways":                 of(machines.DescribeCustomerGateways),
		"ec2 DescribeEgressOnlyInternetGateways":       of(machines.DescribeEgressOnlyInternetGateways),
		"ec2 DescribeFlowLogs":                         of(machines.DescribeFlowLogs),
		"ec2 DescribeImageAttribute":                   of(machines.DescribeImageAttribute),
		"ec2 DescribeImages":                           of(machines.DescribeImages),
		"ec2 DescribeInstances":                        of(machines.DescribeInstances),
		"ec2 DescribeInternetGateways":                 of(machines.DescribeInternetGateways),
		"ec2 DescribeKeyPairs":                         of(machines.DescribeKeyPairs),
		"ec2 DescribeLaunchTemplateVersions":           of(machines.DescribeLaunchTemplateVersions),
		"ec2 DescribeLaunchTemplates":                  of(machines.DescribeLaunchTemplates),
		"ec2 DescribeManagedPrefixLists":               of(machines.DescribeManagedPrefixLists),
		"ec2 DescribeNatGateways":                      of(machines.DescribeNatGateways),
		"ec2 DescribeNetworkAcls":                      of(machines.DescribeNetworkAcls),
		"ec2 DescribeNetworkInterfaces":                of(machines.DescribeNetworkInterfaces),
		"ec2 DescribeRouteTables":                      of(machines.DescribeRouteTables),
		"ec2 DescribeSecurityGroups":                   of(machines.DescribeSecurityGroups),
		"ec2 DescribeSnapshotAttribute":                of(machines.DescribeSnapshotAttribute),
		"ec2 DescribeSnapshots":                        of(machines.DescribeSnapshots),
		"ec2 DescribeSubnets":                          of(machines.DescribeSubnets),
		"ec2 DescribeTransitGatewayRouteTables":        of(machines.DescribeTransitGatewayRouteTables),
		"ec2 DescribeTransitGatewayVpcAttachments":     of(machines.DescribeTransitGatewayVpcAttachments),
		"ec2 DescribeTransitGateways":                  of(machines.DescribeTransitGateways),
		"ec2 DescribeVolumes":                          of(machines.DescribeVolumes),
		"ec2 DescribeVpcAttribute":                     of(machines.DescribeVpcAttribute),
		"ec2 DescribeVpcEndpointServiceConfigurations": of(machines.DescribeVpcEndpointServiceConfigurations),
		"ec2 DescribeVpcEndpointServicePermissions":    of(machines.DescribeVpcEndpointServicePermissions),
		"ec2 DescribeVpcEndpoints":                     of(machines.DescribeVpcEndpoints),
		"ec2 DescribeVpcPeeringConnections":            of(machines.DescribeVpcPeeringConnections),
		"ec2 DescribeVpcs":                             of(machines.DescribeVpcs),
		"ec2 DescribeVpnConnections":                   of(machines.DescribeVpnConnections),
		"ec2 DescribeVpnGateways":                      of(machines.DescribeVpnGateways),
		"ec2 GetEbsEncryptionByDefault":                of(machines.GetEbsEncryptionByDefault),
		"ec2 GetImageBlockPublicAccessState":           of(machines.GetImageBlockPublicAccessState),
		"ec2 GetManagedPrefixListEntries":              of(machines.GetManagedPrefixListEntries),
		"ec2 GetSnapshotBlockPublicAccessState":        of(machines.GetSnapshotBlockPublicAccessState),

		"autoscaling DescribeAutoScalingGroups":    of(scaling.DescribeAutoScalingGroups),
		"autoscaling DescribeLaunchConfigurations": of(scaling.DescribeLaunchConfigurations),

		"elb DescribeLoadBalancerAttributes": of(classic.DescribeLoadBalancerAttributes),
		"elb DescribeLoadBalancers":          of(classic.DescribeLoadBalancers),
		"elb DescribeTags":                   of(classic.DescribeTags),

		"elbv2 DescribeListeners":              of(balancers.DescribeListeners),
		"elbv2 DescribeLoadBalancerAttributes": of(balancers.DescribeLoadBalancerAttributes),
		"elbv2 DescribeLoadBalancers":          of(balancers.DescribeLoadBalancers),
		"elbv2 DescribeRules":                  of(balancers.DescribeRules),
		"elbv2 DescribeTags":                   of(balancers.DescribeTags),
		"elbv2 DescribeTargetGroups":           of(balancers.DescribeTargetGroups),
		"elbv2 DescribeTargetHealth":           of(balancers.DescribeTargetHealth),
	}
}

func containerOperations(cfg awssdk.Config) map[string]operation {
	images := ecr.NewFromConfig(cfg)
	tasks := ecs.NewFromConfig(cfg)
	clusters := eks.NewFromConfig(cfg)
	functions := lambda.NewFromConfig(cfg)
	return map[string]operation{
		"ecr DescribeRepositories":             of(images.DescribeRepositories),
		"ecr GetRegistryPolicy":                of(images.GetRegistryPolicy),
		"ecr GetRegistryScanningConfiguration": of(images.GetRegistryScanningConfiguration),
		"ecr GetRepositoryPolicy":              of(images.GetRepositoryPolicy),
		"ecr ListTagsForResource":              of(images.ListTagsForResource),

		"ecs DescribeClusters":           of(tasks.DescribeClusters),
		"ecs DescribeServices":           of(tasks.DescribeServices),
		"ecs DescribeTaskDefinition":     of(tasks.DescribeTaskDefinition),
		"ecs ListClusters":               of(tasks.ListClusters),
		"ecs ListServices":               of(tasks.ListServices),
		"ecs ListTaskDefinitionFamilies": of(tasks.ListTaskDefinitionFamilies),

		"eks DescribeAccessEntry":            of(clusters.DescribeAccessEntry),
		"eks DescribeAddon":                  of(clusters.DescribeAddon),
		"eks DescribeCluster":                of(clusters.DescribeCluster),
		"eks DescribeFargateProfile":         of(clusters.DescribeFargateProfile),
		"eks DescribeNodegroup":              of(clusters.DescribeNodegroup),
		"eks DescribePodIdentityAssociation": of(clusters.DescribePodIdentityAssociation),
		"eks ListAccessEntries":              of(clusters.ListAccessEntries),
		"eks ListAddons":                     of(clusters.ListAddons),
		"eks ListAssociatedAccessPolicies":   of(clusters.ListAssociatedAccessPolicies),
		"eks ListClusters":                   of(clusters.ListClusters),
		"eks ListFargateProfiles":            of(clusters.ListFargateProfiles),
		"eks ListNodegroups":                 of(clusters.ListNodegroups),
		"eks ListPodIdentityAssociations":    of(clusters.ListPodIdentityAssociations),

		"lambda GetPolicy":               of(functions.GetPolicy),
		"lambda ListEventSourceMappings": of(functions.ListEventSourceMappings),
		"lambda ListFunctionUrlConfigs":  of(functions.ListFunctionUrlConfigs),
		"lambda ListFunctions":           of(functions.ListFunctions),
		"lambda ListTags":                of(functions.ListTags),
	}
}

func identityOperations(cfg awssdk.Config) map[string]operation {
	identities := iam.NewFromConfig(cfg)
	keys := kms.NewFromConfig(cfg)
	secrets := secretsmanager.NewFromConfig(cfg)
	systems := ssm.NewFromConfig(cfg)
	return map[string]operation{
		"iam GetAccountAuthorizationDetails": of(identities.GetAccountAuthorizationDetails),
		"iam GetAccountPasswordPolicy":       of(identities.GetAccountPasswordPolicy),
		"iam GetLoginProfile":                of(identities.GetLoginProfile),
		"iam GetOpenIDConnectProvider":       of(identities.GetOpenIDConnectProvider),
		"iam ListAccessKeys":                 of(identities.ListAccessKeys),
		"iam ListInstanceProfiles":           of(identities.ListInstanceProfiles),
		"iam ListOpenIDConnectProviders":     of(identities.ListOpenIDConnectProviders),
		"iam ListSAMLProviders":              of(identities.ListSAMLProviders),
		"iam ListServerCertificates":         of(identities.ListServerCertificates),

		"kms DescribeKey":          of(keys.DescribeKey),
		"kms GetKeyPolicy":         of(keys.GetKeyPolicy),
		"kms GetKeyRotationStatus": of(keys.GetKeyRotationStatus),
		"kms ListAliases":          of(keys.ListAliases),
		"kms ListKeys":             of(keys.ListKeys),
		"kms ListResourceTags":     of(keys.ListResourceTags),

		"secretsmanager GetResourcePolicy": of(secrets.GetResourcePolicy),
		"secretsmanager ListSecrets":       of(secrets.ListSecrets),

		"ssm DescribeDocumentPermission": of(systems.DescribeDocumentPermission),
		"ssm DescribeParameters":         of(systems.DescribeParameters),
		"ssm GetDocument":                of(systems.GetDocument),
		"ssm ListDocuments":              of(systems.ListDocuments),
		"ssm ListTagsForResource":        of(systems.ListTagsForResource),
	}
}

func dataOperations(cfg awssdk.Config) map[string]operation {
	tables := dynamodb.NewFromConfig(cfg)
	files := efs.NewFromConfig(cfg)
	searches := opensearch.NewFromConfig(cfg)
	databases := rds.NewFromConfig(cfg)
	warehouses := redshift.NewFromConfig(cfg)
	return map[string]operation{
		"dynamodb DescribeContinuousBackups": of(tables.DescribeContinuousBackups),
		"dynamodb DescribeTable":             of(tables.DescribeTable),
		"dynamodb ListTables":                of(tables.ListTables),
		"dynamodb ListTagsOfResource":        of(tables.ListTagsOfResource),

		"efs DescribeAccessPoints":              of(files.DescribeAccessPoints),
		"efs DescribeBackupPolicy":              of(files.DescribeBackupPolicy),
		"efs DescribeFileSystemPolicy":          of(files.DescribeFileSystemPolicy),
		"efs DescribeFileSystems":               of(files.DescribeFileSystems),
		"efs DescribeMountTargetSecurityGroups": of(files.DescribeMountTargetSecurityGroups),
		"efs DescribeMountTargets":              of(files.DescribeMountTargets),

		"opensearch DescribeDomain":  of(searches.DescribeDomain),
		"opensearch ListDomainNames": of(searches.ListDomainNames),
		"opensearch ListTags":        of(searches.ListTags),

		"rds DescribeDBClusterSnapshotAttributes": of(databases.DescribeDBClusterSnapshotAttributes),
		"rds DescribeDBClusterSnapshots":          of(databases.DescribeDBClusterSnapshots),
		"rds DescribeDBClusters":                  of(databases.DescribeDBClusters),
		"rds DescribeDBInstances":                 of(databases.DescribeDBInstances),
		"rds DescribeDBParameterGroups":           of(databases.DescribeDBParameterGroups),
		"rds DescribeDBParameters":                of(databases.DescribeDBParameters),
		"rds DescribeDBSnapshotAttributes":        of(databases.DescribeDBSnapshotAttributes),
		"rds DescribeDBSnapshots":                 of(databases.DescribeDBSnapshots),
		"rds DescribeDBSubnetGroups":              of(databases.DescribeDBSubnetGroups),
		"rds DescribeEventSubscriptions":          of(databases.DescribeEventSubscriptions),

		"redshift DescribeClusterParameterGroups": of(warehouses.DescribeClusterParameterGroups),
		"redshift DescribeClusterParameters":      of(warehouses.DescribeClusterParameters),
		"redshift DescribeClusterSubnetGroups":    of(warehouses.DescribeClusterSubnetGroups),
		"redshift DescribeClusters":               of(warehouses.DescribeClusters),
		"redshift DescribeLoggingStatus":          of(warehouses.DescribeLoggingStatus),
	}
}

func messageOperations(cfg awssdk.Config) map[string]operation {
	apis := apigateway.NewFromConfig(cfg)
	newer := apigatewayv2.NewFromConfig(cfg)
	topics := sns.NewFromConfig(cfg)
	queues := sqs.NewFromConfig(cfg)
	return map[string]operation{
		"apigateway GetResources": of(apis.GetResources),
		"apigateway GetRestApis":  of(apis.GetRestApis),
		"apigateway GetStages":    of(apis.GetStages),

		"apigatewayv2 GetApis":         of(newer.GetApis),
		"apigatewayv2 GetIntegrations": of(newer.GetIntegrations),
		"apigatewayv2 GetRoutes":       of(newer.GetRoutes),
		"apigatewayv2 GetStages":       of(newer.GetStages),

		"sns GetTopicAttributes":  of(topics.GetTopicAttributes),
		"sns ListSubscriptions":   of(topics.ListSubscriptions),
		"sns ListTagsForResource": of(topics.ListTagsForResource),
		"sns ListTopics":          of(topics.ListTopics),

		"sqs GetQueueAttributes": of(queues.GetQueueAttributes),
		"sqs ListQueueTags":      of(queues.ListQueueTags),
		"sqs ListQueues":         of(queues.ListQueues),
	}
}

func globalOperations(cfg awssdk.Config) map[string]operation {
	distributions := cloudfront.NewFromConfig(cfg)
	zones := route53.NewFromConfig(cfg)
	accounts := s3control.NewFromConfig(cfg)
	return map[string]operation{
		"cloudfront GetDistributionConfig":    of(distributions.GetDistributionConfig),
		"cloudfront ListDistributions":        of(distributions.ListDistributions),
		"cloudfront ListOriginAccessControls": of(distributions.ListOriginAccessControls),
		"cloudfront ListTagsForResource":      of(distributions.ListTagsForResource),

		"route53 GetHostedZone":           of(zones.GetHostedZone),
		"route53 ListHostedZones":         of(zones.ListHostedZones),
		"route53 ListQueryLoggingConfigs": of(zones.ListQueryLoggingConfigs),
		"route53 ListResourceRecordSets":  of(zones.ListResourceRecordSets),
		"route53 ListTagsForResource":     of(zones.ListTagsForResource),

		"s3control GetPublicAccessBlock": of(accounts.GetPublicAccessBlock),
	}
}

func watchOperations(cfg awssdk.Config) map[string]operation {
	trails := cloudtrail.NewFromConfig(cfg)
	metrics := cloudwatch.NewFromConfig(cfg)
	logs := cloudwatchlogs.NewFromConfig(cfg)
	recorders := configservice.NewFromConfig(cfg)
	detectors := guardduty.NewFromConfig(cfg)
	return map[string]operation{
		"cloudtrail DescribeTrails":    of(trails.DescribeTrails),
		"cloudtrail GetEventSelectors": of(trails.GetEventSelectors),
		"cloudtrail GetTrailStatus":    of(trails.GetTrailStatus),
		"cloudtrail ListTags":          of(trails.ListTags),

		"cloudwatch DescribeAlarms":      of(metrics.DescribeAlarms),
		"cloudwatch ListTagsForResource": of(metrics.ListTagsForResource),

		"cloudwatchlogs DescribeLogGroups":        of(logs.DescribeLogGroups),
		"cloudwatchlogs DescribeMetricFilters":    of(logs.DescribeMetricFilters),
		"cloudwatchlogs DescribeResourcePolicies": of(logs.DescribeResourcePolicies),
		"cloudwatchlogs ListTagsForResource":      of(logs.ListTagsForResource),

		"configservice DescribeConfigRules":                 of(recorders.DescribeConfigRules),
		"configservice DescribeConfigurationRecorderStatus": of(recorders.DescribeConfigurationRecorderStatus),
		"configservice DescribeConfigurationRecorders":      of(recorders.DescribeConfigurationRecorders),
		"configservice DescribeDeliveryChannels":            of(recorders.DescribeDeliveryChannels),
		"configservice ListTagsForResource":                 of(recorders.ListTagsForResource),

		"guardduty GetDetector":   of(detectors.GetDetector),
		"guardduty ListDetectors": of(detectors.ListDetectors),
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
