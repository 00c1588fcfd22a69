package aws

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/cloud"
)

// resource brings an item, written in JSON, into the canonical form.
func resource(t *testing.T, typ, item string) *cloud.Resource {
	t.Helper()
	row, ok := Lookup(typ)
	if !ok {
		t.Fatalf("no row for %s", typ)
	}
	d := json.NewDecoder(strings.NewReader(item))
	d.UseNumber()
	var v map[string]any
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return Resource(row, v, map[string]string{"partition": "aws", "region": "eu-central-1", "account": "123456789012"})
}

// TestResources brings what AWS answers into canonical attributes.
func TestResources(t *testing.T) {
	for _, tt := range []struct{ name, typ, item, attr, want string }{
		{"an ARN is made", "aws_subnet", `{"SubnetId": "subnet-1"}`, "arn", `"arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-1"`},
		{"tags", "aws_subnet", `{"SubnetId": "s", "Tags": [{"Key": "a", "Value": "b"}, {"Key": "aws:x", "Value": "y"}, {"Key": "c"}]}`, "tags", `{"a":"b","c":""}`},
		{"no tags", "aws_subnet", `{"SubnetId": "s", "Tags": []}`, "tags", `null`},
		{"local and propagated routes are no one's", "aws_route_table", `{"RouteTableId": "r", "Routes": [{"GatewayId": "local", "DestinationCidrBlock": "10.0.0.0/16"},
			{"GatewayId": "vgw-1", "Origin": "EnableVgwRoutePropagation"}, {"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "nat-1"}]}`, "route", `[{"cidr_block":"0.0.0.0/0","nat_gateway_id":"nat-1"}]`},
		{"rules by description", "aws_security_group", `{"GroupId": "g", "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 1, "ToPort": 2,
			"IpRanges": [{"CidrIp": "10.0.0.0/8", "Description": "d"}, {"CidrIp": "11.0.0.0/8"}], "UserIdGroupPairs": [{"GroupId": "sg-2"}]}]}`, "ingress",
			`[{"cidr_blocks":["10.0.0.0/8"],"description":"d","from_port":1,"protocol":"tcp","to_port":2},{"cidr_blocks":["11.0.0.0/8"],"from_port":1,"protocol":"tcp","security_groups":["sg-2"],"to_port":2}]`},
		{"all protocols have no ports", "aws_security_group", `{"GroupId": "g", "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}`, "egress",
			`[{"cidr_blocks":["0.0.0.0/0"],"from_port":0,"protocol":"-1","to_port":0}]`},
		{"the last rule of an ACL", "aws_network_acl", `{"NetworkAclId": "a", "Entries": [{"Egress": false, "RuleNumber": 32767, "RuleAction": "deny"},
			{"Egress": false, "RuleNumber": 100, "RuleAction": "allow", "Protocol": "6", "CidrBlock": "0.0.0.0/0", "PortRange": {"From": 22, "To": 22}}, {"Egress": true, "RuleNumber": 100}]}`, "ingress",
			`[{"action":"allow","cidr_block":"0.0.0.0/0","from_port":22,"protocol":"6","rule_no":100,"to_port":22}]`},
		{"a bucket's versions", "aws_s3_bucket", `{"Name": "b", "$GetBucketVersioning": {"Status": "Enabled"}}`, "versioning", `{"enabled":true}`},
		{"a bucket's encryption", "aws_s3_bucket", `{"Name": "b", "$GetBucketEncryption": {"ServerSideEncryptionConfiguration": {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": "k"}, "BucketKeyEnabled": true}]}}}`,
			"server_side_encryption_configuration", `{"rule":{"apply_server_side_encryption_by_default":{"kms_master_key_id":"k","sse_algorithm":"aws:kms"},"bucket_key_enabled":true}}`},
		{"a canned ACL", "aws_s3_bucket", `{"Name": "b", "$GetBucketAcl": {"Owner": {"ID": "o"}, "Grants": [{"Grantee": {"ID": "o"}, "Permission": "FULL_CONTROL"},
			{"Grantee": {"URI": "http://acs.amazonaws.com/groups/global/AllUsers"}, "Permission": "READ"}]}}`, "acl", `"public-read"`},
		{"lifecycle", "aws_s3_bucket", `{"Name": "b", "$GetBucketLifecycleConfiguration": {"Rules": [{"ID": "x", "Status": "Enabled", "Filter": {"Prefix": "p/"}, "Expiration": {"Days": 3}, "Transitions": [{"Days": 1, "StorageClass": "GLACIER"}]}]}}`,
			"lifecycle_rule", `[{"enabled":true,"expiration":{"days":3},"id":"x","prefix":"p/","transition":[{"days":1,"storage_class":"GLACIER"}]}]`},
		{"CORS in snake case", "aws_s3_bucket", `{"Name": "b", "$GetBucketCors": {"CORSRules": [{"AllowedOrigins": ["*"], "MaxAgeSeconds": 3}]}}`, "cors_rule", `[{"allowed_origins":["*"],"max_age_seconds":3}]`},
		{"documents in the encoding of URLs", "aws_iam_role", `{"RoleName": "r", "AssumeRolePolicyDocument": "%7B%22Version%22%3A%22x%22%7D"}`, "assume_role_policy", `"{\"Version\":\"x\"}"`},
		{"documents as trees", "aws_iam_role", `{"RoleName": "r", "AssumeRolePolicyDocument": {"Version": "x"}}`, "assume_role_policy", `"{\"Version\":\"x\"}"`},
		{"inline policies", "aws_iam_role", `{"RoleName": "r", "RolePolicyList": [{"PolicyName": "p", "PolicyDocument": {"a": 1}}]}`, "inline_policy", `[{"name":"p","policy":"{\"a\":1}"}]`},
		{"the version of a policy that counts", "aws_iam_policy", `{"Arn": "a", "PolicyVersionList": [{"Document": {"a": 1}}, {"Document": {"a": 2}, "IsDefaultVersion": true}]}`, "policy", `"{\"a\":2}"`},
		{"the profile's name", "aws_instance", `{"InstanceId": "i", "IamInstanceProfile": {"Arn": "arn:aws:iam::1:instance-profile/x/web"}}`, "iam_instance_profile", `"web"`},
		{"no public address", "aws_instance", `{"InstanceId": "i"}`, "associate_public_ip_address", `false`},
		{"a queue's name", "aws_sqs_queue", `{"Value": "https://sqs/1/jobs", "$GetQueueAttributes": {"Attributes": {"VisibilityTimeout": "30"}}}`, "name", `"jobs"`},
		{"numbers that are texts", "aws_sqs_queue", `{"Value": "q", "$GetQueueAttributes": {"Attributes": {"VisibilityTimeout": "30", "FifoQueue": "true"}}}`, "visibility_timeout_seconds", `30`},
		{"keys of a table", "aws_dynamodb_table", `{"Value": "t", "$DescribeTable": {"Table": {"KeySchema": [{"AttributeName": "h", "KeyType": "HASH"}, {"AttributeName": "r", "KeyType": "RANGE"}]}}}`, "range_key", `"r"`},
		{"a repository's images", "aws_ecr_repository", `{"repositoryName": "r", "imageTagMutability": "IMMUTABLE", "imageScanningConfiguration": {"scanOnPush": true}}`, "image_scanning_configuration", `{"scan_on_push":true}`},
		{"a repository's encryption", "aws_ecr_repository", `{"RepositoryName": "r", "EncryptionConfiguration": {"EncryptionType": "KMS"}}`, "encryption_configuration", `[{"encryption_type":"KMS"}]`},
		{"either case of first letters", "aws_vpc", `{"vpcId": "v", "cidrBlock": "10.0.0.0/8"}`, "cidr_block", `"10.0.0.0/8"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := json.Marshal(resource(t, tt.typ, tt.item).Attributes[tt.attr])
			if err != nil {
				t.Fatal(err)
			}
			var a, b any
			if json.Unmarshal(got, &a) != nil || json.Unmarshal([]byte(tt.want), &b) != nil || !reflect.DeepEqual(a, b) {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestSecretsAreNotTaken holds that no row takes what functions and databases keep
// secret.
func TestSecretsAreNotTaken(t *testing.T) {
	r := resource(t, "aws_lambda_function", `{"FunctionName": "f", "Environment": {"Variables": {"TOKEN": "planted"}}, "$GetPolicy": {"Policy": "{}"}}`)
	text, err := json.Marshal(r)
	if err != nil || strings.Contains(string(text), "planted") {
		t.Errorf("the environment of a function is taken: %s", text)
	}
}

func TestWhoHasMadeIt(t *testing.T) {
	for _, tt := range []struct{ typ, item, want string }{
		{"aws_vpc", `{"VpcId": "v", "IsDefault": true}`, "AWS, with the account"},
		{"aws_iam_role", `{"RoleName": "r", "Path": "/aws-service-role/x/"}`, "a service of AWS, which the role is linked to"},
		{"aws_instance", `{"InstanceId": "i", "Tags": [{"Key": "aws:autoscaling:groupName", "Value": "web"}]}`, "Auto Scaling group web"},
		{"aws_sqs_queue", `{"Value": "q", "$ListQueueTags": {"Tags": {"aws:cloudformation:stack-name": "s"}}}`, "CloudFormation stack s"},
		{"aws_kms_key", `{"KeyId": "k", "$DescribeKey": {"KeyMetadata": {"KeyManager": "AWS"}}}`, "a service of AWS"},
		{"aws_secretsmanager_secret", `{"ARN": "a", "OwningService": "rds"}`, "a service of AWS"},
		{"aws_secretsmanager_secret", `{"ARN": "a"}`, ""},
		{"aws_instance", `{"InstanceId": "i", "Tags": [{"Key": "Name", "Value": "web"}]}`, ""},
	} {
		if got := resource(t, tt.typ, tt.item).MadeBy; got != tt.want {
			t.Errorf("%s is made by %q, want %q", tt.item, got, tt.want)
		}
	}
}

// said is an error as AWS says it.
type said string

func (e said) Error() string     { return "AWS says " + string(e) }
func (e said) ErrorCode() string { return string(e) }

// A fake answers calls by name, and counts them.
type fake struct {
	answers map[string]any // map[string]any or error
	mu      sync.Mutex     // guards calls
	calls   map[string]int
}

func (f *fake) Place() map[string]string {
	return map[string]string{"partition": "aws", "account": "1", "region": "eu-central-1"}
}

func (f *fake) Call(_ context.Context, c Call, _ map[string]any) (map[string]any, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls[c.Service+":"+c.Operation]++
	switch a := f.answers[c.Name()].(type) {
	case error:
		return nil, a
	case map[string]any:
		return a, nil
	}
	return map[string]any{}, nil
}

func TestWhatIsDeniedIsNotAbsent(t *testing.T) {
	f := &fake{calls: map[string]int{}, answers: map[string]any{
		"ec2:DescribeVpcs":        said("UnauthorizedOperation"),
		"s3:ListBuckets":          map[string]any{"Buckets": []any{map[string]any{"Name": "b"}}},
		"s3:GetBucketPolicy":      said("NoSuchBucketPolicy"),
		"s3:GetPublicAccessBlock": said("AccessDenied"),
	}}
	s, err := Read(t.Context(), f, Options{Types: []string{"aws_vpc", "aws_s3_bucket"}, Global: true, Workers: 4})
	if err != nil {
		t.Fatal(err)
	}
	if s.Read("aws_vpc", "", "") || !s.Read("aws_s3_bucket", "", "") || len(s.Unreadable) != 2 {
		t.Errorf("unreadable is %+v", s.Unreadable)
	}
	if b := s.Resources[0]; !reflect.DeepEqual(b.Unread, []string{"public_access_block"}) || b.Attributes["policy"] != nil {
		t.Errorf("of the bucket %v is unread", b.Unread)
	}
}

func TestAListIsReadOnce(t *testing.T) {
	f := &fake{calls: map[string]int{}, answers: map[string]any{}}
	if _, err := Read(t.Context(), f, Options{Global: true, Workers: 8}); err != nil {
		t.Fatal(err)
	}
	for name, n := range f.calls {
		if n != 1 {
			t.Errorf("%s is called %d times", name, n)
		}
	}
}

func TestAReadingIsResumed(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.partial")
	f := &fake{calls: map[string]int{}, answers: map[string]any{}}
	for run := range 2 {
		j, err := cloud.OpenJournal(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Read(t.Context(), f, Options{Types: []string{"aws_vpc"}, Workers: 1, Journal: j}); err != nil {
			t.Fatal(err)
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
		if n := f.calls["ec2:DescribeVpcs"]; n != 1 {
			t.Errorf("after run %d the call was made %d times", run+1, n)
		}
	}
}

func TestReadingEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, &fake{calls: map[string]int{}}, Options{Workers: 1}); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

func TestFolder(t *testing.T) {
	folder := Folder{FS: fstest.MapFS{
		"ec2/describe-vpcs.json":                     {Data: []byte(`{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/8"}]}`)},
		"s3api-list-buckets.json":                    {Data: []byte(`{"Buckets": [{"Name": "b"}, {"Name": "../c"}]}`)},
		"s3api/get-bucket-versioning/b.json":         {Data: []byte(`{"Status": "Enabled"}`)},
		"get-bucket-acl.b.json":                      {Data: []byte(`not JSON`)},
		"iam/get-account-authorization-details.json": {Data: []byte(`{"UserDetailList": [{"UserName": "u", "Path": "/"}]}`)},
		"describe-db-instances.json":                 {Data: []byte(`{"DBInstances": []}`)},
	}, Region: "eu-central-1"}
	s, err := Read(t.Context(), folder, Options{Global: true, Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range []string{"aws_vpc", "aws_s3_bucket", "aws_iam_user", "aws_iam_role", "aws_db_instance"} {
		if !s.Read(typ, "", "") {
			t.Errorf("%s is not read", typ)
		}
	}
	if s.Read("aws_subnet", "", "") {
		t.Error("what is not recorded is read")
	}
	for _, r := range s.Resources {
		if r.ID == "b" && (len(r.Unread) == 0 || r.Attributes["versioning"] == nil) {
			t.Errorf("the bucket is %+v", r)
		}
	}
}

func TestKebab(t *testing.T) {
	for in, want := range map[string]string{"DescribeDBInstances": "describe-db-instances", "ListBuckets": "list-buckets", "GetBucketCors": "get-bucket-cors"} {
		if got := kebab(in); got != want {
			t.Errorf("%s is %s, want %s", in, got, want)
		}
	}
}
