package aws

import (
	"slices"
	"strings"
	"sync"
)

// AllTypes is what is not readable where a whole account is not.
const AllTypes = "aws_*"

// A Type says how resources of a canonical type are read. Sources of each row are
// the pages of its calls in the API reference of the service,
// https://docs.aws.amazon.com/index.html, and the page of the type in the
// provider's documentation, https://registry.terraform.io/providers/hashicorp/aws/latest/docs.
type Type struct {
	Name string
	// List is the call that lists the resources, and Items the path of them in its
	// answer, "." for the answer itself. An item that is no object is one with the
	// member Value. Trim takes a beginning off a member: "Id=/hostedzone/".
	List        Call
	Items, Trim string
	// Then are calls that are made for each item, whose answers hold the items of
	// the next. An item has the one that it was asked for as its member $Of.
	Then []Step
	// Global types are the same in all regions and read in one.
	Global bool
	// Details are calls that tell more of each resource. Their answers are members
	// of the item, "$" and the name of the call or its As.
	Details []Call
	// ID is the path of the vendor's id, as Terraform has it. It may be a template,
	// and ARN is one: "arn:{partition}:s3:::{Name}"; "=TEXT" is the text.
	ID, ARN string
	// Keys are lists of attributes that name a resource where no state tells its id:
	// the first list of which all are known counts, and the next where it names none.
	Keys []string
	// Made are conditions on an item under which somebody else has made it, each
	// with whom: "IsDefault=true AWS, with the account".
	Made []string
	// Gone are conditions under which an item does not exist any more.
	Gone []string
	// Attributes has a line for each: its dotted path, where it comes from, and
	// options, see [Attribute].
	Attributes string
}

// A Step leads from an item to what it holds: from a cluster to its services.
type Step struct {
	Call
	// Items is the path of what is found in the answer, or in the item where the
	// step makes no call.
	Items string
}

// A Call is one operation of the API.
type Call struct {
	Service, Operation string
	// Params are its parameters: "VpcId=VpcId" takes a member of the item,
	// "Attribute='enableDnsSupport'" is a text, "AttributeNames=['All']" a list of
	// texts, "Clusters=[ClusterArn]" one of a member, "MaxResults=1000" a number, and
	// "WithDecryption=false" a truth value.
	Params string
	// As names the answer where the operation is called more than once.
	As string
}

// Name returns how IAM writes the call: "ec2:DescribeVpcs".
func (c Call) Name() string {
	service := c.Service
	if as, ok := actionPrefix[service]; ok {
		service = as
	}
	return service + ":" + c.Operation
}

// actionPrefix are the services that IAM knows by another name than their API.
var actionPrefix = map[string]string{
	"elb": "elasticloadbalancing", "elbv2": "elasticloadbalancing", "cloudwatchlogs": "logs", "configservice": "config",
	"efs": "elasticfilesystem", "opensearch": "es", "apigatewayv2": "apigateway", "s3control": "s3",
}

func (c Call) member() string {
	if c.As != "" {
		return "$" + c.As
	}
	return "$" + c.Operation
}

// An Attribute is one line of a row.
type Attribute struct {
	// Path is the attribute's, dotted, and From where it comes from: members by
	// dots, "[]" for each element of a list, "A|B" for the first of several that is
	// there.
	Path, From string
	// As is the name of a conversion, "" for none.
	As string
	// Unset is what AWS does where the attribute is not written, if that is not
	// nothing: false, 0, "", no elements.
	Unset string
	// Vendor tells that AWS chooses where the attribute is not written, or that it
	// changes by itself.
	Vendor bool
	// Release tells that the code may name the beginning of a version alone.
	Release bool
}

// attributes remembers parsed rows.
var attributes sync.Map // name → []Attribute

// All returns the attributes of a type, in the order of the row.
func (t *Type) All() []Attribute {
	if a, ok := attributes.Load(t.Name); ok {
		return a.([]Attribute)
	}
	a, _ := attributes.LoadOrStore(t.Name, parse(t.Attributes))
	return a.([]Attribute)
}

// parse reads lines of
//
//	path from [as=NAME] [unset=TEXT] [vendor] [release]
func parse(text string) []Attribute {
	var out []Attribute
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		a := Attribute{Path: words[0], From: words[1]}
		for _, w := range words[2:] {
			key, value, _ := strings.Cut(w, "=")
			switch key {
			case "as":
				a.As = value
			case "unset":
				a.Unset = value
			case "vendor":
				a.Vendor = true
			case "release":
				a.Release = true
			}
		}
		out = append(out, a)
	}
	return out
}

// Types are all rows, in the order in which they are read.
var Types = slices.Concat(
	ec2Types, networkTypes, balancerTypes, computeTypes, containerTypes, iamTypes, storageTypes, storeTypes, dataTypes,
	serviceTypes, moreTypes, edgeTypes, watchTypes, accountTypes,
)

var byName = func() map[string]*Type {
	m := make(map[string]*Type, len(Types))
	for i := range Types {
		m[Types[i].Name] = &Types[i]
	}
	return m
}()

// Lookup returns the row of a canonical type.
func Lookup(name string) (*Type, bool) { t, ok := byName[name]; return t, ok }
