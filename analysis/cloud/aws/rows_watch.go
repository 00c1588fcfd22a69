package aws

// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Operations.html,
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Operations.html,
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Operations.html,
// https://docs.aws.amazon.com/config/latest/APIReference/API_Operations.html,
// https://docs.aws.amazon.com/guardduty/latest/APIReference/API_Operations.html
var watchTypes = []Type{
	{
		Name: "aws_cloudtrail", List: Call{Service: "cloudtrail", Operation: "DescribeTrails", Params: "IncludeShadowTrails=false"}, Items: "TrailList[]",
		ID: "Name", ARN: "{TrailARN}", Keys: []string{"name"},
		Details: []Call{
			{Service: "cloudtrail", Operation: "GetTrailStatus", Params: "Name=TrailARN"},
			{Service: "cloudtrail", Operation: "GetEventSelectors", Params: "TrailName=TrailARN"},
			{Service: "cloudtrail", Operation: "ListTags", Params: "ResourceIdList=[TrailARN]"},
		},
		Attributes: `
			name                              Name
			s3_bucket_name                    S3BucketName
			s3_key_prefix                     S3KeyPrefix
			include_global_service_events     IncludeGlobalServiceEvents      unset=true
			is_multi_region_trail             IsMultiRegionTrail
			is_organization_trail             IsOrganizationTrail
			enable_log_file_validation        LogFileValidationEnabled
			cloud_watch_logs_group_arn        CloudWatchLogsLogGroupArn
			cloud_watch_logs_role_arn         CloudWatchLogsRoleArn
			kms_key_id                        KmsKeyId
			sns_topic_name                    SnsTopicARN                     as=last
			enable_logging                    $GetTrailStatus.IsLogging       unset=true
			event_selector                    $GetEventSelectors.EventSelectors  as=event-selectors vendor
			tags                              $ListTags.ResourceTagList[].TagsList  as=tags`,
	},
	{
		Name: "aws_cloudwatch_metric_alarm", List: Call{Service: "cloudwatch", Operation: "DescribeAlarms", Params: "AlarmTypes=['MetricAlarm']"}, Items: "MetricAlarms[]",
		ID: "AlarmName", ARN: "{AlarmArn}", Keys: []string{"alarm_name"},
		Made:    []string{"AlarmName^=TargetTracking- Application Auto Scaling"},
		Details: []Call{{Service: "cloudwatch", Operation: "ListTagsForResource", Params: "ResourceARN=AlarmArn"}},
		Attributes: `
			alarm_name                        AlarmName
			alarm_description                 AlarmDescription
			actions_enabled                   ActionsEnabled                  unset=true
			alarm_actions                     AlarmActions
			ok_actions                        OKActions
			insufficient_data_actions         InsufficientDataActions
			comparison_operator               ComparisonOperator
			evaluation_periods                EvaluationPeriods
			metric_name                       MetricName
			namespace                         Namespace
			period                            Period
			statistic                         Statistic
			threshold                         Threshold
			treat_missing_data                TreatMissingData                unset=missing
			tags                              $ListTagsForResource.Tags       as=tags`,
	},
	{
		Name: "aws_cloudwatch_log_metric_filter", List: Call{Service: "cloudwatchlogs", Operation: "DescribeMetricFilters"}, Items: "MetricFilters[]",
		ID: "FilterName", Keys: []string{"log_group_name name"},
		Attributes: `
			name                              FilterName
			log_group_name                    LogGroupName
			pattern                           FilterPattern
			metric_transformation             MetricTransformations           as=metric-transformation`,
	},
	{
		Name: "aws_cloudwatch_log_resource_policy", List: Call{Service: "cloudwatchlogs", Operation: "DescribeResourcePolicies"}, Items: "ResourcePolicies[]",
		ID: "PolicyName", Keys: []string{"policy_name"},
		Attributes: `
			policy_name                       PolicyName
			policy_document                   PolicyDocument                  as=document`,
	},
	{
		Name: "aws_config_configuration_recorder", List: Call{Service: "configservice", Operation: "DescribeConfigurationRecorders"}, Items: "ConfigurationRecorders[]",
		ID: "Name", Keys: []string{"name"},
		Details: []Call{{Service: "configservice", Operation: "DescribeConfigurationRecorderStatus", Params: "ConfigurationRecorderNames=[Name]"}},
		Attributes: `
			name                              Name                            vendor
			role_arn                          RoleARN
			recording_group                   RecordingGroup                  as=recording-group vendor
			recording_mode.recording_frequency  RecordingMode.RecordingFrequency  vendor
			is_enabled                        $DescribeConfigurationRecorderStatus.ConfigurationRecordersStatus[].Recording  as=first vendor`,
	},
	{
		Name: "aws_config_delivery_channel", List: Call{Service: "configservice", Operation: "DescribeDeliveryChannels"}, Items: "DeliveryChannels[]",
		ID: "Name", Keys: []string{"name"},
		Attributes: `
			name                              Name                            vendor
			s3_bucket_name                    S3BucketName
			s3_key_prefix                     S3KeyPrefix
			s3_kms_key_arn                    S3KmsKeyArn
			sns_topic_arn                     SnsTopicARN
			snapshot_delivery_properties.delivery_frequency  ConfigSnapshotDeliveryProperties.DeliveryFrequency  vendor`,
	},
	{
		Name: "aws_config_config_rule", List: Call{Service: "configservice", Operation: "DescribeConfigRules"}, Items: "ConfigRules[]",
		ID: "ConfigRuleName", ARN: "{ConfigRuleArn}", Keys: []string{"name"},
		Made:    []string{"CreatedBy^= a service of AWS"},
		Gone:    []string{"ConfigRuleState=DELETING"},
		Details: []Call{{Service: "configservice", Operation: "ListTagsForResource", Params: "ResourceArn=ConfigRuleArn"}},
		Attributes: `
			name                              ConfigRuleName
			description                       Description
			input_parameters                  InputParameters                 as=document
			maximum_execution_frequency       MaximumExecutionFrequency       vendor
			source.owner                      Source.Owner
			source.source_identifier          Source.SourceIdentifier
			tags                              $ListTagsForResource.Tags       as=tags`,
	},
	{
		Name: "aws_guardduty_detector", List: Call{Service: "guardduty", Operation: "ListDetectors"}, Items: "DetectorIds[]", ID: "Value",
		ARN:     "arn:{partition}:guardduty:{region}:{account}:detector/{Value}",
		Keys:    []string{"finding_publishing_frequency", "id"},
		Details: []Call{{Service: "guardduty", Operation: "GetDetector", Params: "DetectorId=Value"}},
		Attributes: `
			id                                Value                           vendor
			enable                            $GetDetector.Status             as=is:ENABLED unset=true
			finding_publishing_frequency      $GetDetector.FindingPublishingFrequency  vendor
			datasources.s3_logs.enable        $GetDetector.DataSources.S3Logs.Status  as=is:ENABLED vendor
			datasources.kubernetes.audit_logs.enable  $GetDetector.DataSources.Kubernetes.AuditLogs.Status  as=is:ENABLED vendor
			tags                              $GetDetector.Tags               as=tags`,
	},
}
