package threat

func opens(id, title, page, actions string) []way {
	return []way{{Method: method(id, title, "T1098 T1530", page), actions: actions, level: Work}}
}

const (
	secretsPage = "awssecretsmanager"
	rdsPage     = "amazonrds"
	rdsLogin    = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html"
	backupPage  = "awsbackup"
	logsPage    = "amazoncloudwatchlogs"
	reachesIt   = "the attacker reaches the database"
	restoresAs  = "the role that may be passed is one that AWS Backup acts with"
)

// stores are the data stores and secrets whose content is read with actions.
var stores = map[string]store{
	"aws_s3_bucket": {within: "/", policy: "policy", opens: opens("s3-put-bucket-policy", "replace the bucket's policy", "amazons3", "s3:PutBucketPolicy"),
		key:   "server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.kms_master_key_id",
		reads: []way{{Method: method("s3-get-object", "read objects of the bucket", "T1530", "amazons3"), actions: "s3:GetObject", level: Call}}},
	"aws_secretsmanager_secret": {policy: "policy", key: "kms_key_id", opens: opens("secretsmanager-put-resource-policy", "replace the secret's policy", secretsPage, "secretsmanager:PutResourcePolicy"),
		reads: []way{{Method: method("secretsmanager-get-secret-value", "read the secret", "T1555.006", secretsPage), actions: "secretsmanager:GetSecretValue", level: Call}}},
	"aws_ssm_parameter": {key: "key_id",
		reads: []way{
			{Method: method("ssm-get-parameter", "read the parameter", "T1552", "awssystemsmanager"), actions: "ssm:GetParameter", level: Call},
			{Method: method("ssm-get-parameters", "read the parameter", "T1552", "awssystemsmanager"), actions: "ssm:GetParameters", level: Call},
			{Method: method("ssm-get-parameters-by-path", "read the parameters below a path", "T1552", "awssystemsmanager"), actions: "ssm:GetParametersByPath", level: Call},
			{Method: method("ssm-get-parameter-history", "read what the parameter is and was", "T1552", "awssystemsmanager"), actions: "ssm:GetParameterHistory", level: Call},
		}},
	"aws_dynamodb_table": {policy: "policy", key: "server_side_encryption.kms_key_arn", opens: opens("dynamodb-put-resource-policy", "replace the table's policy", "amazondynamodb", "dynamodb:PutResourcePolicy"),
		reads: []way{
			{Method: method("dynamodb-scan", "read the table", "T1530", "amazondynamodb"), actions: "dynamodb:Scan", level: Call},
			{Method: method("dynamodb-query", "read the table", "T1530", "amazondynamodb"), actions: "dynamodb:Query", level: Call},
			{Method: method("dynamodb-get-item", "read items of the table", "T1530", "amazondynamodb"), actions: "dynamodb:GetItem", level: Call},
			{Method: method("dynamodb-batch-get-item", "read items of the table", "T1530", "amazondynamodb"), actions: "dynamodb:BatchGetItem", level: Call},
			{Method: method("dynamodb-partiql-select", "select items of the table", "T1530", "amazondynamodb"), actions: "dynamodb:PartiQLSelect", level: Call},
			{Method: method("dynamodb-export", "export the table to a bucket of one's own", "T1530 T1537", "amazondynamodb"), actions: "dynamodb:ExportTableToPointInTime", level: Work},
			{Method: method("dynamodb-restore", "restore the table from a backup and read that", "T1578.001 T1530", "amazondynamodb"), actions: "dynamodb:CreateBackup ~dynamodb:RestoreTableFromBackup ~dynamodb:Scan", level: Work},
			{Method: method("dynamodb-get-records", "read what changes in the table", "T1530", "amazondynamodb"), actions: "~dynamodb:GetShardIterator ~dynamodb:GetRecords", level: Call, when: "stream_enabled"},
		}},
	"aws_backup_vault": {key: "kms_key_arn",
		reads: []way{
			{Method: method("backup-start-restore-job", "restore what is backed up", "T1578.001 T1530", backupPage), actions: "~backup:StartRestoreJob ~iam:PassRole", level: Work, assumes: restoresAs},
			{Method: method("backup-start-copy-job", "copy what is backed up to a vault of another account", "T1537", backupPage), actions: "~backup:StartCopyJob ~iam:PassRole", level: Work, assumes: restoresAs},
		}},
	"aws_bedrockagent_knowledge_base": {
		reads: []way{
			{Method: method("bedrock-retrieve", "search the knowledge base", "T1213", "amazonbedrock"), actions: "bedrock:Retrieve", level: Call},
		}},
	"aws_cloudwatch_log_group": {within: ":", key: "kms_key_id",
		reads: []way{
			{Method: method("logs-get-log-events", "read the logs", "T1530", logsPage), actions: "logs:GetLogEvents", level: Call},
			{Method: method("logs-filter-log-events", "search the logs", "T1530", logsPage), actions: "logs:FilterLogEvents", level: Call},
			{Method: method("logs-start-query", "query the logs", "T1530", logsPage), actions: "logs:StartQuery ~logs:GetQueryResults", level: Call},
		}},
	"aws_codeartifact_repository": {policy: "policy", opens: opens("codeartifact-put-repository-policy", "replace the repository's policy", "awscodeartifact", "codeartifact:PutRepositoryPermissionsPolicy"),
		reads: []way{
			{Method: method("codeartifact-get-package", "read packages of the repository", "T1213.003", "awscodeartifact"), actions: "codeartifact:ReadFromRepository ~codeartifact:GetAuthorizationToken", level: Call},
		}},
	"aws_docdb_cluster": {key: "kms_key_id",
		reads: []way{
			{Method: method("docdb-share-snapshot", "share a snapshot of the cluster with another account", "T1537 T1578.001", rdsPage), actions: "rds:CreateDBClusterSnapshot ~rds:ModifyDBClusterSnapshotAttribute", level: Work},
			{Method: method("docdb-restore-snapshot", "restore a snapshot of the cluster with a password of one's own", "T1578.001 T1530", rdsPage), actions: "rds:CreateDBClusterSnapshot ~rds:RestoreDBClusterFromSnapshot ~rds:ModifyDBCluster", level: Work},
		}},
	"aws_glacier_vault": {policy: "access_policy", opens: opens("glacier-set-vault-access-policy", "replace the vault's policy", "amazons3glacier", "glacier:SetVaultAccessPolicy"),
		reads: []way{
			{Method: method("glacier-get-job-output", "retrieve archives of the vault", "T1530", "amazons3glacier"), actions: "glacier:InitiateJob glacier:GetJobOutput", level: Work},
		}},
	"aws_lightsail_bucket": {
		reads: []way{
			{Method: method("lightsail-create-bucket-access-key", "create an access key for the bucket", "T1552 T1530", "amazonlightsail"), actions: "~lightsail:CreateBucketAccessKey", level: Call},
		}},
	"aws_lightsail_database": {
		reads: []way{
			{Method: method("lightsail-get-master-password", "read the password of the database's master", "T1552", "amazonlightsail"), actions: "~lightsail:GetRelationalDatabaseMasterUserPassword", level: Call, assumes: reachesIt},
			{Method: method("lightsail-set-master-password", "give the database's master another password", "T1098", "amazonlightsail"), actions: "~lightsail:UpdateRelationalDatabase", level: Call, assumes: reachesIt},
		}},
	"aws_neptune_cluster": {key: "kms_key_arn",
		reads: []way{
			{Method: method("neptune-share-snapshot", "share a snapshot of the graph with another account", "T1537 T1578.001", rdsPage), actions: "rds:CreateDBClusterSnapshot ~rds:ModifyDBClusterSnapshotAttribute", level: Work},
		}},
	"aws_redshiftserverless_workgroup": {
		reads: []way{
			{Method: method("redshift-data-serverless", "query the workgroup by its API", "T1213", "https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-access.html"), actions: "~redshift-data:ExecuteStatement redshift-serverless:GetCredentials", level: Call},
			{Method: method("redshift-serverless-get-credentials", "log in to the workgroup with a password that AWS makes up", "T1078.004", "amazonredshiftserverless"), actions: "redshift-serverless:GetCredentials", level: Call, assumes: reachesIt},
		}},
	"aws_s3vectors_index": {
		reads: []way{
			{Method: method("s3vectors-get-vectors", "read vectors and what they stand for", "T1530", "amazons3vectors"), actions: "s3vectors:GetVectors", level: Call},
		}},
	"aws_ami": {reads: []way{{Method: method("ec2-modify-image-attribute", "share the image with another account", "T1537", "amazonec2"), actions: "ec2:ModifyImageAttribute", level: Work}}},
	"aws_db_instance": {key: "kms_key_id",
		reads: []way{
			{Method: method("rds-create-snapshot-restore", "restore a snapshot of the database with a password of one's own", "T1578.001 T1530", rdsPage), actions: "rds:CreateDBSnapshot ~rds:RestoreDBInstanceFromDBSnapshot ~rds:ModifyDBInstance", level: Work},
			{Method: method("rds-create-snapshot-share", "share a snapshot of the database with another account", "T1537 T1578.001", rdsPage), actions: "rds:CreateDBSnapshot ~rds:ModifyDBSnapshotAttribute", level: Work},
			{Method: method("rds-restore-point-in-time", "restore the database as it was, with a password of one's own", "T1578.001 T1530", rdsPage), actions: "rds:RestoreDBInstanceToPointInTime ~rds:ModifyDBInstance", level: Work},
			{Method: method("rds-start-export-task", "export a snapshot of the database to a bucket", "T1537", rdsPage), actions: "rds:CreateDBSnapshot ~rds:StartExportTask", level: Work},
			{Method: method("rds-modify-instance", "give the database's master another password", "T1098", rdsPage), actions: "rds:ModifyDBInstance", level: Work, assumes: reachesIt},
			{Method: method("rds-db-connect", "log in to the database with a token", "T1078.004", rdsLogin), actions: "~rds-db:connect", level: Work, when: "iam_database_authentication_enabled", assumes: reachesIt},
		}},
	"aws_db_snapshot": {key: "kms_key_id",
		reads: []way{
			{Method: method("rds-restore-snapshot", "restore the snapshot with a password of one's own", "T1578.001 T1530", rdsPage), actions: "rds:RestoreDBInstanceFromDBSnapshot ~rds:ModifyDBInstance", level: Work},
			{Method: method("rds-share-snapshot", "share the snapshot with another account", "T1537", rdsPage), actions: "rds:ModifyDBSnapshotAttribute", level: Work},
		}},
	"aws_rds_cluster": {key: "kms_key_id",
		reads: []way{
			{Method: method("rds-data-execute-statement", "query the cluster by its API", "T1213", "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.html"), actions: "rds-data:ExecuteStatement ~secretsmanager:GetSecretValue", level: Call, when: "enable_http_endpoint"},
			{Method: method("rds-create-cluster-snapshot-restore", "restore a snapshot of the cluster with a password of one's own", "T1578.001 T1530", rdsPage), actions: "rds:CreateDBClusterSnapshot ~rds:RestoreDBClusterFromSnapshot ~rds:ModifyDBCluster", level: Work},
			{Method: method("rds-create-cluster-snapshot-share", "share a snapshot of the cluster with another account", "T1537 T1578.001", rdsPage), actions: "rds:CreateDBClusterSnapshot ~rds:ModifyDBClusterSnapshotAttribute", level: Work},
			{Method: method("rds-modify-cluster", "give the cluster's master another password", "T1098", rdsPage), actions: "rds:ModifyDBCluster", level: Work, assumes: reachesIt},
			{Method: method("rds-cluster-connect", "log in to the cluster with a token", "T1078.004", rdsLogin), actions: "~rds-db:connect", level: Work, when: "iam_database_authentication_enabled", assumes: reachesIt},
		}},
	"aws_redshift_cluster": {key: "kms_key_id",
		reads: []way{
			{Method: method("redshift-data-execute-statement", "query the cluster by its API", "T1213", "https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-access.html"), actions: "redshift-data:ExecuteStatement ~redshift:GetClusterCredentials", level: Call},
			{Method: method("redshift-authorize-snapshot", "share a snapshot of the cluster with another account", "T1537 T1578.001", "amazonredshift"), actions: "~redshift:CreateClusterSnapshot ~redshift:AuthorizeSnapshotAccess", level: Work},
			{Method: method("redshift-restore-snapshot", "restore a snapshot of the cluster with a password of one's own", "T1578.001 T1530", "amazonredshift"), actions: "~redshift:CreateClusterSnapshot ~redshift:RestoreFromClusterSnapshot ~redshift:ModifyCluster", level: Work},
			{Method: method("redshift-get-cluster-credentials", "log in to the cluster with a password that AWS makes up", "T1078.004", "amazonredshift"), actions: "~redshift:GetClusterCredentials", level: Call, assumes: reachesIt},
		}},
	"aws_ebs_snapshot": {key: "kms_key_id",
		reads: []way{
			{Method: method("ebs-get-snapshot-block", "read the snapshot's blocks", "T1530", "amazonelasticblockstore"), actions: "ebs:ListSnapshotBlocks ebs:GetSnapshotBlock", level: Work},
			{Method: method("ec2-modify-snapshot-attribute", "share the snapshot with another account", "T1537", "amazonec2"), actions: "ec2:ModifySnapshotAttribute", level: Work},
		}},
	"aws_ebs_volume": {key: "kms_key_id",
		reads: []way{
			{Method: method("ec2-create-snapshot-share", "make a snapshot of the volume and share it", "T1537 T1578.001", "amazonec2"), actions: "ec2:CreateSnapshot ec2:ModifySnapshotAttribute", level: Work},
			{Method: method("ec2-create-snapshot-read", "make a snapshot of the volume and read its blocks", "T1530 T1578.001", "amazonec2"), actions: "ec2:CreateSnapshot ebs:ListSnapshotBlocks ebs:GetSnapshotBlock", level: Work},
		}},
	"aws_ecr_repository": {policy: "policy", opens: opens("ecr-set-repository-policy", "replace the repository's policy", "amazonelasticcontainerregistry", "ecr:SetRepositoryPolicy"),
		reads: []way{{Method: method("ecr-pull", "pull images of the repository", "T1552 T1530", "amazonelasticcontainerregistry"), actions: "ecr:BatchGetImage ecr:GetDownloadUrlForLayer", level: Call}}},
	"aws_codecommit_repository": {key: "kms_key_id",
		reads: []way{{Method: method("codecommit-git-pull", "clone the repository", "T1213.003", "awscodecommit"), actions: "codecommit:GitPull", level: Call}}},
	"aws_kinesis_stream": {policy: "policy", key: "kms_key_id", opens: opens("kinesis-put-resource-policy", "replace the stream's policy", "amazonkinesisdatastreams", "kinesis:PutResourcePolicy"),
		reads: []way{{Method: method("kinesis-get-records", "read the stream", "T1530", "amazonkinesisdatastreams"), actions: "kinesis:GetShardIterator kinesis:GetRecords", level: Call}}},
	"aws_sns_topic": {policy: "policy", key: "kms_master_key_id", opens: append(
		opens("sns-set-topic-attributes", "replace the topic's policy", "amazonsns", "sns:SetTopicAttributes"),
		opens("sns-add-permission", "add to the topic's policy", "amazonsns", "sns:AddPermission")...),
		reads: []way{{Method: method("sns-subscribe", "subscribe to the topic", "T1530", "amazonsns"), actions: "sns:Subscribe", level: Call}}},
	"aws_sqs_queue": {policy: "policy", key: "kms_master_key_id", opens: append(
		opens("sqs-set-queue-attributes", "replace the queue's policy", "amazonsqs", "sqs:SetQueueAttributes"),
		opens("sqs-add-permission", "add to the queue's policy", "amazonsqs", "sqs:AddPermission")...),
		reads: []way{{Method: method("sqs-receive-message", "take messages from the queue", "T1530", "amazonsqs"), actions: "sqs:ReceiveMessage", level: Call}}},
}
