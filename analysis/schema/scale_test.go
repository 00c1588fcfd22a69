package schema

import (
	"fmt"
	"slices"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// What a finding on a folded value shows is the line of the satellite.
func TestComposeKeepsPlaces(t *testing.T) {
	in := made("aws_s3_bucket.b", o{}, "aws_s3_bucket_versioning.v", o{"bucket": ref("aws_s3_bucket.b.id"),
		"versioning_configuration": o{"status": "Disabled"}},
		"aws_s3_bucket_public_access_block.p", o{"bucket": ref("aws_s3_bucket.b.id"), "block_public_acls": false})
	bucket, versioning, block := in[0], in[1], in[2]
	got := Compose(in)[0]
	config, _ := versioning.Value.Attr("versioning_configuration")
	status, _ := config.Value.Attr("status")
	acls, _ := block.Value.Attr("block_public_acls")
	for _, c := range []struct {
		path   model.Path
		exists bool
		want   source.Range
		in     *model.Resource
	}{
		{model.Path{"versioning", "enabled"}, true, status.NameRange.Join(status.Value.Range()), versioning},
		{model.Path{"versioning", "mfa_delete"}, false, config.NameRange.Join(config.Value.Range()), versioning},
		{model.Path{"public_access_block", "block_public_acls"}, true, acls.NameRange.Join(acls.Value.Range()), block},
		{model.Path{"public_access_block", "ignore_public_acls"}, false, block.Origin.Header, block},
		{model.Path{"logging"}, false, bucket.Origin.Header, bucket},
	} {
		at := got.Value.Walk(c.path)
		if (at.Value != nil) != c.exists {
			t.Errorf("%v exists: %v", c.path, at.Value != nil)
		}
		if at.Range != c.want {
			t.Errorf("%v is shown at %v, want %v", c.path, at.Range, c.want)
		}
		if owner := got.Owner(at.Range); owner.Address != c.in.Address {
			t.Errorf("%v belongs to %s, want %s", c.path, owner.Address, c.in.Address)
		}
	}
}

func TestComposeKeepsReferencesAndWays(t *testing.T) {
	m := &maker{}
	written := m.value("Enabled")
	way := m.place()
	status := model.NewUnknown(model.String, "${aws_x.y.z}", m.place()).WithRefs(model.Ref{Address: "aws_x.y", Path: "z"})
	status = status.Behind(append(status.Via(), way))
	for _, v := range []*model.Value{written.Through(m.place()), status} {
		got := Compose(made("aws_s3_bucket.b", o{}, "aws_s3_bucket_versioning.v",
			o{"bucket": ref("aws_s3_bucket.b.id"), "versioning_configuration": o{"status": v}}))[0]
		enabled := got.Value.Get("versioning").Get("enabled")
		if enabled.Kind() != model.Bool || v.Is(model.Unknown) != enabled.Is(model.Unknown) {
			t.Fatalf("enabled is %s", show(enabled))
		}
		if !slices.Equal(enabled.Via(), v.Via()) || !slices.Equal(enabled.Refs(), v.Refs()) {
			t.Errorf("via %v refs %v, want %v %v", enabled.Via(), enabled.Refs(), v.Via(), v.Refs())
		}
	}
}

func TestPartialOwnersAreOpen(t *testing.T) {
	got := Compose(made("aws_s3_bucket_acl.x", o{"bucket": "elsewhere", "acl": "public-read"}))
	if len(got) != 1 || !got[0].Partial || got[0].Type != "aws_s3_bucket" || got[0].Address != "aws_s3_bucket_acl.x" {
		t.Fatalf("got %+v", got)
	}
	if at := got[0].Value.Walk(model.Path{"acl"}); at.Unknown || at.Value == nil {
		t.Error("the known part is unknown")
	}
	if at := got[0].Value.Walk(model.Path{"versioning", "enabled"}); !at.Unknown {
		t.Error("what only the owner tells looks known")
	}
	if got[0].Origin.Header.IsZero() {
		t.Error("it stands nowhere")
	}
}

func TestParameterGroups(t *testing.T) {
	out := Compose(made(
		"aws_db_parameter_group.g", o{"name": "g", "family": "postgres16", "parameter": l{o{"name": "rds.force_ssl", "value": "0"}}},
		"aws_db_instance.own", o{"parameter_group_name": ref("aws_db_parameter_group.g.name")},
		"aws_db_instance.other", o{"parameter_group_name": "default.postgres16"},
		"aws_db_instance.none", o{},
	))
	for addr, want := range map[string]string{
		"aws_db_instance.own":   "{family:postgres16 name:g parameter:[{name:rds.force_ssl value:0}]}",
		"aws_db_instance.other": "?object",
		"aws_db_instance.none":  "-",
	} {
		if got := show(findResource(out, "aws_db_instance", addr).Value.Get("parameter_group")); got != want {
			t.Errorf("%s: %s, want %s", addr, got, want)
		}
	}
}

func TestRoutesReachSubnets(t *testing.T) {
	out := Compose(made(
		"aws_subnet.s", o{}, "aws_route_table.t", o{"route": l{}},
		"aws_route.r", o{"route_table_id": ref("aws_route_table.t.id"), "destination_cidr_block": "0.0.0.0/0", "gateway_id": "igw"},
		"aws_route_table_association.a", o{"subnet_id": ref("aws_subnet.s.id"), "route_table_id": ref("aws_route_table.t.id")},
		"aws_route_table_association.b", o{"subnet_id": "subnet-1", "route_table_id": "rtb-1"},
	))
	if got := show(findResource(out, "aws_subnet", "aws_subnet.s").Value.Get("route_table")); got != "{route:[{cidr_block:0.0.0.0/0 gateway_id:igw}]}" {
		t.Errorf("the subnet's routes are %s", got)
	}
	if got := show(findResource(out, "aws_subnet", "aws_route_table_association.b").Value.Get("route_table")); got != "?object" {
		t.Errorf("routes that are declared elsewhere are %s", got)
	}
}

func TestComposeIsDeterministic(t *testing.T) {
	in := many(500)
	first := Compose(in)
	for range 3 {
		again := Compose(in)
		for i, r := range again {
			if r.Address != first[i].Address || show(r.Value) != show(first[i].Value) {
				t.Fatalf("%d: %s differs", i, r.Address)
			}
		}
	}
}

// Ten thousand rules of one group, and roles that all name one attachment, come
// out whole.
func TestComposeOfManySatellites(t *testing.T) {
	pairs := []any{"aws_security_group.g", o{}}
	var roles l
	for i := range 10_000 {
		pairs = append(pairs, fmt.Sprintf("aws_security_group_rule.r%d", i),
			o{"security_group_id": ref("aws_security_group.g.id"), "type": "ingress", "from_port": i})
		roles = append(roles, fmt.Sprintf("role%d", i))
	}
	pairs = append(pairs, "aws_iam_policy_attachment.a", o{"policy_arn": "p", "roles": roles})
	out := Compose(made(pairs...))
	if n := out[0].Value.Get("ingress").Len(); n != 10_000 {
		t.Errorf("%d rules", n)
	}
	if n := len(out); n != 1+maxLinks+1 {
		t.Errorf("%d resources", n)
	}
}

// What many owners bring in is shared, not copied: ten thousand databases with a
// group of ten thousand parameters.
func TestComposeSharesWhatManyBringIn(t *testing.T) {
	var parameters l
	for i := range 10_000 {
		parameters = append(parameters, o{"name": fmt.Sprintf("p%d", i), "value": "1"})
	}
	pairs := []any{"aws_db_parameter_group.g", o{"name": "g", "parameter": parameters}}
	for i := range 10_000 {
		pairs = append(pairs, fmt.Sprintf("aws_db_instance.d%d", i), o{"parameter_group_name": "g"})
	}
	in := made(pairs...)
	shared := in[0].Value.Get("parameter")
	for _, r := range Compose(in)[1:] {
		if r.Value.Get("parameter_group").Get("parameter") != shared {
			t.Fatalf("%s has a copy", r.Address)
		}
	}
}

// many returns about n resources of the usual mixture.
func many(n int) []*model.Resource {
	var pairs []any
	for i := range n / 10 {
		add := func(format string, attrs o) { pairs = append(pairs, fmt.Sprintf(format, i), attrs) }
		of := func(format string) *model.Value { return ref(fmt.Sprintf(format, i)) }
		policy := doc(o{"Statement": l{o{"Effect": "Allow", "Action": "s3:*", "Resource": l{"*"}}}})
		add("aws_s3_bucket.b%d", o{"bucket": fmt.Sprintf("bucket-%d", i), "tags": o{"a": "b"}})
		add("aws_s3_bucket_versioning.b%d", o{"bucket": of("aws_s3_bucket.b%d.id"), "versioning_configuration": o{"status": "Enabled"}})
		add("aws_s3_bucket_public_access_block.b%d", o{"bucket": of("aws_s3_bucket.b%d.id"), "block_public_acls": true})
		add("aws_s3_bucket_policy.b%d", o{"bucket": fmt.Sprintf("bucket-%d", i), "policy": policy})
		add("aws_security_group.g%d", o{"ingress": l{o{"from_port": 443, "cidr_blocks": l{"10.0.0.0/8"}}}})
		add("aws_security_group_rule.g%d", o{"security_group_id": of("aws_security_group.g%d.id"), "type": "ingress", "from_port": 22})
		add("aws_iam_role.r%d", o{"name": fmt.Sprintf("role-%d", i), "assume_role_policy": policy})
		add("aws_iam_role_policy.r%d", o{"role": of("aws_iam_role.r%d.name"), "policy": policy})
		add("data.aws_iam_policy_document.d%d", o{"json": policy})
		add("aws_instance.i%d", o{"ami": "ami-1", "metadata_options": o{"http_tokens": "required"}, "user_data": of("data.aws_iam_policy_document.d%d.json")})
	}
	return made(pairs...)
}

func BenchmarkCompose(b *testing.B) {
	in := many(10_000)
	b.ReportAllocs()
	for b.Loop() {
		Compose(in)
	}
}

func BenchmarkLookup(b *testing.B) {
	for b.Loop() {
		decoded.Clear()
		Lookup("aws_s3_bucket")
	}
}
