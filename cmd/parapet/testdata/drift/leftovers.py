"""Makes in an account of moto what leftovers/main.tf says; with "by-hand", adds what it does not say."""

import json
import sys

import boto3

endpoint, region, what = sys.argv[1:]


def client(name):
    return boto3.client(
        name, endpoint_url=endpoint, region_name=region,
        aws_access_key_id="test", aws_secret_access_key="test",
    )


def policy(**statement):
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **statement}]})


def named(kind, name):
    return [{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": name}]}]


ec2, iam, s3 = client("ec2"), client("iam"), client("s3")
queue, key = "jobs", "key"
if what == "as-code":
    vpc = ec2.create_vpc(CidrBlock="10.9.0.0/16", TagSpecifications=named("vpc", "leftovers"))["Vpc"]["VpcId"]
    gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    group = ec2.create_security_group(GroupName="web", Description="web", VpcId=vpc)["GroupId"]
    ec2.revoke_security_group_egress(GroupId=group, IpPermissions=[{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
    ec2.create_route_table(VpcId=vpc, TagSpecifications=named("route-table", "data"))
    ec2.create_network_acl(VpcId=vpc, TagSpecifications=named("network-acl", "data"))
    iam.create_role(RoleName="worker", AssumeRolePolicyDocument=policy(Principal={"Service": "ec2.amazonaws.com"}, Action="sts:AssumeRole"))
    iam.put_role_policy(RoleName="worker", PolicyName="own", PolicyDocument=policy(Action="s3:GetObject", Resource="arn:aws:s3:::a/*"))
    iam.create_user(UserName="ann")
    iam.create_group(GroupName="ops")
    s3.create_bucket(Bucket="files-of-all", CreateBucketConfiguration={"LocationConstraint": region})
    client("sqs").create_queue(QueueName="jobs")
    client("secretsmanager").create_secret(Name="key")
    client("ecr").create_repository(repositoryName="app")
    sys.exit()

vpc = ec2.describe_vpcs(Filters=[{"Name": "tag:Name", "Values": ["leftovers"]}])["Vpcs"][0]["VpcId"]
own = [{"Name": "vpc-id", "Values": [vpc]}]
group = ec2.describe_security_groups(Filters=own + [{"Name": "group-name", "Values": ["web"]}])["SecurityGroups"][0]["GroupId"]
table = ec2.describe_route_tables(Filters=own + [{"Name": "tag:Name", "Values": ["data"]}])["RouteTables"][0]["RouteTableId"]
acl = ec2.describe_network_acls(Filters=own + [{"Name": "tag:Name", "Values": ["data"]}])["NetworkAcls"][0]["NetworkAclId"]
gateway = ec2.describe_internet_gateways(Filters=[{"Name": "attachment.vpc-id", "Values": [vpc]}])["InternetGateways"][0]["InternetGatewayId"]
ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[
    {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "0.0.0.0/0", "Description": "for a moment"}], "Ipv6Ranges": [{"CidrIpv6": "::/0"}]},
    {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": group}]},
])
ec2.authorize_security_group_egress(GroupId=group, IpPermissions=[{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
ec2.create_network_acl_entry(
    NetworkAclId=acl, RuleNumber=90, Protocol="6", RuleAction="allow", Egress=False, CidrBlock="0.0.0.0/0", PortRange={"From": 22, "To": 22})
ec2.create_network_acl_entry(NetworkAclId=acl, RuleNumber=91, Protocol="-1", RuleAction="allow", Egress=True, CidrBlock="0.0.0.0/0")
all_of_it = policy(Action="*", Resource="*")
admin = iam.create_policy(PolicyName="all", PolicyDocument=all_of_it)["Policy"]["Arn"]
for kind, name in [("role", "worker"), ("user", "ann"), ("group", "ops")]:
    member = {kind.capitalize() + "Name": name}
    getattr(iam, f"put_{kind}_policy")(PolicyName="more", PolicyDocument=all_of_it, **member)
    getattr(iam, f"attach_{kind}_policy")(PolicyArn=admin, **member)
s3.put_bucket_policy(Bucket="files-of-all", Policy=policy(Principal="*", Action="s3:GetObject", Resource="arn:aws:s3:::files-of-all/*"))
s3.put_bucket_cors(Bucket="files-of-all", CORSConfiguration={"CORSRules": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["*"]}]})
s3.put_bucket_website(Bucket="files-of-all", WebsiteConfiguration={"IndexDocument": {"Suffix": "index.html"}})
sqs = client("sqs")
url = sqs.get_queue_url(QueueName="jobs")["QueueUrl"]
sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": policy(Principal="*", Action="sqs:*", Resource="*")})
client("secretsmanager").put_resource_policy(SecretId="key", ResourcePolicy=policy(Principal="*", Action="secretsmanager:GetSecretValue", Resource="*"))
client("ecr").set_repository_policy(repositoryName="app", policyText=policy(Principal="*", Action="ecr:BatchGetImage"))
