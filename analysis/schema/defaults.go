package schema

// A standard is what the provider or AWS does where an attribute is not
// written. Only values that differ from zero (false, 0, "", nothing) and that
// matter to policies are listed.
type standard struct {
	typ, path string
	value     any // bool, int, string or []string
}

// standards are sorted by type and path. Source of each row: the argument's
// entry on the provider's page of the type,
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/NAME,
// with the type's name without "aws_".
var standards = []standard{
	{"aws_cloudfront_distribution", "viewer_certificate.minimum_protocol_version", "TLSv1"},
	{"aws_cloudtrail", "enable_logging", true},
	{"aws_cloudtrail", "include_global_service_events", true},
	{"aws_db_instance", "auto_minor_version_upgrade", true},
	{"aws_db_instance", "delete_automated_backups", true},
	{"aws_ecr_repository", "encryption_configuration.encryption_type", "AES256"},
	{"aws_ecr_repository", "image_tag_mutability", "MUTABLE"},
	{"aws_eks_cluster", "vpc_config.endpoint_public_access", true},
	{"aws_eks_cluster", "vpc_config.public_access_cidrs", []string{"0.0.0.0/0"}},
	{"aws_elasticache_replication_group", "auto_minor_version_upgrade", true},
	{"aws_elasticache_replication_group", "engine", "redis"},
	{"aws_instance", "metadata_options.http_endpoint", "enabled"},
	{"aws_instance", "source_dest_check", true},
	{"aws_kms_key", "customer_master_key_spec", "SYMMETRIC_DEFAULT"},
	{"aws_kms_key", "deletion_window_in_days", 30},
	{"aws_kms_key", "is_enabled", true},
	{"aws_kms_key", "key_usage", "ENCRYPT_DECRYPT"},
	{"aws_launch_template", "metadata_options.http_endpoint", "enabled"},
	{"aws_lb", "enable_http2", true},
	{"aws_lb", "load_balancer_type", "application"},
	{"aws_msk_cluster", "encryption_info.encryption_in_transit.client_broker", "TLS"},
	{"aws_neptune_cluster", "backup_retention_period", 1},
	{"aws_opensearch_domain", "domain_endpoint_options.enforce_https", true},
	{"aws_redshift_cluster", "allow_version_upgrade", true},
	{"aws_redshift_cluster", "automated_snapshot_retention_period", 1},
	{"aws_secretsmanager_secret", "recovery_window_in_days", 30},
	{"aws_sqs_queue", "message_retention_seconds", 345600},
}

var standardValues = func() map[[2]string]any {
	values := make(map[[2]string]any, len(standards))
	for _, s := range standards {
		values[[2]string{s.typ, s.path}] = s.value
	}
	return values
}()

// Default returns what a canonical type does where the attribute at a dotted
// path is not written: a bool, an int, a string or a []string, which the caller
// must not change. It knows only values that differ from zero; list indexes in
// the path are ignored.
func Default(typ, path string) (value any, ok bool) {
	value, ok = standardValues[[2]string{typ, plain(path)}]
	return value, ok
}
