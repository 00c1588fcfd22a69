package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// A placement says where resources of a type name their place in a network. Paths
// are dotted; lists are gone through.
type placement struct {
	// subnets names subnets, or a group of the type subnetGroup that does.
	subnets, subnetGroup string
	groups               string
	// public is the attribute that gives a public address; "!" in front that takes
	// it away. Without one there never is one.
	public string
	// port is the attribute with the port that is served, ports those that are
	// without it, and defaults that of engines; none of them for what may serve any
	// port.
	port     string
	ports    []int
	defaults map[string]int
	// optional tells that what names no subnet is in no network, other than in the
	// default one; silent that it answers nothing.
	optional, silent bool
}

// databases are the ports of engines, from
// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html.
var databases = map[string]int{"mysql": 3306, "mariadb": 3306, "aurora": 3306, "aurora-mysql": 3306, "postgres": 5432, "aurora-postgresql": 5432,
	"oracle": 1521, "sqlserver": 1433, "db2": 50000, "redis": 6379, "valkey": 6379, "memcached": 11211}

// placements are those of the types that have interfaces, of the page of each type
// in the provider's documentation.
var placements = map[string]placement{
	"aws_autoscaling_group":             {subnets: "vpc_zone_identifier"},
	"aws_codebuild_project":             {subnets: "vpc_config.subnets", groups: "vpc_config.security_group_ids", optional: true, silent: true},
	"aws_dax_cluster":                   {subnets: "subnet_group_name", subnetGroup: "aws_dax_subnet_group", groups: "security_group_ids", ports: []int{8111, 9111}},
	"aws_db_instance":                   {subnets: "db_subnet_group_name", subnetGroup: "aws_db_subnet_group", groups: "vpc_security_group_ids", public: "publicly_accessible", port: "port", defaults: databases},
	"aws_db_proxy":                      {subnets: "vpc_subnet_ids", groups: "vpc_security_group_ids", ports: []int{1433, 3306, 5432}},
	"aws_dms_replication_instance":      {subnets: "replication_subnet_group_id", subnetGroup: "aws_dms_replication_subnet_group", groups: "vpc_security_group_ids", public: "publicly_accessible"},
	"aws_docdb_cluster":                 {subnets: "db_subnet_group_name", subnetGroup: "aws_docdb_subnet_group", groups: "vpc_security_group_ids", port: "port", ports: []int{27017}},
	"aws_ec2_client_vpn_endpoint":       {groups: "security_group_ids", optional: true, silent: true},
	"aws_ecs_service":                   {subnets: "network_configuration.subnets", groups: "network_configuration.security_groups", public: "network_configuration.assign_public_ip"},
	"aws_efs_mount_target":              {subnets: "subnet_id", groups: "security_groups", ports: []int{2049}},
	"aws_eks_cluster":                   {subnets: "vpc_config.subnet_ids", groups: "vpc_config.security_group_ids", optional: true, ports: []int{443}},
	"aws_eks_node_group":                {subnets: "subnet_ids"},
	"aws_elasticache_cluster":           {subnets: "subnet_group_name", subnetGroup: "aws_elasticache_subnet_group", groups: "security_group_ids", port: "port", defaults: databases},
	"aws_elasticache_replication_group": {subnets: "subnet_group_name", subnetGroup: "aws_elasticache_subnet_group", groups: "security_group_ids", port: "port", ports: []int{6379}},
	"aws_elasticache_serverless_cache":  {subnets: "subnet_ids", groups: "security_group_ids", ports: []int{6379, 6380}},
	"aws_elasticsearch_domain":          {subnets: "vpc_options.subnet_ids", groups: "vpc_options.security_group_ids", optional: true, ports: []int{443}},
	"aws_elb":                           {subnets: "subnets", groups: "security_groups", public: "!internal"},
	"aws_emr_cluster":                   {subnets: "ec2_attributes.subnet_id", groups: "ec2_attributes.emr_managed_master_security_group ec2_attributes.additional_master_security_groups"},
	"aws_fsx_lustre_file_system":        {subnets: "subnet_ids", groups: "security_group_ids", ports: []int{988}},
	"aws_fsx_ontap_file_system":         {subnets: "subnet_ids", groups: "security_group_ids", ports: []int{111, 445, 2049}},
	"aws_fsx_openzfs_file_system":       {subnets: "subnet_ids", groups: "security_group_ids", ports: []int{111, 2049}},
	"aws_fsx_windows_file_system":       {subnets: "subnet_ids", groups: "security_group_ids", ports: []int{445}},
	"aws_instance":                      {subnets: "subnet_id", groups: "vpc_security_group_ids security_groups", public: "associate_public_ip_address"},
	"aws_lambda_function":               {subnets: "vpc_config.subnet_ids", groups: "vpc_config.security_group_ids", optional: true, silent: true},
	"aws_lb":                            {subnets: "subnets subnet_mapping.subnet_id", groups: "security_groups", public: "!internal"},
	"aws_memorydb_cluster":              {subnets: "subnet_group_name", subnetGroup: "aws_memorydb_subnet_group", groups: "security_group_ids", port: "port", ports: []int{6379}},
	"aws_mq_broker":                     {subnets: "subnet_ids", groups: "security_groups", public: "publicly_accessible", ports: []int{443, 5671, 8162, 8883, 61614, 61617, 61619}},
	"aws_msk_cluster":                   {subnets: "broker_node_group_info.client_subnets", groups: "broker_node_group_info.security_groups", public: "broker_node_group_info.connectivity_info.public_access.type", ports: []int{9092, 9094, 9096, 9098, 9194, 9196, 9198}},
	"aws_msk_serverless_cluster":        {subnets: "vpc_config.subnet_ids", groups: "vpc_config.security_group_ids", ports: []int{9098}},
	"aws_neptune_cluster":               {subnets: "neptune_subnet_group_name", subnetGroup: "aws_neptune_subnet_group", groups: "vpc_security_group_ids", port: "port", ports: []int{8182}},
	"aws_opensearch_domain":             {subnets: "vpc_options.subnet_ids", groups: "vpc_options.security_group_ids", optional: true, ports: []int{443}},
	"aws_rds_cluster":                   {subnets: "db_subnet_group_name", subnetGroup: "aws_db_subnet_group", groups: "vpc_security_group_ids", public: "instance.publicly_accessible publicly_accessible", port: "port", defaults: databases},
	"aws_redshift_cluster":              {subnets: "cluster_subnet_group_name", subnetGroup: "aws_redshift_subnet_group", groups: "vpc_security_group_ids", public: "publicly_accessible", port: "port", ports: []int{5439}},
	"aws_redshiftserverless_workgroup":  {subnets: "subnet_ids", groups: "security_group_ids", public: "publicly_accessible", port: "port", ports: []int{5439}},
	"aws_sagemaker_notebook_instance":   {subnets: "subnet_id", groups: "security_groups", optional: true, silent: true},
	"aws_spot_instance_request":         {subnets: "subnet_id", groups: "vpc_security_group_ids security_groups", public: "associate_public_ip_address"},
	"aws_vpc_endpoint":                  {subnets: "subnet_ids subnet_configuration.subnet_id", groups: "security_group_ids", optional: true, ports: []int{443}},
	"aws_apigatewayv2_vpc_link":         {subnets: "subnet_ids", groups: "security_group_ids", silent: true},
}

