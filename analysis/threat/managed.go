package threat

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// awsPolicy returns the name of a policy that AWS keeps.
func awsPolicy(arn string) (string, bool) {
	return strings.CutPrefix(arn, "arn:"+partition+":iam::aws:policy/")
}

// awsNamed returns the policy that AWS keeps under a name, whatever its path.
func awsNamed(name string) (string, bool) {
	if _, ok := managed[name]; ok {
		return name, true
	}
	for _, path := range []string{"service-role/", "job-function/"} {
		if _, ok := managed[path+name]; ok {
			return path + name, true
		}
	}
	return "", false
}

// policyOf returns a policy that AWS keeps, ready to be evaluated. Of those that are
// not in the table nothing is known but that they allow: policies of AWS deny nothing,
// but for those whose name tells so.
func policyOf(name string) *iam.Policy {
	if _, ok := managed[name]; !ok && (strings.Contains(name, "Deny") || strings.Contains(name, "Quarantine")) {
		return iam.MayDeny()
	}
	return iam.Parse(managedPolicy(name), nil)
}

// managedPolicy returns the document of a policy that AWS keeps.
func managedPolicy(name string) *model.Value {
	var statements []*model.Value
	for text := range strings.SplitSeq(managed[name], ";") {
		statements = append(statements, readStatement(text))
	}
	return documentOf(statements...)
}

// allowing returns a document that allows actions on everything, with some further
// elements in its statement.
func allowing(actions string, more ...model.Attr) *model.Value {
	s := readStatement(actions)
	return documentOf(model.NewObject(append(s.Attrs(), more...), source.Range{}))
}

func documentOf(statements ...*model.Value) *model.Value {
	return object("Version", model.NewString("2012-10-17", source.Range{}), "Statement", model.NewList(statements, source.Range{}))
}

// readStatement reads a statement of the table.
func readStatement(text string) *model.Value {
	text, services, passed := strings.Cut(text, "?")
	text, resources, about := strings.Cut(text, "@")
	effect, element, on := "Allow", "Action", "Resource"
	actions := strings.Fields(text)
	if len(actions) > 0 && actions[0] == "deny" {
		effect, actions = "Deny", actions[1:]
	}
	if len(actions) > 0 && actions[0] == "!" {
		element, actions = "NotAction", actions[1:]
	}
	arns := []string{"*"}
	if about {
		arns = strings.Fields(resources)
	}
	if arns[0] == "!" {
		on, arns = "NotResource", arns[1:]
	}
	for i, a := range arns {
		if strings.HasPrefix(a, "role/") {
			arns[i] = "arn:" + partition + ":iam::*:" + a
		}
	}
	s := object("Effect", model.NewString(effect, source.Range{}), element, listOf(actions...), on, listOf(arns...))
	if passed {
		condition := object("StringLike", object("iam:PassedToService", listOf(strings.Fields(services)...)))
		s = model.NewObject(append(s.Attrs(), model.Attr{Name: "Condition", Value: condition}), source.Range{})
	}
	return s
}

// object makes an object of names and values.
func object(pairs ...any) *model.Value {
	var attrs []model.Attr
	for i := 0; i < len(pairs); i += 2 {
		attrs = append(attrs, model.Attr{Name: pairs[i].(string), Value: pairs[i+1].(*model.Value)})
	}
	return model.NewObject(attrs, source.Range{})
}

func listOf(list ...string) *model.Value {
	var out []*model.Value
	for _, s := range list {
		out = append(out, model.NewString(s, source.Range{}))
	}
	return model.NewList(out, source.Range{})
}

// limitTo returns a policy that allows some actions on everything.
func limitTo(actions string) *iam.Policy { return iam.Parse(allowing(actions), nil) }

// everything is what a principal holds that may write its own policies.
var everything = iam.Parse(managedPolicy("AdministratorAccess"), nil)

// everybodyMay is a resource's policy that lets everybody do everything.
var everybodyMay = iam.Parse(allowing("*", whoMay("*")), nil)

// whoMay is the element of a resource's policy that names who may.
func whoMay(arn string) model.Attr {
	return model.Attr{Name: "Principal", Value: object("AWS", listOf(arn))}
}
