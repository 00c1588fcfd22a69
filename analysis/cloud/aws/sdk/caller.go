package sdk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/arn"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/aws"
)

// Options say whose account is read.
type Options struct {
	// Profile is of the shared configuration, "" for what the chain finds.
	Profile string
	// Role is the ARN of a role to assume, "" for none.
	Role string
	// Region is where to read, "" for what the configuration says.
	Region string
	// Count is told of each request, a repeated one too; it may be called from many
	// goroutines. It may be nil.
	Count func()
	// HTTP answers the requests, nil for the SDK's own client. It is for tests.
	HTTP awssdk.HTTPClient
}

// answerWithin bounds a request, so that a server that falls silent does not hold up
// those who wait.
const answerWithin = 2 * time.Minute

// A Caller reads one account in one region. It implements [aws.Caller].
type Caller struct {
	cfg        awssdk.Config
	place      map[string]string
	operations map[string]operation

	mu      sync.Mutex // guards what follows
	buckets map[string]string
	inOther map[string]map[string]operation // operations of S3 by region
}

// maxAttempts is how often a call is made that is throttled or fails for the
// moment; the SDK waits longer each time, up to 20 s.
const maxAttempts = 8

// Open finds credentials and asks whose they are. The error says what is missing.
func Open(ctx context.Context, opts Options) (*Caller, error) {
	load := []func(*config.LoadOptions) error{
		config.WithRetryer(func() awssdk.Retryer { return retry.AddWithMaxAttempts(retry.NewAdaptiveMode(), maxAttempts) }),
		config.WithAppID("parapet"),
	}
	if opts.Profile != "" {
		load = append(load, config.WithSharedConfigProfile(opts.Profile))
	}
	if opts.Region != "" {
		load = append(load, config.WithRegion(opts.Region))
	}
	load = append(load, config.WithHTTPClient(awshttp.NewBuildableClient().WithTimeout(answerWithin)))
	if opts.HTTP != nil {
		load = append(load, config.WithHTTPClient(opts.HTTP))
	}
	if opts.Count != nil {
		load = append(load, config.WithAPIOptions([]func(*middleware.Stack) error{counting(opts.Count)}))
	}
	cfg, err := config.LoadDefaultConfig(ctx, load...)
	if err != nil {
		return nil, fmt.Errorf("reading the AWS configuration: %w", err)
	}
	if cfg.Region == "" {
		return nil, errors.New("no region: give --region, or set AWS_REGION")
	}
	if opts.Role != "" {
		cfg.Credentials = awssdk.NewCredentialsCache(stscreds.NewAssumeRoleProvider(sts.NewFromConfig(cfg), opts.Role,
			func(o *stscreds.AssumeRoleOptions) { o.RoleSessionName = "parapet-drift" }))
	}
	who, err := sts.NewFromConfig(cfg).GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})
	if err != nil {
		return nil, fmt.Errorf("asking AWS who we are: %w", err)
	}
	c := &Caller{cfg: cfg, operations: operations(cfg, s3In(cfg, cfg.Region)), buckets: map[string]string{}, inOther: map[string]map[string]operation{}}
	c.place = map[string]string{"account": awssdk.ToString(who.Account), "region": cfg.Region, "partition": "aws"}
	if a, err := arn.Parse(awssdk.ToString(who.Arn)); err == nil {
		c.place["partition"] = a.Partition
	}
	return c, nil
}

// counting makes a client tell of its requests. Steps that deserialize answers are run
// again for each attempt.
func counting(count func()) func(*middleware.Stack) error {
	step := middleware.DeserializeMiddlewareFunc("parapet:count", func(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (middleware.DeserializeOutput, middleware.Metadata, error) {
		count()
		return next.HandleDeserialize(ctx, in)
	})
	return func(s *middleware.Stack) error { return s.Deserialize.Add(step, middleware.After) }
}

// Denied returns what is not known of an account that could not be opened: all of it.
func Denied(opts Options, err error) cloud.Unreadable {
	out := cloud.Unreadable{Call: "sts:GetCallerIdentity", Type: aws.AllTypes, Region: opts.Region, Reason: "no access"}
	if opts.Role != "" {
		out.Call = "sts:AssumeRole"
		if a, err := arn.Parse(opts.Role); err == nil {
			out.Account = a.AccountID
		}
	}
	var said smithy.APIError
	if errors.As(err, &said) {
		out.Reason = said.ErrorCode()
	}
	if opts.Profile != "" {
		out.Reason = "profile " + opts.Profile + ": " + out.Reason
	}
	return out
}

// s3In returns a client for the buckets of a region. Servers of one's own, for
// tests, have no host name for each bucket.
func s3In(cfg awssdk.Config, region string) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.Region = region
		o.UsePathStyle = cfg.BaseEndpoint != nil || os.Getenv("AWS_ENDPOINT_URL_S3") != ""
	})
}

// Place tells the account, the region and the partition.
func (c *Caller) Place() map[string]string { return c.place }

// Call asks AWS.
func (c *Caller) Call(ctx context.Context, call aws.Call, params map[string]any) (map[string]any, error) {
	op := c.operations[call.Service+" "+call.Operation]
	if op == nil {
		return nil, fmt.Errorf("%s is not in the table of operations", call.Name())
	}
	answer, err := op(ctx, params)
	if bucket, _ := params["Bucket"].(string); call.Service == "s3" && bucket != "" && elsewhere(err) {
		if op, err = c.inRegionOf(ctx, bucket, call); err != nil {
			return nil, err
		}
		return op(ctx, params)
	}
	return answer, err
}

// elsewhere reports whether a bucket is in another region than was asked. See
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html.
func elsewhere(err error) bool {
	var said smithy.APIError
	if !errors.As(err, &said) {
		return false
	}
	switch said.ErrorCode() {
	case "PermanentRedirect", "AuthorizationHeaderMalformed", "MovedPermanently", "IllegalLocationConstraintException":
		return true
	}
	return false
}

// inRegionOf returns an operation of S3 in the region of a bucket.
func (c *Caller) inRegionOf(ctx context.Context, bucket string, call aws.Call) (operation, error) {
	c.mu.Lock()
	region, known := c.buckets[bucket]
	c.mu.Unlock()
	if !known {
		where, err := s3In(c.cfg, c.cfg.Region).GetBucketLocation(ctx, &s3.GetBucketLocationInput{Bucket: &bucket})
		if err != nil {
			return nil, err
		}
		// The oldest regions have names of their own:
		// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html.
		switch region = string(where.LocationConstraint); region {
		case "":
			region = "us-east-1"
		case "EU":
			region = "eu-west-1"
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.buckets[bucket] = region
	if c.inOther[region] == nil {
		c.inOther[region] = s3Operations(s3In(c.cfg, region))
	}
	return c.inOther[region][strings.Join([]string{call.Service, call.Operation}, " ")], nil
}