// served returns the services that a resource answers, all of them where it may
// be any.
func (n *netReader) served(r *model.Resource) network.Services {
	p := placements[r.Type]
	switch {
	case r.Type == "aws_lb", r.Type == "aws_elb":
		return n.listened(r)
	case p.silent:
		return network.Services{}
	case r.Type == "aws_vpc_endpoint" && n.w.referred(r, r.Value.Get("service_name"), "aws_vpc_endpoint_service") != nil:
		return network.AllServices
	}
	if p.defaults == nil && p.ports == nil {
		return network.AllServices
	}
	number, ok := -1, true
	if p.port != "" {
		number, ok = port(r.Value, p.port)
	}
	switch {
	case ok && number > 0:
		return network.Ports(network.TCP, number, number)
	case ok && p.ports != nil:
		return ports(p.ports...)
	case ok:
		if number = p.enginePort(r); number > 0 {
			return network.Ports(network.TCP, number, number)
		}
	}
	return network.Ports(network.TCP, 0, 0xffff)
}

// enginePort returns the default port of a database's engine, 0 where it is not known.
func (p *placement) enginePort(r *model.Resource) int {
	engine, _ := r.Value.Get("engine").AsString()
	if n, ok := p.defaults[engine]; ok {
		return n
	}
	for _, prefix := range slices.Sorted(maps.Keys(p.defaults)) {
		if strings.HasPrefix(engine, prefix) {
			return p.defaults[prefix]
		}
	}
	return 0
}

// listened returns the ports of a load balancer's listeners.
func (n *netReader) listened(r *model.Resource) network.Services {
	var out network.Services
	attr := "port"
	if r.Type == "aws_elb" {
		attr = "lb_port"
	}
	for _, l := range elems(r.Value.Get("listener")) {
		number, ok := port(l, attr)
		protocol := network.TCP
		if s, _ := l.Get("protocol").AsString(); strings.Contains(strings.ToUpper(s), "UDP") {
			protocol = network.UDP
		}
		switch {
		case ok && number > 0:
			out = out.Or(network.Ports(protocol, number, number))
		case n.open:
			out = out.Or(network.Ports(protocol, 0, 0xffff))
		}
	}
	return out
}
