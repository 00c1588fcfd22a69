package schema

// Buckets and what configures them. The provider keeps one resource for each
// aspect; the bucket shows them in the form of its own, older blocks:
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket.

// bucketKeys are what a satellite may name a bucket by.
const bucketKeys = "bucket id arn"

func ofBucket(satellite string, as shape) row {
	return row{from: satellite, link: "bucket", to: "aws_s3_bucket", keys: bucketKeys, except: "aws_s3_directory_bucket", instead: true, as: as}
}

var s3Rows = []row{
	ofBucket("aws_s3_bucket_accelerate_configuration", attr("status", "acceleration_status")),
	ofBucket("aws_s3_bucket_acl", shapes(
		attr("acl", "acl"),
		elements("access_control_policy.grant", "grant",
			field{from: "grantee.id", to: "id"}, field{from: "grantee.type", to: "type"}, field{from: "grantee.uri", to: "uri"},
			field{from: "permission", to: "permissions", convert: single}),
	)),
	ofBucket("aws_s3_bucket_analytics_configuration", element("analytics_configuration")),
	ofBucket("aws_s3_bucket_cors_configuration", elements("cors_rule", "cors_rule",
		same("allowed_headers allowed_methods allowed_origins expose_headers max_age_seconds")...)),
	ofBucket("aws_s3_bucket_intelligent_tiering_configuration", element("intelligent_tiering_configuration")),
	ofBucket("aws_s3_bucket_inventory", element("inventory")),
	ofBucket("aws_s3_bucket_lifecycle_configuration", elements("rule", "lifecycle_rule", lifecycleRule...)),
	ofBucket("aws_s3_bucket_logging", blockOf("logging", same("target_bucket target_prefix")...)),
	ofBucket("aws_s3_bucket_metric", element("metric")),
	ofBucket("aws_s3_bucket_notification", block("notification")),
	ofBucket("aws_s3_bucket_object_lock_configuration",
		blockOf("object_lock_configuration", same("object_lock_enabled rule")...)),
	ofBucket("aws_s3_bucket_ownership_controls", block("ownership_controls")),
	ofBucket("aws_s3_bucket_policy", attr("policy", "policy")),
	ofBucket("aws_s3_bucket_public_access_block", block("public_access_block")),
	ofBucket("aws_s3_bucket_replication_configuration", blockOf("replication_configuration",
		field{from: "role", to: "role"}, field{from: "rule", to: "rules", convert: within(replicationRule)})),
	ofBucket("aws_s3_bucket_request_payment_configuration", attr("payer", "request_payer")),
	ofBucket("aws_s3_bucket_server_side_encryption_configuration",
		blockOf("server_side_encryption_configuration", same("rule")...)),
	ofBucket("aws_s3_bucket_versioning", converted("versioning_configuration", "versioning", within([]field{
		{from: "status", to: "enabled", convert: is("Enabled", "Suspended")},
		{from: "mfa_delete", to: "mfa_delete", convert: is("Enabled", "Disabled")},
	}))),
	ofBucket("aws_s3_bucket_website_configuration", blockOf("website",
		field{from: "index_document.suffix", to: "index_document"},
		field{from: "error_document.key", to: "error_document"},
		field{from: "redirect_all_requests_to.host_name", to: "redirect_all_requests_to"},
		field{from: "routing_rules", to: "routing_rules"})),
}

// s3PartOnly are the satellites of buckets, all of which are fully told there.
const s3PartOnly = `aws_s3_bucket_accelerate_configuration aws_s3_bucket_acl aws_s3_bucket_analytics_configuration
	aws_s3_bucket_cors_configuration aws_s3_bucket_intelligent_tiering_configuration aws_s3_bucket_inventory
	aws_s3_bucket_lifecycle_configuration aws_s3_bucket_logging aws_s3_bucket_metric aws_s3_bucket_notification
	aws_s3_bucket_object_lock_configuration aws_s3_bucket_ownership_controls aws_s3_bucket_policy
	aws_s3_bucket_public_access_block aws_s3_bucket_replication_configuration
	aws_s3_bucket_request_payment_configuration aws_s3_bucket_server_side_encryption_configuration
	aws_s3_bucket_versioning aws_s3_bucket_website_configuration`

var lifecycleRule = []field{
	{from: "id", to: "id"},
	{from: "status", to: "enabled", convert: is("Enabled", "Disabled")},
	{from: "prefix", to: "prefix"},
	{from: "filter.prefix", to: "prefix"},
	{from: "filter.and.prefix", to: "prefix"},
	{from: "filter.and.tags", to: "tags"},
	{from: "expiration", to: "expiration"},
	{from: "transition", to: "transition"},
	{from: "noncurrent_version_expiration.noncurrent_days", to: "noncurrent_version_expiration.days"},
	{from: "noncurrent_version_transition", to: "noncurrent_version_transition", convert: within([]field{
		{from: "noncurrent_days", to: "days"}, {from: "storage_class", to: "storage_class"},
	})},
	{from: "abort_incomplete_multipart_upload.days_after_initiation", to: "abort_incomplete_multipart_upload_days"},
}

var replicationRule = []field{
	{from: "id", to: "id"},
	{from: "priority", to: "priority"},
	{from: "status", to: "status"},
	{from: "prefix", to: "prefix"},
	{from: "filter.prefix", to: "filter.prefix"},
	{from: "filter.and.prefix", to: "filter.prefix"},
	{from: "filter.and.tags", to: "filter.tags"},
	{from: "delete_marker_replication.status", to: "delete_marker_replication_status"},
	{from: "destination.bucket", to: "destination.bucket"},
	{from: "destination.account", to: "destination.account_id"},
	{from: "destination.storage_class", to: "destination.storage_class"},
	{from: "destination.access_control_translation", to: "destination.access_control_translation"},
	{from: "destination.encryption_configuration.replica_kms_key_id", to: "destination.replica_kms_key_id"},
	{from: "destination.metrics.status", to: "destination.metrics.status"},
	{from: "destination.metrics.event_threshold.minutes", to: "destination.metrics.minutes"},
	{from: "destination.replication_time.status", to: "destination.replication_time.status"},
	{from: "destination.replication_time.time.minutes", to: "destination.replication_time.minutes"},
	{from: "source_selection_criteria.sse_kms_encrypted_objects.status",
		to: "source_selection_criteria.sse_kms_encrypted_objects.enabled", convert: is("Enabled", "Disabled")},
}
