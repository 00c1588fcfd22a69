package schema

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// aliases maps the names of types that are others under an older name. Sources:
// the provider documentation of each ("aws_alb is known as aws_lb. The
// functionality is identical", and the deprecation notes of the others),
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs.
var aliases = map[string]string{
	"aws_alb":                               "aws_lb",
	"aws_alb_listener":                      "aws_lb_listener",
	"aws_alb_listener_certificate":          "aws_lb_listener_certificate",
	"aws_alb_listener_rule":                 "aws_lb_listener_rule",
	"aws_alb_target_group":                  "aws_lb_target_group",
	"aws_alb_target_group_attachment":       "aws_lb_target_group_attachment",
	"aws_elasticsearch_domain":              "aws_opensearch_domain",
	"aws_elasticsearch_domain_policy":       "aws_opensearch_domain_policy",
	"aws_elasticsearch_domain_saml_options": "aws_opensearch_domain_saml_options",
	"aws_elasticsearch_vpc_endpoint":        "aws_opensearch_vpc_endpoint",
	"aws_s3_bucket_object":                  "aws_s3_object",
}

// renames maps attributes of older types and provider versions to what they are
// called on the canonical type.
var renames = map[string]map[string]string{
	// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticsearch_domain#elasticsearch_version
	"aws_opensearch_domain": {"elasticsearch_version": "engine_version", "kibana_endpoint": "dashboard_endpoint"},
	// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-5-upgrade#resourceaws_elasticache_replication_group
	"aws_elasticache_replication_group": {
		"replication_group_description": "description",
		"number_cache_clusters":         "num_cache_clusters",
		"availability_zones":            "preferred_cache_cluster_azs",
	},
	// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-5-upgrade#resourceaws_db_instance
	"aws_db_instance": {"name": "db_name"},
	// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade#resource-aws_batch_compute_environment
	"aws_batch_compute_environment": {
		"compute_environment_name":        "name",
		"compute_environment_name_prefix": "name_prefix",
	},
}

// Canonical returns the canonical name of a type: aws_lb for aws_alb. A type
// without an older name is its own.
func Canonical(typ string) string {
	base, data := strings.CutPrefix(typ, "data.")
	to, ok := aliases[base]
	switch {
	case !ok:
		return typ
	case data:
		return "data." + to
	}
	return to
}

// NativeName returns what an attribute of the canonical type is called on a type
// of an older name: elasticsearch_version for engine_version on
// aws_elasticsearch_domain.
func NativeName(typ, attr string) string {
	t, ok := Lookup(typ)
	if !ok {
		return attr
	}
	for old, name := range renames[Canonical(typ)] {
		if _, has := t.Attr(old); has && name == attr {
			return old
		}
	}
	return attr
}

// General returns the type whose policies judge resources of a type too: that
// of all objects of the Kubernetes API. It is "" where there is none.
func General(typ string) string {
	if kube.IsObject(typ) {
		return kube.General
	}
	return ""
}
