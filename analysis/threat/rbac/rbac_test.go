package rbac_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/threat/rbac"
)

// rule reads "verbs | groups | resources | names"; the core group is "-".
func rule(s string) rbac.Rule {
	f := append(strings.Split(s, "|"), "", "", "")
	words := func(s string) []string {
		out := strings.Fields(s)
		for i, w := range out {
			switch w {
			case "-":
				out[i] = ""
			case "?":
				out[i] = rbac.Unknown
			}
		}
		return out
	}
	return rbac.Rule{Verbs: words(f[0]), Groups: words(f[1]), Resources: words(f[2]), Names: words(f[3])}
}

func TestAllows(t *testing.T) {
	for _, c := range []struct {
		rule, verb, group, resource, name string
		want                              rbac.Answer
	}{
		{"get | - | pods", "get", "", "pods", "web", rbac.Yes},
		{"get | - | pods", "list", "", "pods", "", rbac.No},
		{"get | apps | pods", "get", "", "pods", "web", rbac.No},
		{"* | * | *", "escalate", "rbac.authorization.k8s.io", "clusterroles", "", rbac.Yes},
		// A resource is not its subresources, and they are not it.
		{"create | - | pods", "create", "", "pods/exec", "web", rbac.No},
		{"create | - | pods/exec", "create", "", "pods", "", rbac.No},
		{"create | - | pods/exec", "create", "", "pods/exec", "web", rbac.Yes},
		{"create | - | *", "create", "", "pods/exec", "web", rbac.Yes},
		{"update | apps | */scale", "update", "apps", "deployments/scale", "web", rbac.Yes},
		{"update | apps | */scale", "update", "apps", "deployments", "web", rbac.No},
		{"create | - | pods/*", "create", "", "pods/exec", "web", rbac.No},
		// Names restrict; what has no name is not allowed by them.
		{"get | - | secrets | db", "get", "", "secrets", "db", rbac.Yes},
		{"get | - | secrets | db", "get", "", "secrets", "tls", rbac.No},
		{"list | - | secrets | db", "list", "", "secrets", "", rbac.No},
		{"create | - | pods/exec | web", "create", "", "pods/exec", "web", rbac.Yes},
		// What is not known may be it.
		{"? | - | secrets", "list", "", "secrets", "", rbac.Maybe},
		{"list | - | ?", "list", "", "secrets", "", rbac.Maybe},
		{"list | - | ?", "get", "", "secrets", "", rbac.No},
		{"get | - | secrets | ?", "get", "", "secrets", "db", rbac.Maybe},
		{"get ? | - | secrets", "get", "", "secrets", "db", rbac.Yes},
		{"", "get", "", "pods", "", rbac.No},
	} {
		r := rule(c.rule)
		if got := r.Allows(rbac.Request{Verb: c.verb, Group: c.group, Resource: c.resource, Name: c.name}); got != c.want {
			t.Errorf("%q allows %s %s.%s %q: %d, want %d", c.rule, c.verb, c.resource, c.group, c.name, got, c.want)
		}
	}
}

func TestEverythingIsAllVerbsOfAllResources(t *testing.T) {
	for text, want := range map[string]bool{"* | * | *": true, "* | - | *": false, "* | * | * | x": false, "get list | * | *": false} {
		if r := rule(text); r.Everything() != want {
			t.Errorf("%q: %t", text, !want)
		}
	}
}

func TestMentionedAreTheNamesOfRulesThatAllow(t *testing.T) {
	rules := []rbac.Rule{rule("get | - | secrets | a b"), rule("get | - | configmaps | c"), rule("* | - | secrets | b d ?")}
	if got := rbac.Mentioned(rules, rbac.Request{Verb: "get", Resource: "secrets"}); !slices.Equal(got, []string{"a", "b", "d"}) {
		t.Error(got)
	}
}

// TestBuiltinRoles holds what the documentation says of the roles for users.
func TestBuiltinRoles(t *testing.T) {
	allows := func(role, verb, group, resource string) bool {
		return slices.ContainsFunc(rbac.Builtin(role), func(r rbac.Rule) bool {
			return r.Allows(rbac.Request{Verb: verb, Group: group, Resource: resource}) == rbac.Yes
		})
	}
	const auth = "rbac.authorization.k8s.io"
	for _, c := range []struct {
		role, verb, group, resource string
		want                        bool
	}{
		{"cluster-admin", "escalate", auth, "clusterroles", true},
		{"admin", "create", auth, "rolebindings", true},
		{"admin", "bind", auth, "clusterroles", false},
		{"admin", "escalate", auth, "roles", false},
		{"admin", "update", "", "resourcequotas", false},
		{"edit", "create", auth, "rolebindings", false},
		{"edit", "list", "", "secrets", true},
		{"edit", "create", "", "pods", true},
		{"edit", "create", "", "pods/exec", true},
		{"edit", "create", "", "serviceaccounts/token", true},
		{"edit", "patch", "apps", "deployments", true},
		{"view", "list", "", "pods", true},
		{"view", "list", "", "secrets", false},
		{"view", "create", "", "pods", false},
		{"system:node", "get", "", "secrets", false},
	} {
		if got := allows(c.role, c.verb, c.group, c.resource); got != c.want {
			t.Errorf("%s %s %s.%s: %t", c.role, c.verb, c.resource, c.group, got)
		}
	}
}
