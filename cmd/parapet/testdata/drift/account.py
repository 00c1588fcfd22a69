"""Makes one of each kind of thing that the table of AWS types reads, in an account of moto."""

import io
import json
import sys
import zipfile

import boto3

endpoint, region = sys.argv[1:]


def client(name):
    return boto3.client(
        name, endpoint_url=endpoint, region_name=region,
        aws_access_key_id="test", aws_secret_access_key="test",
    )


def trust(service):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}]})


ec2, iam, elb = client("ec2"), client("iam"), client("elbv2")
vpc = ec2.create_vpc(CidrBlock="10.7.0.0/16")["Vpc"]["VpcId"]
subnets = [
    ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.7.{i}.0/24", AvailabilityZone=region + zone)["Subnet"]["SubnetId"]
    for i, zone in enumerate("ab")
]
group = ec2.create_security_group(GroupName="edge", Description="edge", VpcId=vpc)["GroupId"]
role = iam.create_role(RoleName="worker", AssumeRolePolicyDocument=trust("ec2.amazonaws.com"))["Role"]["Arn"]

# Networks
ec2.create_network_interface(SubnetId=subnets[0], Groups=[group], Description="spare")
ec2.create_egress_only_internet_gateway(VpcId=vpc)
vgw = ec2.create_vpn_gateway(Type="ipsec.1")["VpnGateway"]["VpnGatewayId"]
cgw = ec2.create_customer_gateway(BgpAsn=65000, PublicIp="198.51.100.7", Type="ipsec.1")["CustomerGateway"]["CustomerGatewayId"]
ec2.create_vpn_connection(CustomerGatewayId=cgw, VpnGatewayId=vgw, Type="ipsec.1")
tgw = ec2.create_transit_gateway(Description="hub")["TransitGateway"]["TransitGatewayId"]
ec2.create_transit_gateway_vpc_attachment(TransitGatewayId=tgw, VpcId=vpc, SubnetIds=subnets[:1])
ec2.create_transit_gateway_route_table(TransitGatewayId=tgw)
ec2.create_managed_prefix_list(
    PrefixListName="offices", MaxEntries=2, AddressFamily="IPv4", Entries=[{"Cidr": "203.0.113.0/24", "Description": "here"}])
ec2.create_key_pair(KeyName="ops")

# Machines
image = "ami-0123456789abcdef0"
instance = ec2.run_instances(ImageId=image, MinCount=1, MaxCount=1, SubnetId=subnets[0], InstanceType="t3.micro")["Instances"][0]["InstanceId"]
volume = ec2.create_volume(AvailabilityZone=region + "a", Size=8)["VolumeId"]
snapshot = ec2.create_snapshot(VolumeId=volume, Description="before")["SnapshotId"]
ec2.modify_snapshot_attribute(SnapshotId=snapshot, Attribute="createVolumePermission", OperationType="add", UserIds=["111122223333"])
own = ec2.create_image(InstanceId=instance, Name="golden")["ImageId"]
ec2.modify_image_attribute(ImageId=own, LaunchPermission={"Add": [{"Group": "all"}]})
template = ec2.create_launch_template(LaunchTemplateName="web", LaunchTemplateData={
    "ImageId": image, "InstanceType": "t3.small", "MetadataOptions": {"HttpTokens": "required"},
    "NetworkInterfaces": [{"DeviceIndex": 0, "AssociatePublicIpAddress": True}],
    "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": {"Encrypted": True, "VolumeSize": 9}}],
})["LaunchTemplate"]["LaunchTemplateId"]
scaling = client("autoscaling")
scaling.create_launch_configuration(LaunchConfigurationName="old", ImageId=image, InstanceType="t2.micro", AssociatePublicIpAddress=True)
scaling.create_auto_scaling_group(
    AutoScalingGroupName="web", MinSize=0, MaxSize=2, VPCZoneIdentifier=",".join(subnets), LaunchTemplate={"LaunchTemplateId": template})

# Load balancers
balancer = elb.create_load_balancer(Name="front", Subnets=subnets, SecurityGroups=[group], Scheme="internal")["LoadBalancers"][0]["LoadBalancerArn"]
elb.modify_load_balancer_attributes(LoadBalancerArn=balancer, Attributes=[{"Key": "routing.http.drop_invalid_header_fields.enabled", "Value": "true"}])
targets = elb.create_target_group(Name="web", Protocol="HTTP", Port=80, VpcId=vpc)["TargetGroups"][0]["TargetGroupArn"]
elb.register_targets(TargetGroupArn=targets, Targets=[{"Id": instance, "Port": 8080}])
listener = elb.create_listener(
    LoadBalancerArn=balancer, Protocol="HTTP", Port=80, DefaultActions=[{"Type": "forward", "TargetGroupArn": targets}])["Listeners"][0]["ListenerArn"]
