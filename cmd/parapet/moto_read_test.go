package main

import (
	"encoding/json"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/aws"
	"github.com/parapet-iac/parapet/analysis/cloud/aws/sdk"
)

// lacking are types whose calls moto 5 does not answer, or not on loopback: it does
// not speak the protocol of CloudWatch (CBOR), and S3 Control writes the account
// into the name of the host.
var lacking = []string{
	"aws_cloudwatch_metric_alarm", "aws_ebs_snapshot_block_public_access", "aws_ec2_image_block_public_access",
	"aws_eks_access_entry", "aws_eks_access_policy_association", "aws_eks_addon", "aws_eks_pod_identity_association",
	"aws_lambda_function_url", "aws_s3_account_public_access_block",
}

// answered are the types that moto can be asked for.
func answered() []string {
	var out []string
	for i := range aws.Types {
		if name := aws.Types[i].Name; !slices.Contains(lacking, name) {
			out = append(out, name)
		}
	}
	return out
}

// TestEachTypeIsRead reads an account in which there is one thing of each kind.
func TestEachTypeIsRead(t *testing.T) {
	endpoint := moto(t)
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not there")
	}
	if exec.Command(python, "-c", "import boto3").Run() != nil {
		t.Skip("boto3 is not there: make moto installs it")
	}
	if out, err := exec.Command(python, "testdata/drift/account.py", endpoint, motoRegion).CombinedOutput(); err != nil {
		t.Fatalf("making the account: %v\n%s", err, out)
	}
	for name, value := range map[string]string{
		"AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_EC2_METADATA_DISABLED": "true",
		"AWS_CONFIG_FILE": filepath.Join(t.TempDir(), "none"), "AWS_SHARED_CREDENTIALS_FILE": filepath.Join(t.TempDir(), "none"),
	} {
		t.Setenv(name, value)
	}
	caller, err := sdk.Open(t.Context(), sdk.Options{Region: motoRegion})
	if err != nil {
		t.Fatal(err)
	}
	s, err := aws.Read(t.Context(), caller, aws.Options{Types: answered(), Global: true, Workers: 8})
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range s.Unreadable {
		t.Errorf("%s of %s cannot be read: %s", u.Call, u.Type, u.Reason)
	}
	text, err := json.Marshal(s)
	if err != nil || strings.Contains(strings.ToLower(string(text)), "planted") {
		t.Errorf("a secret is in the snapshot: %s", text)
	}
	byType := map[string][]cloud.Resource{}
	for _, r := range s.Resources {
		byType[r.Type] = append(byType[r.Type], r)
	}
	for _, typ := range slices.Sorted(maps.Keys(readAs)) {
		for _, attrs := range readAs[typ] {
			if !slices.ContainsFunc(byType[typ], func(r cloud.Resource) bool { return hasAll(t, r, attrs) }) {
				got, _ := json.MarshalIndent(byType[typ], "", " ")
				t.Errorf("no %s has %s:\n%s", typ, attrs, got)
			}
		}
	}
	readsBack(t, s)
}

// readsBack holds that what is read of each type can be declared: the code reads back to
// what runs, and Terraform would lay it out like that.
func readsBack(t *testing.T, s *cloud.Snapshot) {
	dir, record := t.TempDir(), filepath.Join(t.TempDir(), "live.json")
	code := "provider \"aws\" {\n  region = \"" + motoRegion + "\"\n}\n\nresource \"aws_sqs_queue\" \"gone\" {\n  name = \"gone\"\n}\n"
	if err := errors.Join(s.Write(record), os.WriteFile(filepath.Join(dir, "main.tf"), []byte(code), 0o600)); err != nil {
		t.Fatal(err)
	}
	before, _ := driftedWith(t, nil, dir, 1, "--from", record, "--write")
	after, text := driftedWith(t, nil, dir, 1, "--from", record)
	if len(after.Drifts) != 1 || after.Summary.Compared != before.Summary.Unmanaged || before.Summary.Unmanaged < 80 {
		t.Errorf("of %d resources that were declared, this differs:\n%s", before.Summary.Unmanaged, text)
	}
	if _, err := exec.LookPath("terraform"); err != nil {
		return
	}
	if out, err := exec.Command("terraform", "-chdir="+dir, "fmt", "-check", "-diff").CombinedOutput(); err != nil {
		t.Errorf("terraform fmt: %v\n%s", err, out)
	}
}

// hasAll reports whether a resource has attributes that are written as JSON, "*"
// for any text.
func hasAll(t *testing.T, r cloud.Resource, attrs string) bool {
	t.Helper()
	var want map[string]any
	if err := json.Unmarshal([]byte(attrs), &want); err != nil {
		t.Fatalf("%s: %v", attrs, err)
	}
	text, err := json.Marshal(r.Attributes)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	return holdsAll(got, want)
}

