package main

import (
	"fmt"
	"hash/crc32"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// A bigAccount answers like AWS, in its protocols and in pages of the sizes that the
// API reference gives, each answer after a while: for measuring, where moto would be
// what is measured. It knows the calls below, and says of all others that there is
// nothing. Sources are the pages of the calls in the API references,
// https://docs.aws.amazon.com/index.html.
type bigAccount struct {
	*httptest.Server
	latency time.Duration
	kinds   []*bigKind
	calls   sync.Map     // service → *atomic.Int64
	before  atomic.Value // func(), called before each answer
}

// A bigKind is a type of resources: how code declares the i-th, and how its list tells
// it. Whoever differs has another value.
type bigKind struct {
	typ  string
	n    int
	code func(i int) string
	live func(i int, differs bool) string
	// Every how many-th differs, is not declared, or does not run.
	differs, undeclared, gone int
}

const bigPage = 1000 // of EC2, and what --max-items may be elsewhere

// pick returns what runs of a kind in a page, and where the next begins, 0 for none.
func (a *bigAccount) pick(typ, token string, page int) (items []string, next int) {
	for _, k := range a.kinds {
		if k.typ != typ {
			continue
		}
		from, _ := strconv.Atoi(token)
		i := from
		for ; i < k.n && len(items) < page; i++ {
			if k.gone == 0 || i%k.gone != k.gone-1 {
				items = append(items, k.live(i, k.differs > 0 && i%k.differs == 0))
			}
		}
		if i < k.n {
			next = i
		}
	}
	return items, next
}

var scope = regexp.MustCompile(`Credential=[^/]+/\d+/[^/]+/([^/]+)/`)

func newBigAccount(b testing.TB, latency time.Duration, kinds []*bigKind) *bigAccount {
	a := &bigAccount{latency: latency, kinds: kinds}
	a.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		timer := time.NewTimer(a.latency)
		service := "?"
		if m := scope.FindStringSubmatch(r.Header.Get("Authorization")); m != nil {
			service = m[1]
		}
		n, _ := a.calls.LoadOrStore(service, &atomic.Int64{})
		n.(*atomic.Int64).Add(1)
		if f, ok := a.before.Load().(func()); ok {
			f()
		}
		<-timer.C
		a.answer(w, r, service)
	}))
	b.Cleanup(a.Close)
	return a
}

// count returns how many calls of services there were, of all for none.
func (a *bigAccount) count(services ...string) (n int64) {
	a.calls.Range(func(name, calls any) bool {
		if services == nil || strings.Contains(" "+strings.Join(services, " ")+" ", " "+name.(string)+" ") {
			n += calls.(*atomic.Int64).Load()
		}
		return true
	})
	return n
}

func (a *bigAccount) answer(w http.ResponseWriter, r *http.Request, service string) {
	target := r.Header.Get("X-Amz-Target")
	switch {
	case r.Header.Get("Smithy-Protocol") != "":
		w.Header().Set("Smithy-Protocol", r.Header.Get("Smithy-Protocol"))
		w.Header().Set("Content-Type", "application/cbor")
		_, _ = w.Write([]byte{0xa0})
	case service == "s3":
		a.s3(w, r)
	case service == "lambda":
		a.lambda(w, r)
	case service == "route53":
		a.route53(w, r)
	case target != "":
		w.Header().Set("Content-Type", "application/x-amz-json-1.1")
		_, operation, _ := strings.Cut(target, ".")
		text := a.json(r, operation)
		w.Header().Set("X-Amz-Crc32", strconv.FormatUint(uint64(crc32.ChecksumIEEE([]byte(text))), 10)) // DynamoDB's clients look at it
		fmt.Fprint(w, text)
	case r.Method == http.MethodPost && strings.HasPrefix(r.Header.Get("Content-Type"), "application/x-www-form-urlencoded"):
		_ = r.ParseForm()
		w.Header().Set("Content-Type", "text/xml")
		fmt.Fprint(w, a.query(service, r.PostForm))
	case service == "cloudfront" || service == "s3control":
		fmt.Fprint(w, "<Nothing/>")
	default:
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, "{}")
	}
}

