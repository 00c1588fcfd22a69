package main

import (
	"fmt"
	"net/url"
)

const (
	bigVPCs  = 20
	trust    = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ec2.amazonaws.com"}}]}`
	document = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::bucket-%d/*"]}]}`
)

// bigKinds are 10,000 resources: networks, machines and disks, roles and policies,
// records, and some of the services that want calls of their own for each.
func bigKinds(differs int) []*bigKind {
	tag := func(name string) string { return fmt.Sprintf("  tags = { Name = %q }\n", name) }
	block := func(typ string, i int, body string, args ...any) string {
		return fmt.Sprintf("resource %q \"r%d\" {\n%s}\n", typ, i, fmt.Sprintf(body, args...))
	}
	vpc := func(i int) string { return fmt.Sprintf("vpc-%08x", i%bigVPCs) }
	ref := func(i int) string { return fmt.Sprintf("  vpc_id = aws_vpc.r%d.id\n", i%bigVPCs) }
	return []*bigKind{
		{typ: "aws_vpc", n: bigVPCs,
			code: func(i int) string {
				return block("aws_vpc", i, "  cidr_block = \"10.%d.0.0/16\"\n%s", i, tag(fmt.Sprint("v", i)))
			},
			live: func(i int, _ bool) string {
				return fmt.Sprintf("<vpcId>%s</vpcId><cidrBlock>10.%d.0.0/16</cidrBlock><instanceTenancy>default</instanceTenancy><isDefault>false</isDefault>%s", vpc(i), i, xmlTags(fmt.Sprint("v", i)))
			}},
		{typ: "aws_subnet", n: 380, differs: differs,
			code: func(i int) string {
				return block("aws_subnet", i, "%s  cidr_block = \"10.%d.%d.0/24\"\n%s", ref(i), i%bigVPCs, i/bigVPCs, tag(fmt.Sprint("s", i)))
			},
			live: func(i int, d bool) string {
				return fmt.Sprintf("<subnetId>subnet-%08x</subnetId><vpcId>%s</vpcId><cidrBlock>10.%d.%d.0/24</cidrBlock><availabilityZone>eu-central-1a</availabilityZone><mapPublicIpOnLaunch>%v</mapPublicIpOnLaunch>%s", i, vpc(i), i%bigVPCs, i/bigVPCs, d, xmlTags(fmt.Sprint("s", i)))
			}},
		{typ: "aws_route_table", n: 400,
			code: func(i int) string { return block("aws_route_table", i, "%s%s", ref(i), tag(fmt.Sprint("t", i))) },
			live: func(i int, _ bool) string {
				return fmt.Sprintf("<routeTableId>rtb-%08x</routeTableId><vpcId>%s</vpcId><routeSet><item><destinationCidrBlock>10.%d.0.0/16</destinationCidrBlock><gatewayId>local</gatewayId><state>active</state><origin>CreateRouteTable</origin></item></routeSet>%s", i, vpc(i), i%bigVPCs, xmlTags(fmt.Sprint("t", i)))
			}},
		{typ: "aws_security_group", n: 1500, differs: differs, undeclared: 100,
			code: func(i int) string {
				return block("aws_security_group", i, "  name = \"g%d\"\n  description = \"g\"\n%s  ingress {\n    description = \"\"\n    protocol = \"tcp\"\n    from_port = %d\n    to_port = %d\n    cidr_blocks = [\"10.0.0.0/8\"]\n  }\n", i, ref(i), 1000+i, 1000+i)
			},
			live: func(i int, d bool) string {
				return fmt.Sprintf("<groupId>sg-%08x</groupId><groupName>g%d</groupName><groupDescription>g</groupDescription><vpcId>%s</vpcId><ownerId>123456789012</ownerId><ipPermissions><item><ipProtocol>tcp</ipProtocol><fromPort>%d</fromPort><toPort>%d</toPort><ipRanges><item><cidrIp>%s</cidrIp></item></ipRanges></item></ipPermissions>", i, i, vpc(i), 1000+i, 1000+i, either(d, "0.0.0.0/0", "10.0.0.0/8"))
			}},
		{typ: "aws_instance", n: 1500, differs: differs, gone: 100,
			code: func(i int) string {
				return block("aws_instance", i, "  ami = \"ami-12345678\"\n  instance_type = \"t3.micro\"\n  subnet_id = aws_subnet.r%d.id\n  vpc_security_group_ids = [aws_security_group.r%d.id]\n  metadata_options {\n    http_tokens = \"required\"\n  }\n%s", i%380, i%40, tag(fmt.Sprint("i", i)))
			},
			live: func(i int, d bool) string {
				return fmt.Sprintf("<reservationId>r-%08x</reservationId><ownerId>123456789012</ownerId><instancesSet><item><instanceId>i-%08x</instanceId><imageId>ami-12345678</imageId><instanceState><code>16</code><name>running</name></instanceState><instanceType>%s</instanceType><subnetId>subnet-%08x</subnetId><vpcId>%s</vpcId><groupSet><item><groupId>sg-%08x</groupId></item></groupSet><metadataOptions><httpTokens>required</httpTokens><httpEndpoint>enabled</httpEndpoint></metadataOptions>%s</item></instancesSet>", i, i, either(d, "t3.large", "t3.micro"), i%380, vpc(i%380), i%40, xmlTags(fmt.Sprint("i", i)))
			}},
		{typ: "aws_ebs_volume", n: 1700, differs: differs,
			code: func(i int) string {
				return block("aws_ebs_volume", i, "  availability_zone = \"eu-central-1a\"\n  size = 20\n  type = \"gp3\"\n  encrypted = true\n%s", tag(fmt.Sprint("d", i)))
			},
			live: func(i int, d bool) string {
				return fmt.Sprintf("<volumeId>vol-%08x</volumeId><size>%d</size><availabilityZone>eu-central-1a</availabilityZone><status>available</status><volumeType>gp3</volumeType><encrypted>true</encrypted><iops>3000</iops><throughput>125</throughput>%s", i, either(d, 40, 20), xmlTags(fmt.Sprint("d", i)))
			}},
		{typ: "aws_iam_role", n: 1500, differs: differs, undeclared: 100,
			code: func(i int) string {
				return block("aws_iam_role", i, "  name = \"role-%d\"\n  assume_role_policy = %q\n  inline_policy {\n    name = \"p\"\n    policy = %q\n  }\n", i, trust, fmt.Sprintf(document, i))
			},
			live: func(i int, d bool) string {
				return fmt.Sprintf("<Path>/</Path><RoleName>role-%d</RoleName><RoleId>AROA%d</RoleId><Arn>arn:aws:iam::123456789012:role/role-%d</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate><AssumeRolePolicyDocument>%s</AssumeRolePolicyDocument><RolePolicyList><member><PolicyName>p</PolicyName><PolicyDocument>%s</PolicyDocument></member></RolePolicyList>", i, i, i, url.QueryEscape(trust), url.QueryEscape(fmt.Sprintf(document, either(d, i+1, i))))
			}},
		{typ: "aws_iam_policy", n: 700,
			code: func(i int) string {
				return block("aws_iam_policy", i, "  name = \"policy-%d\"\n  policy = %q\n", i, fmt.Sprintf(document, i))
			},
			live: func(i int, _ bool) string {
				return fmt.Sprintf("<PolicyName>policy-%d</PolicyName><PolicyId>ANPA%d</PolicyId><Arn>arn:aws:iam::123456789012:policy/policy-%d</Arn><Path>/</Path><DefaultVersionId>v1</DefaultVersionId><PolicyVersionList><member><Document>%s</Document><VersionId>v1</VersionId><IsDefaultVersion>true</IsDefaultVersion></member></PolicyVersionList>", i, i, i, url.QueryEscape(fmt.Sprintf(document, i)))
			}},
		{typ: "aws_route53_zone", n: bigZones, code: func(i int) string { return block("aws_route53_zone", i, "  name = \"z%d.example.com\"\n", i) }},
		{typ: "aws_route53_record", n: 990, differs: differs,
			code: func(i int) string {
				return block("aws_route53_record", i, "  zone_id = aws_route53_zone.r%d.zone_id\n  name = \"h%d.z%d.example.com\"\n  type = \"A\"\n  ttl = 300\n  records = [\"10.0.0.1\"]\n", i/99, i, i/99)
			},
			live: func(i int, d bool) string {
				return fmt.Sprintf("<ResourceRecordSet><Name>h%d.z%d.example.com.</Name><Type>A</Type><TTL>%d</TTL><ResourceRecords><ResourceRecord><Value>10.0.0.1</Value></ResourceRecord></ResourceRecords></ResourceRecordSet>", i, i/99, either(d, 60, 300))
			}},
		{typ: "aws_sqs_queue", n: 500, code: func(i int) string { return block("aws_sqs_queue", i, "  name = \"q%d\"\n", i) },
			live: func(i int, _ bool) string {
				return fmt.Sprintf("https://sqs.eu-central-1.amazonaws.com/123456789012/q%d", i)
			}},
		{typ: "aws_lambda_function", n: 300, differs: differs,
			code: func(i int) string {
				return block("aws_lambda_function", i, "  function_name = \"f%d\"\n  role = aws_iam_role.r%d.arn\n  runtime = \"python3.13\"\n  handler = \"a.b\"\n  filename = \"x.zip\"\n", i, i+1)
			},
			live: func(i int, d bool) string {
				return fmt.Sprintf(`{"FunctionName":"f%d","FunctionArn":"arn:aws:lambda:eu-central-1:123456789012:function:f%d","Runtime":"python3.13","Role":"arn:aws:iam::123456789012:role/role-%d","Handler":"a.b","Timeout":%d,"MemorySize":128,"TracingConfig":{"Mode":"PassThrough"},"PackageType":"Zip","Architectures":["x86_64"],"EphemeralStorage":{"Size":512}}`, i, i, i+1, either(d, 60, 3))
			}},
		{typ: "aws_s3_bucket", n: 200,
			code: func(i int) string { return block("aws_s3_bucket", i, "  bucket = \"bucket-%d\"\n", i) },
			live: func(i int, _ bool) string { return fmt.Sprintf("<Bucket><Name>bucket-%d</Name></Bucket>", i) }},
		{typ: "aws_cloudwatch_log_group", n: 300,
			code: func(i int) string {
				return block("aws_cloudwatch_log_group", i, "  name = \"/l/%d\"\n  retention_in_days = 30\n", i)
			},
			live: func(i int, _ bool) string {
				return fmt.Sprintf(`{"logGroupName":"/l/%d","arn":"arn:aws:logs:eu-central-1:123456789012:log-group:/l/%d:*","logGroupArn":"arn:aws:logs:eu-central-1:123456789012:log-group:/l/%d","retentionInDays":30,"logGroupClass":"STANDARD"}`, i, i, i)
			}},
	}
}
