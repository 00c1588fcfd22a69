package schema

// bringsParameters returns a row for a group of parameters that its owner names.
func bringsParameters(owner, link, group, keys string) row {
	return row{from: owner, link: link, to: group, keys: keys, brings: true,
		as: blockOf("parameter_group", same("family name parameter")...)}
}

// Databases: the members of clusters, and the groups of parameters where
// encryption in transit and audit logs are turned on.
var databaseRows = []row{
	{from: "aws_rds_cluster_instance", link: "cluster_identifier", to: "aws_rds_cluster", keys: "cluster_identifier id", as: element("instance")},
	{from: "aws_docdb_cluster_instance", link: "cluster_identifier", to: "aws_docdb_cluster", keys: "cluster_identifier id", as: element("instance")},
	{from: "aws_neptune_cluster_instance", link: "cluster_identifier", to: "aws_neptune_cluster", keys: "cluster_identifier id", as: element("instance")},

	bringsParameters("aws_db_instance", "parameter_group_name", "aws_db_parameter_group", "name id"),
	bringsParameters("aws_rds_cluster", "db_cluster_parameter_group_name", "aws_rds_cluster_parameter_group", "name id"),
	bringsParameters("aws_rds_cluster_instance", "db_parameter_group_name", "aws_db_parameter_group", "name id"),
	bringsParameters("aws_docdb_cluster", "db_cluster_parameter_group_name", "aws_docdb_cluster_parameter_group", "name id"),
	bringsParameters("aws_neptune_cluster", "neptune_cluster_parameter_group_name", "aws_neptune_cluster_parameter_group", "name id"),
	bringsParameters("aws_neptune_cluster_instance", "neptune_parameter_group_name", "aws_neptune_parameter_group", "name id"),
	bringsParameters("aws_elasticache_cluster", "parameter_group_name", "aws_elasticache_parameter_group", "name id"),
	bringsParameters("aws_elasticache_replication_group", "parameter_group_name", "aws_elasticache_parameter_group", "name id"),
	bringsParameters("aws_memorydb_cluster", "parameter_group_name", "aws_memorydb_parameter_group", "name id"),
	bringsParameters("aws_redshift_cluster", "cluster_parameter_group_name", "aws_redshift_parameter_group", "name id"),
	{from: "aws_dax_cluster", link: "parameter_group_name", to: "aws_dax_parameter_group", keys: "name id", brings: true,
		as: blockOf("parameter_group", append(same("name"), field{from: "parameters", to: "parameter"})...)},
	{from: "aws_db_instance", link: "option_group_name", to: "aws_db_option_group", keys: "name id", brings: true,
		as: blockOf("option_group", same("engine_name major_engine_version name option")...)},

	{from: "aws_redshift_logging", link: "cluster_identifier", to: "aws_redshift_cluster", keys: "cluster_identifier id", as: block("logging")},
	{from: "aws_redshift_snapshot_copy", link: "cluster_identifier", to: "aws_redshift_cluster", keys: "cluster_identifier id", as: block("snapshot_copy")},
	{from: "aws_appautoscaling_target", link: "resource_id", to: "aws_dynamodb_table", known: true, as: element("autoscaling_target")},
}
