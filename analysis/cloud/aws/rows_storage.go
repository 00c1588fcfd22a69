package aws

func bucketCall(operation string) Call {
	return Call{Service: "s3", Operation: operation, Params: "Bucket=Name"}
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
var storageTypes = []Type{
	{
		Name: "aws_s3_bucket", List: Call{Service: "s3", Operation: "ListBuckets"}, Items: "Buckets[]", Global: true,
		ID: "Name", ARN: "arn:{partition}:s3:::{Name}", Keys: []string{"bucket"},
		Details: []Call{
			bucketCall("GetBucketVersioning"), bucketCall("GetBucketEncryption"), bucketCall("GetPublicAccessBlock"),
			bucketCall("GetBucketPolicy"), bucketCall("GetBucketAcl"), bucketCall("GetBucketLogging"),
			bucketCall("GetBucketOwnershipControls"), bucketCall("GetBucketTagging"), bucketCall("GetBucketWebsite"),
			bucketCall("GetBucketCors"), bucketCall("GetBucketLifecycleConfiguration"), bucketCall("GetObjectLockConfiguration"),
		},
		Attributes: `
			bucket                                        Name
			versioning.enabled                            $GetBucketVersioning.Status            as=is:Enabled
			versioning.mfa_delete                         $GetBucketVersioning.MFADelete         as=is:Enabled
			server_side_encryption_configuration          $GetBucketEncryption.ServerSideEncryptionConfiguration  as=bucket-encryption vendor
			public_access_block.block_public_acls         $GetPublicAccessBlock.PublicAccessBlockConfiguration.BlockPublicAcls
			public_access_block.block_public_policy       $GetPublicAccessBlock.PublicAccessBlockConfiguration.BlockPublicPolicy
			public_access_block.ignore_public_acls        $GetPublicAccessBlock.PublicAccessBlockConfiguration.IgnorePublicAcls
			public_access_block.restrict_public_buckets   $GetPublicAccessBlock.PublicAccessBlockConfiguration.RestrictPublicBuckets
			policy                                        $GetBucketPolicy.Policy                as=document
			acl                                           $GetBucketAcl                          as=acl unset=private
			logging.target_bucket                         $GetBucketLogging.LoggingEnabled.TargetBucket
			logging.target_prefix                         $GetBucketLogging.LoggingEnabled.TargetPrefix
			ownership_controls.rule                       $GetBucketOwnershipControls.OwnershipControls.Rules  as=ownership vendor
			website.index_document                        $GetBucketWebsite.IndexDocument.Suffix
			website.error_document                        $GetBucketWebsite.ErrorDocument.Key
			website.redirect_all_requests_to              $GetBucketWebsite.RedirectAllRequestsTo.HostName
			cors_rule                                     $GetBucketCors.CORSRules               as=snake
			lifecycle_rule                                $GetBucketLifecycleConfiguration.Rules as=lifecycle
			object_lock_enabled                           $GetObjectLockConfiguration.ObjectLockConfiguration.ObjectLockEnabled  as=is:Enabled
			tags                                          $GetBucketTagging.TagSet               as=tags`,
	},
}
