package aws

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
)

// An estate answers calls about clusters and what is in them, by their parameters.
type estate struct {
	answers map[string]string // call and parameters → JSON
	mu      sync.Mutex        // guards calls
	calls   []string
}

func (e *estate) Place() map[string]string {
	return map[string]string{"partition": "aws", "account": "1", "region": "eu-central-1"}
}

func (e *estate) Call(_ context.Context, c Call, params map[string]any) (map[string]any, error) {
	text, err := json.Marshal(params)
	if err != nil {
		return nil, err
	}
	name := fmt.Sprintf("%s %s", c.Operation, text)
	e.mu.Lock()
	defer e.mu.Unlock()
	e.calls = append(e.calls, name)
	answer, ok := e.answers[name]
	if !ok {
		return nil, said("AccessDenied")
	}
	var out map[string]any
	return out, json.Unmarshal([]byte(answer), &out)
}

func TestStepsLeadToWhatIsHeld(t *testing.T) {
	e := &estate{answers: map[string]string{
		`ListClusters {}`:                                           `{"Clusters": ["a", "b"]}`,
		`ListNodegroups {"ClusterName":"a"}`:                        `{"Nodegroups": ["n"]}`,
		`ListNodegroups {"ClusterName":"b"}`:                        `{"Nodegroups": []}`,
		`ListAccessEntries {"ClusterName":"a"}`:                     `{"AccessEntries": ["arn:aws:iam::1:role/ops"]}`,
		`ListAccessEntries {"ClusterName":"b"}`:                     `{"AccessEntries": []}`,
		`DescribeNodegroup {"ClusterName":"a","NodegroupName":"n"}`: `{"Nodegroup": {"NodeRole": "r"}}`,
		`ListAssociatedAccessPolicies {"ClusterName":"a","PrincipalArn":"arn:aws:iam::1:role/ops"}`: `{"AssociatedAccessPolicies": [{"PolicyArn": "admin", "AccessScope": {"Type": "cluster"}}]}`,
		`DescribeAccessEntry {"ClusterName":"a","PrincipalArn":"arn:aws:iam::1:role/ops"}`:          `{"AccessEntry": {"Username": "ops"}}`,
	}}
	s, err := Read(t.Context(), e, Options{Types: []string{"aws_eks_node_group", "aws_eks_access_entry", "aws_eks_access_policy_association"}, Workers: 2})
	if err != nil || len(s.Unreadable) > 0 {
		t.Fatalf("%v, unreadable %+v", err, s.Unreadable)
	}
	got := map[string]map[string]any{}
	for _, r := range s.Resources {
		got[r.ID] = r.Attributes
	}
	if len(got) != 3 || got["a:n"]["cluster_name"] != "a" || got["a:n"]["node_role_arn"] != "r" {
		t.Errorf("read %v", got)
	}
	if a := got["a#arn:aws:iam::1:role/ops#admin"]; a["cluster_name"] != "a" || a["principal_arn"] != "arn:aws:iam::1:role/ops" {
		t.Errorf("the association is %v", a)
	}
	slices.Sort(e.calls)
	if once := slices.Compact(slices.Clone(e.calls)); len(once) != len(e.calls) {
		t.Errorf("calls are made twice: %q", e.calls)
	}
}

func TestAStepThatIsDeniedIsNotRead(t *testing.T) {
	e := &estate{answers: map[string]string{
		`ListClusters {}`:                    `{"Clusters": ["a", "b"]}`,
		`ListNodegroups {"ClusterName":"a"}`: `{"Nodegroups": []}`,
	}}
	s, err := Read(t.Context(), e, Options{Types: []string{"aws_eks_node_group"}, Workers: 1})
	if err != nil || s.Read("aws_eks_node_group", "", "") || len(s.Unreadable) != 1 || s.Unreadable[0].Call != "eks:ListNodegroups" {
		t.Errorf("%v, unreadable %+v", err, s.Unreadable)
	}
}