elb.create_rule(
    ListenerArn=listener, Priority=7, Conditions=[{"Field": "path-pattern", "PathPatternConfig": {"Values": ["/old/*"]}}],
    Actions=[{"Type": "redirect", "RedirectConfig": {"Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}}])
client("elb").create_load_balancer(
    LoadBalancerName="classic", AvailabilityZones=[region + "a"],
    Listeners=[{"Protocol": "TCP", "LoadBalancerPort": 22, "InstancePort": 22, "InstanceProtocol": "TCP"}])

# Containers
eks = client("eks")
eks.create_cluster(
    name="prod", roleArn=role, resourcesVpcConfig={"subnetIds": subnets, "endpointPublicAccess": True, "publicAccessCidrs": ["0.0.0.0/0"]},
    logging={"clusterLogging": [{"types": ["api", "audit"], "enabled": True}]},
    encryptionConfig=[{"resources": ["secrets"], "provider": {"keyArn": "arn:aws:kms:eu-central-1:123456789012:key/k"}}])
eks.create_nodegroup(clusterName="prod", nodegroupName="workers", nodeRole=role, subnets=subnets, scalingConfig={"minSize": 1, "maxSize": 3, "desiredSize": 1})
eks.create_fargate_profile(clusterName="prod", fargateProfileName="jobs", podExecutionRoleArn=role, selectors=[{"namespace": "jobs"}])
ecs = client("ecs")
ecs.create_cluster(clusterName="apps", settings=[{"name": "containerInsights", "value": "enabled"}])
ecs.register_task_definition(
    family="api", networkMode="awsvpc", taskRoleArn=role,
    containerDefinitions=[{"name": "api", "image": "api:1", "privileged": True, "memory": 64, "environment": [{"name": "TOKEN", "value": "planted"}]}])
ecs.create_service(
    cluster="apps", serviceName="api", taskDefinition="api", desiredCount=1, launchType="FARGATE",
    networkConfiguration={"awsvpcConfiguration": {"subnets": subnets, "securityGroups": [group], "assignPublicIp": "ENABLED"}})

# Functions and messages
code = io.BytesIO()
with zipfile.ZipFile(code, "w") as z:
    z.writestr("main.py", "def handler(event, context): pass")
functions = client("lambda")
functions.create_function(FunctionName="hook", Runtime="python3.12", Role=role, Handler="main.handler", Code={"ZipFile": code.getvalue()})
queue = client("sqs").create_queue(QueueName="jobs")["QueueUrl"]
arn = client("sqs").get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
functions.create_event_source_mapping(EventSourceArn=arn, FunctionName="hook")
sns = client("sns")
topic = sns.create_topic(Name="alerts")["TopicArn"]
sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)

# Identities and the account
iam.create_user(UserName="ann")
iam.create_access_key(UserName="ann")
iam.create_login_profile(UserName="ann", Password="Correct-horse-7")
iam.create_open_id_connect_provider(Url="https://token.actions.githubusercontent.com", ClientIDList=["sts.amazonaws.com"], ThumbprintList=["a" * 40])
iam.create_saml_provider(Name="staff", SAMLMetadataDocument="a" * 1024)
iam.update_account_password_policy(MinimumPasswordLength=16, RequireSymbols=True)
ec2.enable_ebs_encryption_by_default()
client("ecr").put_registry_policy(policyText=json.dumps({"Version": "2012-10-17", "Statement": [
    {"Sid": "x", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "ecr:CreateRepository", "Resource": "*"}]}))
ssm = client("ssm")
ssm.put_parameter(Name="/app/key", Type="SecureString", Value="planted")
ssm.create_document(Name="patch", DocumentType="Command", Content=json.dumps({"schemaVersion": "2.2", "description": "d", "mainSteps": []}))
ssm.modify_document_permission(Name="patch", PermissionType="Share", AccountIdsToAdd=["111122223333"])

# Watching
s3 = client("s3")
s3.create_bucket(Bucket="trail-logs", CreateBucketConfiguration={"LocationConstraint": region})
trail = client("cloudtrail")
trail.create_trail(Name="all", S3BucketName="trail-logs", IsMultiRegionTrail=True)
trail.start_logging(Name="all")
logs = client("logs")
logs.create_log_group(logGroupName="app")
logs.put_metric_filter(
    logGroupName="app", filterName="root", filterPattern='{ $.userIdentity.type = "Root" }',
    metricTransformations=[{"metricName": "root", "metricNamespace": "cis", "metricValue": "1"}])
logs.put_resource_policy(policyName="route53", policyDocument='{"Version": "2012-10-17", "Statement": []}')
config = client("config")
config.put_configuration_recorder(ConfigurationRecorder={
    "name": "default", "roleARN": role, "recordingGroup": {"allSupported": True, "includeGlobalResourceTypes": True}})
config.put_delivery_channel(DeliveryChannel={"name": "default", "s3BucketName": "trail-logs"})
config.start_configuration_recorder(ConfigurationRecorderName="default")
config.put_config_rule(ConfigRule={
    "ConfigRuleName": "versions", "Source": {"Owner": "AWS", "SourceIdentifier": "S3_BUCKET_VERSIONING_ENABLED"}})
client("guardduty").create_detector(Enable=True, FindingPublishingFrequency="ONE_HOUR")

# The edge
front = client("cloudfront")
front.create_distribution(DistributionConfig={
    "CallerReference": "x", "Comment": "site", "Enabled": True,
    "Origins": {"Quantity": 1, "Items": [{
        "Id": "app", "DomainName": "app.example.com", "CustomOriginConfig": {
            "HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "http-only", "OriginSslProtocols": {"Quantity": 1, "Items": ["TLSv1.2"]}}}]},
    "DefaultCacheBehavior": {"TargetOriginId": "app", "ViewerProtocolPolicy": "allow-all", "MinTTL": 0,
                             "ForwardedValues": {"QueryString": False, "Cookies": {"Forward": "none"}}}})
front.create_origin_access_control(OriginAccessControlConfig={
    "Name": "site", "SigningProtocol": "sigv4", "SigningBehavior": "always", "OriginAccessControlOriginType": "s3"})
rest = client("apigateway")
api = rest.create_rest_api(name="shop", endpointConfiguration={"types": ["REGIONAL"]})["id"]
root = rest.get_resources(restApiId=api)["items"][0]["id"]
orders = rest.create_resource(restApiId=api, parentId=root, pathPart="orders")["id"]
rest.put_method(restApiId=api, resourceId=orders, httpMethod="GET", authorizationType="NONE")
rest.put_integration(restApiId=api, resourceId=orders, httpMethod="GET", type="HTTP", integrationHttpMethod="GET", uri="https://orders.example.com")
rest.create_deployment(restApiId=api, stageName="live")
http = client("apigatewayv2")
api = http.create_api(Name="web", ProtocolType="HTTP")["ApiId"]
integration = http.create_integration(
    ApiId=api, IntegrationType="HTTP_PROXY", IntegrationMethod="ANY", IntegrationUri="https://web.example.com", PayloadFormatVersion="1.0")["IntegrationId"]
http.create_route(ApiId=api, RouteKey="GET /", Target="integrations/" + integration)
http.create_stage(ApiId=api, StageName="live", AutoDeploy=True)
dns = client("route53")
zone = dns.create_hosted_zone(Name="example.com", CallerReference="x")["HostedZone"]["Id"]
dns.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": [{"Action": "CREATE", "ResourceRecordSet": {
    "Name": "www.example.com", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "198.51.100.8"}]}}]})

