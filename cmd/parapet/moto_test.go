package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/ec2"
	"github.com/aws/aws-sdk-go-v2/service/ec2/types"
	"github.com/aws/aws-sdk-go-v2/service/rds"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	s3types "github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

const motoRegion = "eu-central-1"

// moto starts a server that stands in for AWS on loopback, and returns its address.
// The test is skipped where it is not installed: pip install 'moto[server]'.
func moto(t *testing.T) string {
	t.Helper()
	server, err := exec.LookPath("moto_server")
	if err != nil {
		t.Skip("moto_server is not there: make moto installs it")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	_, port, _ := net.SplitHostPort(address)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(server, "-H", "127.0.0.1", "-p", port)
	cmd.Env = append(os.Environ(), "MOTO_EC2_LOAD_DEFAULT_AMIS=false")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for tick := time.NewTicker(50 * time.Millisecond); ; {
		if r, err := http.Get("http://" + address + "/moto-api/"); err == nil {
			_ = r.Body.Close()
			return "http://" + address
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Skip("moto_server does not answer")
		}
	}
}

// A shop is what the code of testdata/drift/shop comes to, made on moto.
type shop struct {
	t   *testing.T
	ctx context.Context
	cfg awssdk.Config
	ec2 *ec2.Client
	sqs *sqs.Client
	s3  *s3.Client

	table, gateway, group, instance string
}

func newShop(t *testing.T, endpoint string) *shop {
	cfg := awssdk.Config{Region: motoRegion, BaseEndpoint: &endpoint, Credentials: credentials.NewStaticCredentialsProvider("test", "test", "")}
	s := &shop{t: t, ctx: t.Context(), cfg: cfg, ec2: ec2.NewFromConfig(cfg), sqs: sqs.NewFromConfig(cfg)}
	s.s3 = s3.NewFromConfig(cfg, func(o *s3.Options) { o.UsePathStyle = true })
	s.network()
	s.data()
	return s
}

// must returns what a call answers.
func must[T any](t *testing.T) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func named(kind types.ResourceType, name string) []types.TagSpecification {
	return []types.TagSpecification{{ResourceType: kind, Tags: []types.Tag{{Key: awssdk.String("Name"), Value: &name}}}}
}

func (s *shop) network() {
	t, ctx := s.t, s.ctx
	vpc := must[*ec2.CreateVpcOutput](t)(s.ec2.CreateVpc(ctx, &ec2.CreateVpcInput{CidrBlock: awssdk.String("10.0.0.0/16"), TagSpecifications: named("vpc", "shop")})).Vpc.VpcId
	s.gateway = *must[*ec2.CreateInternetGatewayOutput](t)(s.ec2.CreateInternetGateway(ctx, &ec2.CreateInternetGatewayInput{})).InternetGateway.InternetGatewayId
	must[*ec2.AttachInternetGatewayOutput](t)(s.ec2.AttachInternetGateway(ctx, &ec2.AttachInternetGatewayInput{InternetGatewayId: &s.gateway, VpcId: vpc}))
	s.table = *must[*ec2.CreateRouteTableOutput](t)(s.ec2.CreateRouteTable(ctx, &ec2.CreateRouteTableInput{VpcId: vpc, TagSpecifications: named("route-table", "data")})).RouteTable.RouteTableId
	var subnets []string
	for i, zone := range []string{"a", "b"} {
		id := must[*ec2.CreateSubnetOutput](t)(s.ec2.CreateSubnet(ctx, &ec2.CreateSubnetInput{
			VpcId: vpc, CidrBlock: awssdk.String(fmt.Sprintf("10.0.%d.0/24", i)), AvailabilityZone: awssdk.String(motoRegion + zone),
			TagSpecifications: named("subnet", fmt.Sprintf("data-%d", i)),
		})).Subnet.SubnetId
		must[*ec2.AssociateRouteTableOutput](t)(s.ec2.AssociateRouteTable(ctx, &ec2.AssociateRouteTableInput{RouteTableId: &s.table, SubnetId: id}))
		subnets = append(subnets, *id)
	}
	s.group = *must[*ec2.CreateSecurityGroupOutput](t)(s.ec2.CreateSecurityGroup(ctx, &ec2.CreateSecurityGroupInput{
		GroupName: awssdk.String("data"), Description: awssdk.String("The database."), VpcId: vpc})).GroupId
	// Terraform takes away the rule that AWS gives a group.
	everything := types.IpPermission{IpProtocol: awssdk.String("-1"), IpRanges: []types.IpRange{{CidrIp: awssdk.String("0.0.0.0/0")}}}
	must[*ec2.RevokeSecurityGroupEgressOutput](t)(s.ec2.RevokeSecurityGroupEgress(ctx, &ec2.RevokeSecurityGroupEgressInput{GroupId: &s.group, IpPermissions: []types.IpPermission{everything}}))
	s.allow("10.0.0.0/16", "from within")

	databases := rds.NewFromConfig(s.cfg)
	must[*rds.CreateDBSubnetGroupOutput](t)(databases.CreateDBSubnetGroup(ctx, &rds.CreateDBSubnetGroupInput{
		DBSubnetGroupName: awssdk.String("shop"), DBSubnetGroupDescription: awssdk.String("Managed by Terraform"), SubnetIds: subnets}))
	must[*rds.CreateDBInstanceOutput](t)(databases.CreateDBInstance(ctx, &rds.CreateDBInstanceInput{
		DBInstanceIdentifier: awssdk.String("shop"), Engine: awssdk.String("postgres"), DBInstanceClass: awssdk.String("db.t3.micro"),
		AllocatedStorage: awssdk.Int32(20), MasterUsername: awssdk.String("shop"), MasterUserPassword: awssdk.String("stored-elsewhere"),
		StorageEncrypted: awssdk.Bool(true), PubliclyAccessible: awssdk.Bool(true), DBSubnetGroupName: awssdk.String("shop"), VpcSecurityGroupIds: []string{s.group}}))
	run := must[*ec2.RunInstancesOutput](t)(s.ec2.RunInstances(ctx, &ec2.RunInstancesInput{
		ImageId: awssdk.String("ami-12c6146b"), InstanceType: "t3.micro", SubnetId: &subnets[0], MinCount: awssdk.Int32(1), MaxCount: awssdk.Int32(1),
		TagSpecifications: named("instance", "web")}))
	s.instance = *run.Instances[0].InstanceId
}

func (s *shop) data() {
	s.queue("orders", nil)
	s.queue("mails", map[string]string{"VisibilityTimeout": "60"})
	s.bucket("shop-pictures")
	must[*s3.PutBucketVersioningOutput](s.t)(s.s3.PutBucketVersioning(s.ctx, &s3.PutBucketVersioningInput{Bucket: awssdk.String("shop-pictures"),
		VersioningConfiguration: &s3types.VersioningConfiguration{Status: s3types.BucketVersioningStatusEnabled}}))
}

func (s *shop) queue(name string, attributes map[string]string) {
	must[*sqs.CreateQueueOutput](s.t)(s.sqs.CreateQueue(s.ctx, &sqs.CreateQueueInput{QueueName: &name, Attributes: attributes}))
}

func (s *shop) bucket(name string) {
	must[*s3.CreateBucketOutput](s.t)(s.s3.CreateBucket(s.ctx, &s3.CreateBucketInput{Bucket: &name,
		CreateBucketConfiguration: &s3types.CreateBucketConfiguration{LocationConstraint: motoRegion}}))
}

// postgres is a rule that lets a network in.
func postgres(cidr, description string) []types.IpPermission {
	r := types.IpRange{CidrIp: &cidr}
	if description != "" {
		r.Description = &description
	}
	return []types.IpPermission{{IpProtocol: awssdk.String("tcp"), FromPort: awssdk.Int32(5432), ToPort: awssdk.Int32(5432), IpRanges: []types.IpRange{r}}}
}

func (s *shop) allow(cidr, description string) {
	must[*ec2.AuthorizeSecurityGroupIngressOutput](s.t)(s.ec2.AuthorizeSecurityGroupIngress(s.ctx, &ec2.AuthorizeSecurityGroupIngressInput{
		GroupId: &s.group, IpPermissions: postgres(cidr, description)}))
}

// byHand does what nobody should: it opens the database to the internet, changes
// the size of an instance, makes a bucket and deletes a queue.
func (s *shop) byHand() {
	must[*ec2.CreateRouteOutput](s.t)(s.ec2.CreateRoute(s.ctx, &ec2.CreateRouteInput{
		RouteTableId: &s.table, DestinationCidrBlock: awssdk.String("0.0.0.0/0"), GatewayId: &s.gateway}))
	s.allow("0.0.0.0/0", "")
	must[*ec2.StopInstancesOutput](s.t)(s.ec2.StopInstances(s.ctx, &ec2.StopInstancesInput{InstanceIds: []string{s.instance}}))
	must[*ec2.ModifyInstanceAttributeOutput](s.t)(s.ec2.ModifyInstanceAttribute(s.ctx, &ec2.ModifyInstanceAttributeInput{
		InstanceId: &s.instance, InstanceType: &types.AttributeValue{Value: awssdk.String("t3.large")}}))
	s.bucket("scratch-of-somebody")
	must[*s3.PutBucketVersioningOutput](s.t)(s.s3.PutBucketVersioning(s.ctx, &s3.PutBucketVersioningInput{Bucket: awssdk.String("scratch-of-somebody"),
		VersioningConfiguration: &s3types.VersioningConfiguration{Status: s3types.BucketVersioningStatusEnabled}}))
	url := must[*sqs.GetQueueUrlOutput](s.t)(s.sqs.GetQueueUrl(s.ctx, &sqs.GetQueueUrlInput{QueueName: awssdk.String("mails")})).QueueUrl
	must[*sqs.DeleteQueueOutput](s.t)(s.sqs.DeleteQueue(s.ctx, &sqs.DeleteQueueInput{QueueUrl: url}))
}

// restore does what terraform apply would, once it is told to.
func (s *shop) restore() {
	must[*ec2.DeleteRouteOutput](s.t)(s.ec2.DeleteRoute(s.ctx, &ec2.DeleteRouteInput{RouteTableId: &s.table, DestinationCidrBlock: awssdk.String("0.0.0.0/0")}))
	must[*ec2.RevokeSecurityGroupIngressOutput](s.t)(s.ec2.RevokeSecurityGroupIngress(s.ctx, &ec2.RevokeSecurityGroupIngressInput{
		GroupId: &s.group, IpPermissions: postgres("0.0.0.0/0", "")}))
	s.queue("mails", map[string]string{"VisibilityTimeout": "60"})
}

// copyOf returns a folder with the files of a folder in testdata.
func copyOf(t *testing.T, name string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", name))); err != nil {
		t.Fatal(err)
	}
	return dir
}