// TestWhatNobodyHasSetIsAbsent holds that an account without a setting is read, and
// has none.
func TestWhatNobodyHasSetIsAbsent(t *testing.T) {
	f := &fake{calls: map[string]int{}, answers: map[string]any{"iam:GetAccountPasswordPolicy": said("NoSuchEntity")}}
	s, err := Read(t.Context(), f, Options{Types: []string{"aws_iam_account_password_policy"}, Global: true, Workers: 1})
	if err != nil || !s.Read("aws_iam_account_password_policy", "", "") || len(s.Resources) != 0 {
		t.Errorf("%v, %+v", err, s)
	}
}

func TestHolds(t *testing.T) {
	item := map[string]any{"A": "abc", "N": json.Number("0"), "L": []any{"x", "y"}}
	for condition, want := range map[string]bool{
		"A=abc": true, "A=ab": false, "A^=ab": true, "A^=": true, "B^=": false, "A~=bc": true, "A~=z": false,
		"N=0": true, "L=y": true, "!B": true, "!A": false, "*": true,
	} {
		if got := holds(item, condition); got != want {
			t.Errorf("%s holds: %v", condition, got)
		}
	}
}

func TestParams(t *testing.T) {
	item := map[string]any{"Id": "i", "$Of": map[string]any{"Value": "c"}}
	place := map[string]string{"account": "1"}
	for in, want := range map[string]string{
		"Id=Id":                       `{"Id":"i"}`,
		"Cluster=$Of.Value":           `{"Cluster":"c"}`,
		"Ids=[Id] Names=['a','b']":    `{"Ids":["i"],"Names":["a","b"]}`,
		"Max=5 Deep=true Kind='x'":    `{"Deep":true,"Kind":"x","Max":5}`,
		"AccountId={account}":         `{"AccountId":"1"}`,
		`F=[{"Key":"a","Values":[]}]`: `{"F":[{"Key":"a","Values":[]}]}`,
	} {
		p, ok := params(Call{Params: in}, item, place)
		got, err := json.Marshal(p)
		if err != nil || !ok || string(got) != want {
			t.Errorf("%s gives %s, %v, %v", in, got, ok, err)
		}
	}
	for _, in := range []string{"Id=None", "Ids=[None]"} {
		if _, ok := params(Call{Params: in}, item, place); ok {
			t.Errorf("%s is complete", in)
		}
	}
}

func TestGathered(t *testing.T) {
	var answer any
	if err := json.Unmarshal([]byte(`{"List": [{"A": 1}, "x"], "One": {"B": 2}, "By": {"GET": {"M": "g"}, "DELETE": {"M": "d"}}}`), &answer); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"List[]": `[{"A":1},{"Value":"x"}]`, "One": `[{"B":2}]`, "By.*": `[{"M":"d"},{"M":"g"}]`, "None[]": `null`,
	} {
		if got, err := json.Marshal(gathered(answer, path)); err != nil || string(got) != want {
			t.Errorf("%s gathers %s, %v", path, got, err)
		}
	}
	if got := gathered(answer, "."); len(got) != 1 || !reflect.DeepEqual(got[0], answer) {
		t.Errorf("the answer gathers %v", got)
	}
}

func TestSecretsOfContainersAndBalancersAreNotTaken(t *testing.T) {
	for typ, item := range map[string]string{
		"aws_ecs_task_definition": `{"Value": "f", "$DescribeTaskDefinition": {"TaskDefinition": {"ContainerDefinitions": [
			{"Name": "c", "Privileged": true, "Environment": [{"Name": "T", "Value": "planted"}], "Command": ["--token", "planted"]}]}}}`,
		"aws_lb_listener": `{"ListenerArn": "l", "DefaultActions": [{"Type": "authenticate-oidc", "AuthenticateOidcConfig": {"ClientSecret": "planted"}}]}`,
		"aws_cloudfront_distribution": `{"Id": "d", "$GetDistributionConfig": {"DistributionConfig": {"Origins": {"Items": [
			{"Id": "o", "DomainName": "x", "CustomHeaders": {"Items": [{"HeaderName": "k", "HeaderValue": "planted"}]}}]}}}}`,
	} {
		text, err := json.Marshal(resource(t, typ, item))
		if err != nil || strings.Contains(string(text), "planted") {
			t.Errorf("a secret of %s is taken: %s, %v", typ, text, err)
		}
	}
}
