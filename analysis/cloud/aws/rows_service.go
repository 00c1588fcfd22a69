package aws

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html,
// https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html,
// https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html,
// https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html
var serviceTypes = []Type{
	{
		Name: "aws_sqs_queue", List: Call{Service: "sqs", Operation: "ListQueues", Params: "MaxResults=1000"}, Items: "QueueUrls[]", ID: "Value",
		ARN:  "{$GetQueueAttributes.Attributes.QueueArn}",
		Keys: []string{"name"},
		Details: []Call{
			{Service: "sqs", Operation: "GetQueueAttributes", Params: "QueueUrl=Value AttributeNames=['All']"},
			{Service: "sqs", Operation: "ListQueueTags", Params: "QueueUrl=Value"},
		},
		Attributes: `
			name                              Value                                             as=basename vendor
			url                               Value                                             vendor
			fifo_queue                        $GetQueueAttributes.Attributes.FifoQueue          as=bool
			delay_seconds                     $GetQueueAttributes.Attributes.DelaySeconds       as=number
			max_message_size                  $GetQueueAttributes.Attributes.MaximumMessageSize as=number vendor
			message_retention_seconds         $GetQueueAttributes.Attributes.MessageRetentionPeriod  as=number unset=345600
			receive_wait_time_seconds         $GetQueueAttributes.Attributes.ReceiveMessageWaitTimeSeconds  as=number
			visibility_timeout_seconds        $GetQueueAttributes.Attributes.VisibilityTimeout  as=number unset=30
			policy                            $GetQueueAttributes.Attributes.Policy             as=document
			redrive_policy                    $GetQueueAttributes.Attributes.RedrivePolicy      as=document
			kms_master_key_id                 $GetQueueAttributes.Attributes.KmsMasterKeyId
			sqs_managed_sse_enabled           $GetQueueAttributes.Attributes.SqsManagedSseEnabled  as=bool vendor
			content_based_deduplication       $GetQueueAttributes.Attributes.ContentBasedDeduplication  as=bool
			tags                              $ListQueueTags.Tags                               as=tags`,
	},
	{
		Name: "aws_sns_topic", List: Call{Service: "sns", Operation: "ListTopics"}, Items: "Topics[]", ID: "TopicArn", ARN: "{TopicArn}",
		Keys: []string{"name"},
		Details: []Call{
			{Service: "sns", Operation: "GetTopicAttributes", Params: "TopicArn=TopicArn"},
			{Service: "sns", Operation: "ListTagsForResource", Params: "ResourceArn=TopicArn"},
		},
		Attributes: `
			name                              TopicArn                                          as=last vendor
			display_name                      $GetTopicAttributes.Attributes.DisplayName
			policy                            $GetTopicAttributes.Attributes.Policy             as=document vendor
			kms_master_key_id                 $GetTopicAttributes.Attributes.KmsMasterKeyId
			fifo_topic                        $GetTopicAttributes.Attributes.FifoTopic          as=bool
			content_based_deduplication       $GetTopicAttributes.Attributes.ContentBasedDeduplication  as=bool
			owner                             $GetTopicAttributes.Attributes.Owner              vendor
			tags                              $ListTagsForResource.Tags                         as=tags`,
	},
	{
		Name: "aws_kms_key", List: Call{Service: "kms", Operation: "ListKeys"}, Items: "Keys[]", ID: "KeyId", ARN: "{KeyArn}",
		Keys: []string{"tags.Name", "description"},
		Details: []Call{
			{Service: "kms", Operation: "DescribeKey", Params: "KeyId=KeyId"},
			{Service: "kms", Operation: "GetKeyRotationStatus", Params: "KeyId=KeyId"},
			{Service: "kms", Operation: "GetKeyPolicy", Params: "KeyId=KeyId PolicyName='default'"},
			{Service: "kms", Operation: "ListResourceTags", Params: "KeyId=KeyId"},
		},
		Made: []string{"$DescribeKey.KeyMetadata.KeyManager=AWS a service of AWS"},
		Gone: []string{"$DescribeKey.KeyMetadata.KeyState=PendingDeletion"},
		Attributes: `
			key_id                            KeyId                                             vendor
			description                       $DescribeKey.KeyMetadata.Description              vendor
			key_usage                         $DescribeKey.KeyMetadata.KeyUsage                 unset=ENCRYPT_DECRYPT
			customer_master_key_spec          $DescribeKey.KeyMetadata.KeySpec|$DescribeKey.KeyMetadata.CustomerMasterKeySpec  unset=SYMMETRIC_DEFAULT
			is_enabled                        $DescribeKey.KeyMetadata.Enabled                  unset=true
			multi_region                      $DescribeKey.KeyMetadata.MultiRegion
			enable_key_rotation               $GetKeyRotationStatus.KeyRotationEnabled
			policy                            $GetKeyPolicy.Policy                              as=document vendor
			tags                              $ListResourceTags.Tags                            as=tags`,
	},
	{
		Name: "aws_kms_alias", List: Call{Service: "kms", Operation: "ListAliases"}, Items: "Aliases[]", ID: "AliasName", ARN: "{AliasArn}",
		Keys: []string{"name"},
		Made: []string{"AliasName^=alias/aws/ a service of AWS"},
		Attributes: `
			name                              AliasName                                         vendor
			target_key_id                     TargetKeyId`,
	},
	{
		Name: "aws_lambda_function", List: Call{Service: "lambda", Operation: "ListFunctions"}, Items: "Functions[]", ID: "FunctionName", ARN: "{FunctionArn}",
		Keys: []string{"function_name"},
		Details: []Call{
			{Service: "lambda", Operation: "GetPolicy", Params: "FunctionName=FunctionName"},
			{Service: "lambda", Operation: "ListTags", Params: "Resource=FunctionArn"},
		},
		Attributes: `
			function_name                     FunctionName
			runtime                           Runtime
			handler                           Handler
			role                              Role
			description                       Description
			memory_size                       MemorySize                                        unset=128
			timeout                           Timeout                                           unset=3
			package_type                      PackageType                                       unset=Zip
			architectures                     Architectures                                     vendor
			layers                            Layers[].Arn
			kms_key_arn                       KMSKeyArn
			tracing_config.mode               TracingConfig.Mode                                vendor
			dead_letter_config.target_arn     DeadLetterConfig.TargetArn
			vpc_config.subnet_ids             VpcConfig.SubnetIds
			vpc_config.security_group_ids     VpcConfig.SecurityGroupIds
			tags                              $ListTags.Tags                                    as=tags`,
	},
}