func holdsAll(got, want any) bool {
	switch w := want.(type) {
	case map[string]any:
		g, _ := got.(map[string]any)
		for name, v := range w {
			if !holdsAll(g[name], v) {
				return false
			}
		}
		return true
	case []any:
		g, _ := got.([]any)
		return len(g) == len(w) && !slices.ContainsFunc(w, func(e any) bool {
			return !slices.ContainsFunc(g, func(o any) bool { return holdsAll(o, e) })
		})
	}
	s, _ := got.(string)
	return want == "*" && s != "" || got == want
}

// readAs is what the account of testdata/drift/account.py is read as.
var readAs = map[string][]string{
	"aws_network_interface":                  {`{"description": "spare", "subnet_id": "*", "security_groups": ["*"]}`},
	"aws_egress_only_internet_gateway":       {`{"vpc_id": "*"}`},
	"aws_vpn_gateway":                        {`{}`},
	"aws_customer_gateway":                   {`{"ip_address": "198.51.100.7"}`},
	"aws_vpn_connection":                     {`{"customer_gateway_id": "*", "vpn_gateway_id": "*"}`},
	"aws_ec2_transit_gateway":                {`{"description": "hub"}`},
	"aws_ec2_transit_gateway_vpc_attachment": {`{"transit_gateway_id": "*", "vpc_id": "*", "subnet_ids": ["*"]}`},
	"aws_ec2_transit_gateway_route_table":    {`{"transit_gateway_id": "*"}`},
	"aws_ec2_managed_prefix_list":            {`{"name": "offices", "entry": [{"cidr": "203.0.113.0/24"}]}`},
	"aws_key_pair":                           {`{"key_name": "ops"}`},
	"aws_ebs_snapshot":                       {`{"description": "before"}`},
	"aws_snapshot_create_volume_permission":  {`{"snapshot_id": "*", "account_id": "111122223333"}`},
	"aws_ami":                                {`{"name": "golden"}`},
	"aws_ami_launch_permission":              {`{"image_id": "*", "group": "all"}`},
	"aws_launch_template": {`{"name": "web", "instance_type": "t3.small", "metadata_options": {"http_tokens": "required"},
		"network_interfaces": [{"associate_public_ip_address": true}], "block_device_mappings": [{"ebs": {"encrypted": true}}]}`},
	"aws_launch_configuration":           {`{"name": "old", "associate_public_ip_address": true}`},
	"aws_autoscaling_group":              {`{"name": "web", "max_size": 2, "vpc_zone_identifier": ["*", "*"], "launch_template": {"id": "*"}}`},
	"aws_lb":                             {`{"name": "front", "internal": true, "drop_invalid_header_fields": true, "subnets": ["*", "*"]}`},
	"aws_lb_listener":                    {`{"port": 80, "protocol": "HTTP", "load_balancer_arn": "*", "default_action": [{"type": "forward", "target_group_arn": "*"}]}`},
	"aws_lb_listener_rule":               {`{"listener_arn": "*", "action": [{"type": "redirect", "redirect": {"status_code": "HTTP_301"}}], "condition": [{"path_pattern": {"values": ["/old/*"]}}]}`},
	"aws_lb_target_group":                {`{"name": "web", "port": 80, "vpc_id": "*"}`},
	"aws_lb_target_group_attachment":     {`{"target_group_arn": "*", "target_id": "*", "port": 8080}`},
	"aws_elb":                            {`{"name": "classic", "listener": [{"lb_port": 22, "lb_protocol": "tcp"}]}`},
	"aws_eks_cluster":                    {`{"name": "prod", "role_arn": "*", "enabled_cluster_log_types": ["api", "audit"], "vpc_config": {"public_access_cidrs": ["0.0.0.0/0"]}}`},
	"aws_eks_node_group":                 {`{"cluster_name": "prod", "node_group_name": "workers", "scaling_config": {"max_size": 3}}`},
	"aws_eks_fargate_profile":            {`{"cluster_name": "prod", "fargate_profile_name": "jobs", "selector": [{"namespace": "jobs"}]}`},
	"aws_ecs_cluster":                    {`{"name": "apps", "setting": [{"name": "containerInsights", "value": "enabled"}]}`},
	"aws_ecs_service":                    {`{"name": "api", "network_configuration": {"assign_public_ip": true, "subnets": ["*", "*"]}}`},
	"aws_ecs_task_definition":            {`{"family": "api", "task_role_arn": "*", "network_mode": "awsvpc", "container_definitions": "*"}`},
	"aws_lambda_event_source_mapping":    {`{"event_source_arn": "*", "enabled": true}`},
	"aws_sns_topic_subscription":         {`{"protocol": "sqs", "topic_arn": "*", "endpoint": "*"}`},
	"aws_iam_access_key":                 {`{"user": "ann"}`},
	"aws_iam_user_login_profile":         {`{"user": "ann"}`},
	"aws_iam_openid_connect_provider":    {`{"url": "token.actions.githubusercontent.com", "client_id_list": ["sts.amazonaws.com"]}`},
	"aws_iam_saml_provider":              {`{"name": "staff"}`},
	"aws_iam_account_password_policy":    {`{"minimum_password_length": 16, "require_symbols": true}`},
	"aws_ebs_encryption_by_default":      {`{"enabled": true}`},
	"aws_ecr_registry_policy":            {`{"policy": "*"}`},
	"aws_ssm_parameter":                  {`{"name": "/app/key", "type": "SecureString"}`},
	"aws_ssm_document":                   {`{"name": "patch", "document_type": "Command", "permissions": {"type": "Share", "account_ids": "111122223333"}}`},
	"aws_cloudtrail":                     {`{"name": "all", "s3_bucket_name": "trail-logs", "is_multi_region_trail": true, "enable_logging": true}`},
	"aws_cloudwatch_log_metric_filter":   {`{"name": "root", "log_group_name": "app", "metric_transformation": {"name": "root", "namespace": "cis"}}`},
	"aws_cloudwatch_log_resource_policy": {`{"policy_name": "route53", "policy_document": "*"}`},
	"aws_config_configuration_recorder":  {`{"name": "default", "is_enabled": true, "recording_group": {"all_supported": true}}`},
	"aws_config_delivery_channel":        {`{"name": "default", "s3_bucket_name": "trail-logs"}`},
	"aws_config_config_rule":             {`{"name": "versions", "source": {"owner": "AWS"}}`},
	"aws_guardduty_detector":             {`{"enable": true, "finding_publishing_frequency": "ONE_HOUR"}`},
	"aws_cloudfront_distribution": {`{"comment": "site", "enabled": true, "default_cache_behavior": {"viewer_protocol_policy": "allow-all"},
		"origin": [{"origin_id": "app", "domain_name": "app.example.com", "custom_origin_config": {"origin_protocol_policy": "http-only"}}]}`},
	"aws_cloudfront_origin_access_control": {`{"name": "site", "signing_behavior": "always"}`},
	"aws_api_gateway_rest_api":             {`{"name": "shop", "endpoint_configuration": {"types": ["REGIONAL"]}}`},
	"aws_api_gateway_resource":             {`{"rest_api_id": "*", "path_part": "orders"}`},
	"aws_api_gateway_method":               {`{"rest_api_id": "*", "resource_id": "*", "http_method": "GET", "authorization": "NONE"}`},
	"aws_api_gateway_integration":          {`{"type": "HTTP", "uri": "https://orders.example.com"}`},
	"aws_api_gateway_stage":                {`{"stage_name": "live", "rest_api_id": "*"}`},
	"aws_apigatewayv2_api":                 {`{"name": "web", "protocol_type": "HTTP"}`},
	"aws_apigatewayv2_route":               {`{"route_key": "GET /", "authorization_type": "NONE", "target": "*"}`},
	"aws_apigatewayv2_integration":         {`{"integration_uri": "https://web.example.com"}`},
	"aws_apigatewayv2_stage":               {`{"name": "live", "auto_deploy": true}`},
	"aws_route53_zone":                     {`{"name": "example.com", "zone_id": "*"}`},
	"aws_route53_record":                   {`{"name": "www.example.com", "type": "A", "ttl": 60, "records": ["198.51.100.8"]}`},
	"aws_efs_file_system":                  {`{"creation_token": "shared", "encrypted": true}`},
	"aws_efs_mount_target":                 {`{"file_system_id": "*", "subnet_id": "*", "security_groups": ["*"]}`},
	"aws_efs_access_point":                 {`{"root_directory": {"path": "/app"}}`},
	"aws_opensearch_domain":                {`{"domain_name": "search", "encrypt_at_rest": {"enabled": true}, "domain_endpoint_options": {"enforce_https": true}}`},
	"aws_redshift_cluster":                 {`{"cluster_identifier": "dw", "publicly_accessible": true, "cluster_subnet_group_name": "dw"}`},
	"aws_redshift_subnet_group":            {`{"name": "dw", "subnet_ids": ["*", "*"]}`},
	"aws_redshift_parameter_group":         {`{"name": "dw", "family": "redshift-1.0"}`},
	"aws_db_parameter_group":               {`{"name": "pg", "family": "postgres16"}`},
	"aws_db_snapshot":                      {`{"db_snapshot_identifier": "before", "shared_accounts": ["all"]}`},
	"aws_db_cluster_snapshot":              {`{"db_cluster_snapshot_identifier": "main-before"}`},
	"aws_rds_cluster_instance":             {`{"identifier": "main-1", "cluster_identifier": "main"}`},
	"aws_db_instance":                      {`{"identifier": "orders"}`},
}