# Stores
files = client("efs")
system = files.create_file_system(CreationToken="shared", Encrypted=True)["FileSystemId"]
files.create_mount_target(FileSystemId=system, SubnetId=subnets[0], SecurityGroups=[group])
files.create_access_point(FileSystemId=system, ClientToken="x", RootDirectory={"Path": "/app"})
client("opensearch").create_domain(
    DomainName="search", EncryptionAtRestOptions={"Enabled": True}, DomainEndpointOptions={"EnforceHTTPS": True, "TLSSecurityPolicy": "Policy-Min-TLS-1-2-2019-07"})
warehouse = client("redshift")
warehouse.create_cluster_subnet_group(ClusterSubnetGroupName="dw", Description="dw", SubnetIds=subnets)
warehouse.create_cluster_parameter_group(ParameterGroupName="dw", ParameterGroupFamily="redshift-1.0", Description="dw")
warehouse.create_cluster(
    ClusterIdentifier="dw", NodeType="ra3.large", MasterUsername="admin", MasterUserPassword="Planted-7", PubliclyAccessible=True,
    ClusterSubnetGroupName="dw", ClusterParameterGroupName="dw")
rds = client("rds")
rds.create_db_parameter_group(DBParameterGroupName="pg", DBParameterGroupFamily="postgres16", Description="pg")
rds.create_db_instance(DBInstanceIdentifier="orders", DBInstanceClass="db.t3.micro", Engine="postgres", AllocatedStorage=20, MasterUsername="a", MasterUserPassword="Planted-7")
rds.create_db_snapshot(DBSnapshotIdentifier="before", DBInstanceIdentifier="orders")
rds.modify_db_snapshot_attribute(DBSnapshotIdentifier="before", AttributeName="restore", ValuesToAdd=["all"])
rds.create_db_cluster(DBClusterIdentifier="main", Engine="aurora-postgresql", MasterUsername="a", MasterUserPassword="Planted-7")
rds.create_db_instance(DBInstanceIdentifier="main-1", DBInstanceClass="db.t3.medium", Engine="aurora-postgresql", DBClusterIdentifier="main")
rds.create_db_cluster_snapshot(DBClusterSnapshotIdentifier="main-before", DBClusterIdentifier="main")
