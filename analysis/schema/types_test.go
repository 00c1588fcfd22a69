package schema

import (
	"slices"
	"strings"
	"testing"
)

func TestLookup(t *testing.T) {
	for _, c := range []struct {
		typ, path string
		want      Kind
	}{
		{"aws_s3_bucket", "bucket", String},
		{"aws_s3_bucket", "versioning", Block},
		{"aws_s3_bucket", "versioning.enabled", Bool},
		{"aws_s3_bucket", "lifecycle_rule", Blocks},
		{"aws_s3_bucket", "lifecycle_rule.expiration.days", Number},
		{"aws_s3_bucket", "tags", Map},
		{"aws_security_group", "ingress", Blocks},
		{"aws_security_group", "ingress.cidr_blocks", List},
		{"aws_instance", "metadata_options", Block},
		{"aws_instance", "metadata_options.http_tokens", String},
		{"aws_instance", "ebs_block_device.encrypted", Bool},
		{"aws_cloudfront_distribution", "origin.custom_origin_config.origin_ssl_protocols", List},
		{"aws_cloudfront_distribution", "viewer_certificate", Block},
		{"aws_wafv2_web_acl", "rule.statement.rate_based_statement.limit", Number},
		{"aws_wafv2_web_acl", "rule.statement.and_statement.statement", Blocks},
		{"aws_launch_template", "block_device_mappings.ebs.encrypted", Bool},
		{"aws_acm_certificate", "domain_validation_options", Blocks},
		{"data.aws_iam_policy_document", "statement.principals.identifiers", List},
		{"data.aws_ami", "owners", List},
		{"provider.aws", "default_tags", Block},
		{"provider.aws", "secret_key", String},
		{"module", "source", String},
	} {
		a, ok := lookupPath(c.typ, c.path)
		if !ok || a.Kind != c.want {
			t.Errorf("%s.%s: got %+v %v, want %v", c.typ, c.path, a, ok, c.want)
		}
	}
}

func TestLookupComputed(t *testing.T) {
	for path, want := range map[string]bool{"arn": true, "bucket": false, "bucket_domain_name": true, "acl": false} {
		if a, ok := lookupPath("aws_s3_bucket", path); !ok || a.Computed != want {
			t.Errorf("%s: computed %v, want %v", path, a.Computed, want)
		}
	}
}

func TestLookupOfNoType(t *testing.T) {
	for _, typ := range []string{"", "aws", "aws_s3_bucke", "aws_s3_buckets", "zzz", "0", "random_id", "aws_s3_bucket acceleration_status"} {
		if got, ok := Lookup(typ); ok {
			t.Errorf("%q: got %v", typ, got.Name)
		}
	}
}

// Every line of the table reads back to the text that it was made from.
func TestTable(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(table, "\n"), "\n")
	if !slices.IsSorted(lines) || len(lines) < 2000 {
		t.Fatalf("%d lines, sorted: %v", len(lines), slices.IsSorted(lines))
	}
	for _, l := range lines {
		name, text, _ := strings.Cut(l, " ")
		typ, ok := Lookup(name)
		if !ok {
			t.Fatalf("%s is in the table but not found", name)
		}
		if got := format(typ.Attrs); got != text {
			t.Errorf("%s: reads back as %s", name, got)
		}
		checkSorted(t, name, typ.Attrs)
	}
}

func checkSorted(t *testing.T, where string, attrs []Attribute) {
	for i, a := range attrs {
		if i > 0 && attrs[i-1].Name >= a.Name {
			t.Errorf("%s: %s stands after %s", where, a.Name, attrs[i-1].Name)
		}
		checkSorted(t, where+"."+a.Name, a.Attrs)
	}
}

// format writes attributes in the form of the table.
func format(attrs []Attribute) string {
	parts := make([]string, len(attrs))
	for i, a := range attrs {
		var letter byte
		for l, k := range kinds {
			if k == [2]Kind{a.Kind, a.Elem} {
				letter = l
			}
		}
		s := a.Name + ":" + string(letter)
		if a.Computed {
			s += "!"
		}
		switch {
		case a.Open:
			s += "*"
		case a.Kind == Block || a.Kind == Blocks:
			s += "{" + format(a.Attrs) + "}"
		}
		parts[i] = s
	}
	return strings.Join(parts, ",")
}

func TestExists(t *testing.T) {
	for _, c := range []struct {
		typ, path string
		want      bool
	}{
		{"aws_s3_bucket", "versioning.enabled", true},
		{"aws_s3_bucket", "versioning.enable", false},
		{"aws_s3_bucket", "lifecycle_rule[0].expiration.days", true},
		{"aws_s3_bucket", "lifecycle_rule[].expiration.days", true},
		{"aws_s3_bucket", "lifecycle_rule.0.expiration.days", true},
		{"aws_s3_bucket", "policy.Statement[0].Principal.AWS[0]", true},
		{"aws_s3_bucket", "tags.Owner", true},
		{"aws_s3_bucket", "public_access_block.block_public_acls", true},
		{"aws_s3_bucket", "public_access_block.nothing", false},
		{"aws_s3_bucket", "bucket.nothing", false},
		{"aws_s3_bucket", "", false},
		{"aws_iam_role", "inline_policy[0].policy.Statement", true},
		{"aws_ecs_task_definition", "container_definitions[0].privileged", true},
		{"aws_ecs_task_definition", "container_definition[0].privileged", false},
		{"aws_wafv2_web_acl", "rule[1].statement.or_statement.statement[0].byte_match_statement.search_string", true},
		{"aws_nothing", "arn", false},
	} {
		if got := Exists(c.typ, c.path); got != c.want {
			t.Errorf("%s %s: got %v", c.typ, c.path, got)
		}
	}
}

func TestCanonical(t *testing.T) {
	for in, want := range map[string]string{
		"aws_alb": "aws_lb", "data.aws_alb_listener": "data.aws_lb_listener", "aws_lb": "aws_lb",
		"aws_elasticsearch_domain": "aws_opensearch_domain", "random_id": "random_id",
	} {
		if got := Canonical(in); got != want {
			t.Errorf("%s: got %s", in, got)
		}
	}
}
