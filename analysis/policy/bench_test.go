package policy

import (
	"context"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/policies"
)

// bucket-like resources as they are met: an instance with two volumes, and a
// security group with three rules.
func instance() *model.Resource {
	return resource("aws_instance", obj{
		"ami":                         "ami-0c55b159cbfafe1f0",
		"instance_type":               "t3.large",
		"subnet_id":                   unknownString,
		"associate_public_ip_address": false,
		"monitoring":                  true,
		"ebs_optimized":               true,
		"vpc_security_group_ids":      list{unknownString, unknownString},
		"iam_instance_profile":        unknownString,
		"user_data":                   "#!/bin/bash\nset -eu\nyum update -y\nyum install -y httpd\nsystemctl enable --now httpd\n",
		"metadata_options":            obj{"http_tokens": "required", "http_endpoint": "enabled", "http_put_response_hop_limit": 1},
		"root_block_device":           obj{"encrypted": true, "volume_size": 50, "volume_type": "gp3", "kms_key_id": unknownString},
		"ebs_block_device":            list{obj{"device_name": "/dev/sdf", "encrypted": true, "volume_size": 100}, obj{"device_name": "/dev/sdg", "encrypted": false}},
		"tags":                        obj{"Name": "web", "Team": "platform", "Environment": "production"},
	})
}

func securityGroup() *model.Resource {
	rule := func(from, to int, cidr any) obj {
		return obj{"from_port": from, "to_port": to, "protocol": "tcp", "cidr_blocks": list{cidr}, "description": "for the service"}
	}
	return resource("aws_security_group", obj{
		"name": "web", "description": "traffic to the web servers", "vpc_id": unknownString,
		"ingress": list{rule(443, 443, "0.0.0.0/0"), rule(8080, 8080, "10.0.0.0/8"), rule(22, 22, unknownString)},
		"egress":  list{obj{"from_port": 0, "to_port": 0, "protocol": "-1", "cidr_blocks": list{"0.0.0.0/0"}}},
		"tags":    obj{"Name": "web"},
	})
}

var samples = []func() *model.Resource{instance, securityGroup}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(policies.FS); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCompileType measures from the first look at a type's modules to
// programs ready to run; libraries are parsed beforehand, as most types share
// them.
func BenchmarkCompileType(b *testing.B) {
	for _, sample := range samples {
		r := sample()
		b.Run(r.Type, func(b *testing.B) {
			s, err := Load(policies.FS)
			if err != nil {
				b.Fatal(err)
			}
			rules := 0
			b.ReportAllocs()
			for b.Loop() {
				old := s.layers[0].units[r.Type]
				u := newUnit(old.pkg, false)
				u.libs = old.libs
				for _, m := range old.modules {
					fresh, err := newModule(Source{FS: policies.FS}, m.name, false)
					if err != nil {
						b.Fatal(err)
					}
					u.modules = append(u.modules, fresh)
				}
				fresh := &Set{layers: s.layers, limit: evalLimit} // programs of old turns can go
				p, err := fresh.program(u)
				if err != nil {
					b.Fatal(err)
				}
				rules = len(p.rules)
			}
			b.ReportMetric(float64(rules), "policies")
		})
	}
}

// BenchmarkJudge measures evaluation afresh and from memory, by policy.
func BenchmarkJudge(b *testing.B) {
	for _, sample := range samples {
		r := sample()
		s, err := Load(policies.FS)
		if err != nil {
			b.Fatal(err)
		}
		p, err := s.program(s.layers[0].units[r.Type])
		if err != nil {
			b.Fatal(err)
		}
		for _, remember := range []bool{false, true} {
			name := "/afresh"
			if remember {
				name = "/remembered"
			}
			b.Run(r.Type+name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if !remember {
						s.memory = memory{}
					}
					if _, err := s.Judge(context.Background(), r); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(p.rules)), "ns/policy")
			})
		}
		b.Run(r.Type+"/input", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := inputOf(r.Value, p.attrs); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(r.Type+"/fingerprint", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				fingerprint(r.Value, p.attrs)
			}
		})
	}
}
