package schema

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestWays(t *testing.T) {
	for _, tt := range []struct {
		owner, path string
		value       any
		want        []string // satellite path link key value
	}{
		{"aws_s3_bucket", "versioning.enabled", true, []string{"aws_s3_bucket_versioning versioning_configuration.status bucket id Enabled"}},
		{"aws_s3_bucket", "versioning.mfa_delete", false, []string{"aws_s3_bucket_versioning versioning_configuration.mfa_delete bucket id Disabled"}},
		{"aws_s3_bucket", "public_access_block.block_public_acls", true, []string{"aws_s3_bucket_public_access_block block_public_acls bucket id true"}},
		{"aws_s3_bucket", "logging.target_bucket", "logs", []string{"aws_s3_bucket_logging target_bucket bucket id logs"}},
		{"aws_s3_bucket", "lifecycle_rule[2].noncurrent_version_expiration.days", 30., []string{"aws_s3_bucket_lifecycle_configuration rule.noncurrent_version_expiration.noncurrent_days bucket id 30"}},
		{"aws_s3_bucket", "policy.Statement[0].Effect", "Deny", []string{"aws_s3_bucket_policy policy.Statement.Effect bucket id Deny"}},
		{"aws_security_group", "ingress[1].cidr_blocks", []any{"10.0.0.0/8"}, []string{
			"aws_security_group_rule cidr_blocks security_group_id id [10.0.0.0/8]",
			"aws_vpc_security_group_ingress_rule cidr_ipv4 security_group_id id 10.0.0.0/8",
		}},
		{"aws_security_group", "egress.cidr_blocks", []any{"a", "b"}, []string{
			"aws_security_group_rule cidr_blocks security_group_id id [a b]",
			"aws_vpc_security_group_egress_rule cidr_ipv4 security_group_id id none",
		}},
		{"aws_db_instance", "parameter_group.parameter", nil, []string{"aws_db_parameter_group parameter   <nil>"}},
		{"aws_s3_bucket", "force_destroy", false, nil},
	} {
		var got []string
		for _, w := range Ways(tt.owner, tt.path) {
			v, ok := w.Value(tt.value)
			if !ok {
				v = "none"
			}
			got = append(got, strings.Join([]string{w.Satellite, w.Path, w.Link, w.Key, fmt.Sprint(v)}, " "))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s.%s: %q, want %q", tt.owner, tt.path, got, tt.want)
		}
	}
}

func TestShown(t *testing.T) {
	for _, tt := range []struct {
		satellite, owner, path string
		value                  any
		at                     string
		want                   any
	}{
		{"aws_s3_bucket_versioning", "aws_s3_bucket", "versioning_configuration.status", "Enabled", "versioning.enabled", true},
		{"aws_s3_bucket_acl", "aws_s3_bucket", "acl", "private", "acl", "private"},
		{"aws_s3_bucket_public_access_block", "aws_s3_bucket", "block_public_acls", true, "public_access_block.block_public_acls", true},
		{"aws_vpc_security_group_ingress_rule", "aws_security_group", "cidr_ipv4", "x", "", nil},
		{"aws_flow_log", "aws_vpc", "traffic_type", "ALL", "", nil},
	} {
		at, v, ok := Shown(tt.satellite, tt.owner, tt.path, tt.value)
		if at != tt.at || !reflect.DeepEqual(v, tt.want) || ok != (tt.at != "") {
			t.Errorf("%s.%s is shown at %q as %v, %t", tt.satellite, tt.path, at, v, ok)
		}
	}
}

// Every route leads from what a satellite has to what its owners have.
func TestRoutesExist(t *testing.T) {
	routes := 0
	for _, r := range rows {
		owners, satellites := strings.Fields(r.to), []string{r.from}
		if r.brings {
			owners, satellites = satellites, owners
		}
		for _, way := range r.as.routes {
			routes++
			if way.from != "" {
				for _, s := range satellites {
					wantPaths(t, "route from", s, []string{way.from})
				}
			}
			wantPaths(t, "route to", owners[0], []string{way.to})
			if way.convert != nil && (way.convert.forth == nil || way.convert.back == nil) {
				t.Errorf("%s.%s: a conversion has no way back", r.from, way.from)
			}
		}
	}
	if routes < 100 {
		t.Errorf("there are %d routes", routes)
	}
}
