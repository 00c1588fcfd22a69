package mapping

import (
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
)

// Every type, attribute and conversion that a row names exists.
func TestRowsExist(t *testing.T) {
	for name, all := range tables() {
		if strings.Count(name, "::") != 2 {
			t.Errorf("%s is no name of a type", name)
		}
		for _, row := range all {
			if _, ok := schema.Lookup(row.Type); !ok {
				t.Errorf("%s: no type %s", name, row.Type)
				continue
			}
			for _, r := range row.rules {
				if r.to != "-" && r.to != "." && attributeAt(row.Type, r.to) == nil {
					t.Errorf("%s.%s: %s has no %s", name, r.path, row.Type, r.to)
				}
				as, _, _ := strings.Cut(r.as, ":")
				if as != "" && conversions[as] == nil {
					t.Errorf("%s.%s: no conversion %s", name, r.path, r.as)
				}
			}
			for _, r := range row.texts {
				if attributeAt(row.Type, r.to) == nil {
					t.Errorf("%s: %s has no %s", name, row.Type, r.to)
				}
			}
			for from, to := range row.returns {
				if a := attributeAt(row.Type, to); a == nil && to != "id" {
					t.Errorf("%s: what %s returns is no attribute of %s: %s", name, from, row.Type, to)
				}
			}
		}
	}
}

// Every property that a row names is one that AWS publishes, as deep as they are kept.
func TestRowsNamePublishedProperties(t *testing.T) {
	for name, all := range tables() {
		if strings.HasPrefix(name, "AWS::Serverless::") || strings.HasPrefix(name, "AWS::WAF") {
			continue // not published, or not kept
		}
		if properties(name) == nil {
			t.Errorf("%s is no published type", name)
			continue
		}
		for _, row := range all {
			for path := range row.rules {
				path, _, _ := strings.Cut(path, "{")
				if strings.Count(path, ".") < 5 && !isPublished(properties(name), path) {
					t.Errorf("%s has no property %s", name, path)
				}
			}
		}
	}
}

func isPublished(props []property, path string) bool {
	step, rest, more := strings.Cut(path, ".")
	for _, p := range props {
		if p.name == step {
			return !more || isPublished(p.inner, rest)
		}
	}
	return false
}

// The way from a canonical attribute back to the property leads to where it came from.
func TestPropertyLeadsBack(t *testing.T) {
	for _, c := range []struct {
		name, typ string
		path      model.Path
		value     any
		want      string
		written   any
	}{
		{"AWS::S3::Bucket", "aws_s3_bucket", model.Path{"versioning", "enabled"}, true, "VersioningConfiguration.Status", "Enabled"},
		{"AWS::S3::Bucket", "aws_s3_bucket", model.Path{"lifecycle_rule", 2, "expiration", "days"}, 3, "LifecycleConfiguration.Rules[2].ExpirationInDays", 3},
		{"AWS::RDS::DBCluster", "aws_rds_cluster", model.Path{"iam_database_authentication_enabled"}, true, "EnableIAMDatabaseAuthentication", true},
		{"AWS::EC2::SecurityGroup", "aws_security_group", model.Path{"ingress", 1, "cidr_blocks", 0}, "10.0.0.0/8", "SecurityGroupIngress[1].CidrIp", "10.0.0.0/8"},
		{"AWS::ElasticLoadBalancingV2::LoadBalancer", "aws_lb", model.Path{"internal"}, true, "Scheme", "internal"},
		{"AWS::EKS::Cluster", "aws_eks_cluster", model.Path{"vpc_config", "endpoint_public_access"}, false, "ResourcesVpcConfig.EndpointPublicAccess", false},
		{"AWS::IAM::Role", "aws_iam_role", model.Path{"assume_role_policy", "Statement", 0, "Effect"}, "Deny", "AssumeRolePolicyDocument.Statement[0].Effect", "Deny"},
		{"AWS::S3::Bucket", "aws_s3_bucket", model.Path{"policy"}, "x", "", nil},
	} {
		path, v, ok := Property(c.name, c.typ, c.path, c.value)
		if path.String() != c.want || v != c.written || ok != (c.want != "") {
			t.Errorf("%s %s: %s %v %v, want %s %v", c.name, c.path, path, v, ok, c.want, c.written)
		}
	}
}

func TestSnake(t *testing.T) {
	for name, want := range map[string]string{
		"DBInstanceClass": "db_instance_class", "VPCSecurityGroups": "vpc_security_group" + "s", "S3BucketName": "s3_bucket_name",
		"KMSMasterKeyID": "kms_master_key_id", "TargetGroupARNs": "target_group_arns", "EnableDnsSupport": "enable_dns_support",
	} {
		if got := snake(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}