// lists are calls of EC2 that list, the element around the items, and their type.
var lists = map[string][2]string{
	"DescribeVpcs": {"vpcSet", "aws_vpc"}, "DescribeSubnets": {"subnetSet", "aws_subnet"}, "DescribeRouteTables": {"routeTableSet", "aws_route_table"},
	"DescribeSecurityGroups": {"securityGroupInfo", "aws_security_group"}, "DescribeInstances": {"reservationSet", "aws_instance"},
	"DescribeVolumes": {"volumeSet", "aws_ebs_volume"},
}

// query answers the protocols of EC2 and of services such as IAM.
func (a *bigAccount) query(service string, form url.Values) string {
	action := form.Get("Action")
	if service != "ec2" {
		body := ""
		switch action {
		case "GetCallerIdentity":
			body = "<Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/reader</Arn>"
		case "GetAccountAuthorizationDetails":
			body = a.iam(form.Get("Marker"))
		}
		return "<" + action + "Response><" + action + "Result>" + body + "</" + action + "Result></" + action + "Response>"
	}
	body := ""
	switch list, ok := lists[action]; {
	case ok:
		items, next := a.pick(list[1], form.Get("NextToken"), bigPage)
		body = "<" + list[0] + "><item>" + strings.Join(items, "</item><item>") + "</item></" + list[0] + ">"
		if len(items) == 0 {
			body = ""
		}
		if next > 0 {
			body += "<nextToken>" + strconv.Itoa(next) + "</nextToken>"
		}
	case action == "DescribeVpcAttribute":
		body = "<enableDnsSupport><value>true</value></enableDnsSupport><enableDnsHostnames><value>false</value></enableDnsHostnames>"
	}
	return "<" + action + "Response>" + body + "</" + action + "Response>"
}

// iam answers GetAccountAuthorizationDetails: 100 entities a page, roles before
// policies.
func (a *bigAccount) iam(marker string) string {
	typ, token, _ := strings.Cut(marker, " ")
	if typ == "" {
		typ = "aws_iam_role"
	}
	items, next := a.pick(typ, token, 100)
	all := "<member>" + strings.Join(items, "</member><member>") + "</member>"
	more := ""
	switch {
	case next > 0:
		more = typ + " " + strconv.Itoa(next)
	case typ == "aws_iam_role":
		more = "aws_iam_policy "
	}
	tag := map[string]string{"aws_iam_role": "RoleDetailList", "aws_iam_policy": "Policies"}[typ]
	return fmt.Sprintf("<%s>%s</%s><IsTruncated>%v</IsTruncated><Marker>%s</Marker>", tag, all, tag, more != "", more)
}

// json answers protocols that name the operation in a header.
func (a *bigAccount) json(r *http.Request, operation string) string {
	switch operation {
	case "ListQueues":
		items, _ := a.pick("aws_sqs_queue", "", bigPage)
		return `{"QueueUrls":["` + strings.Join(items, `","`) + `"]}`
	case "GetQueueAttributes":
		return `{"Attributes":{"VisibilityTimeout":"30","MaximumMessageSize":"262144","MessageRetentionPeriod":"345600","DelaySeconds":"0","ReceiveMessageWaitTimeSeconds":"0","SqsManagedSseEnabled":"true"}}`
	case "DescribeLogGroups":
		body := make([]byte, 4096)
		n, _ := r.Body.Read(body)
		token := regexp.MustCompile(`"nextToken":"(\d+)"`).FindSubmatch(body[:n])
		from := ""
		if token != nil {
			from = string(token[1])
		}
		items, next := a.pick("aws_cloudwatch_log_group", from, 50)
		more := ""
		if next > 0 {
			more = fmt.Sprintf(`,"nextToken":"%d"`, next)
		}
		return `{"logGroups":[` + strings.Join(items, ",") + `]` + more + `}`
	}
	return "{}"
}

func (a *bigAccount) lambda(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	switch {
	case strings.HasSuffix(r.URL.Path, "/functions") || strings.HasSuffix(r.URL.Path, "/functions/"):
		items, next := a.pick("aws_lambda_function", r.URL.Query().Get("Marker"), 50)
		more := ""
		if next > 0 {
			more = fmt.Sprintf(`,"NextMarker":"%d"`, next)
		}
		fmt.Fprint(w, `{"Functions":[`+strings.Join(items, ",")+`]`+more+`}`)
	case strings.HasSuffix(r.URL.Path, "/policy"):
		w.Header().Set("X-Amzn-Errortype", "ResourceNotFoundException")
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprint(w, `{"Type":"User","Message":"none"}`)
	default:
		fmt.Fprint(w, `{}`)
	}
}

// bigZones is how many hosted zones there are; each has as many records.
const bigZones = 10

func (a *bigAccount) route53(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/xml")
	parts := strings.Split(strings.Trim(r.URL.Path, "/"), "/") // 2013-04-01/hostedzone/ID/rrset
	zone := func(i int) string {
		return fmt.Sprintf("<HostedZone><Id>/hostedzone/Z%d</Id><Name>z%d.example.com.</Name><CallerReference>x</CallerReference><Config><PrivateZone>false</PrivateZone></Config></HostedZone>", i, i)
	}
	switch {
	case len(parts) == 2 && parts[1] == "hostedzone":
		var all strings.Builder
		for i := range bigZones {
			all.WriteString(zone(i))
		}
		fmt.Fprint(w, "<ListHostedZonesResponse><HostedZones>"+all.String()+"</HostedZones><IsTruncated>false</IsTruncated></ListHostedZonesResponse>")
	case len(parts) == 4 && parts[3] == "rrset":
		items, _ := a.pick("aws_route53_record", "", 1<<20)
		n, _ := strconv.Atoi(strings.TrimPrefix(parts[2], "Z"))
		each := len(items) / bigZones
		fmt.Fprint(w, "<ListResourceRecordSetsResponse><ResourceRecordSets>"+strings.Join(items[n*each:(n+1)*each], "")+"</ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>300</MaxItems></ListResourceRecordSetsResponse>")
	case len(parts) == 3 && parts[1] == "hostedzone":
		n, _ := strconv.Atoi(strings.TrimPrefix(parts[2], "Z"))
		fmt.Fprint(w, "<GetHostedZoneResponse>"+zone(n)+"</GetHostedZoneResponse>")
	default:
		fmt.Fprint(w, "<Nothing/>")
	}
}

// unset are what S3 answers of a bucket that has not been configured.
var unset = map[string]string{
	"policy": "NoSuchBucketPolicy", "tagging": "NoSuchTagSet", "website": "NoSuchWebsiteConfiguration", "cors": "NoSuchCORSConfiguration",
	"lifecycle": "NoSuchLifecycleConfiguration", "object-lock": "ObjectLockConfigurationNotFoundError",
}

func (a *bigAccount) s3(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/xml")
	if r.URL.Path == "/" {
		items, _ := a.pick("aws_s3_bucket", "", 10000)
		fmt.Fprint(w, "<ListAllMyBucketsResult><Buckets>"+strings.Join(items, "")+"</Buckets></ListAllMyBucketsResult>")
		return
	}
	for what, code := range unset {
		if r.URL.Query().Has(what) {
			w.WriteHeader(http.StatusNotFound)
			fmt.Fprint(w, "<Error><Code>"+code+"</Code></Error>")
			return
		}
	}
	body := "<Nothing/>"
	switch q := r.URL.Query(); {
	case q.Has("encryption"):
		body = "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>"
	case q.Has("publicAccessBlock"):
		body = "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>"
	case q.Has("ownershipControls"):
		body = "<OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>"
	case q.Has("versioning"):
		body = "<VersioningConfiguration/>"
	}
	fmt.Fprint(w, body)
}

// declare writes the code of the account into a folder.
func (a *bigAccount) declare(b testing.TB, dir string) (declared int) {
	for _, k := range a.kinds {
		var text strings.Builder
		for i := range k.n {
			if k.undeclared == 0 || i%k.undeclared != k.undeclared/2 {
				text.WriteString(k.code(i))
				declared++
			}
		}
		if err := os.WriteFile(filepath.Join(dir, k.typ+".tf"), []byte(text.String()), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return declared
}

// xmlTags tells tags as EC2 does.
func xmlTags(name string) string {
	return "<tagSet><item><key>Name</key><value>" + name + "</value></item></tagSet>"
}

// either returns one of two values.
func either[T any](differs bool, yes, no T) T {
	if differs {
		return yes
	}
	return no
}
