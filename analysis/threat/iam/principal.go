package iam

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A PrincipalKind says who asks.
type PrincipalKind uint8

const (
	// Anonymous is somebody without credentials.
	Anonymous PrincipalKind = iota
	// Root is the root user of an account.
	Root
	// User is an IAM user.
	User
	// Role is a session of a role.
	Role
	// Service is an AWS service that acts for itself.
	Service
	// Federated is somebody whom an identity provider vouches for.
	Federated
)

// A Principal is who makes a request.
type Principal struct {
	Kind PrincipalKind
	// ARN is that of the user, of the role or of the identity provider; the
	// name of a service (lambda.amazonaws.com) or of a well-known provider
	// (accounts.google.com).
	ARN string
	// Session is the ARN of a role's session, if it is known.
	Session string
	// Account is that of the principal.
	Account string
}

// A naming says in which way a policy of a resource names somebody. The ways are
// told apart by what they bypass, see [Evaluate].
type naming struct {
	// session is a user, a session of a role or a service; anyone is everybody,
	// role a role, account the account of the principal.
	session, anyone, role, account Truth
}

func (n naming) any() Truth { return Or(n.session, n.anyone, n.role, n.account) }

func (n naming) and(t Truth) naming {
	return naming{And(n.session, t), And(n.anyone, t), And(n.role, t), And(n.account, t)}
}

func (n naming) or(m naming) naming {
	return naming{Or(n.session, m.session), Or(n.anyone, m.anyone), Or(n.role, m.role), Or(n.account, m.account)}
}

// principals are who a statement names.
type principals struct {
	aws, service, federated []string
	vague                   bool
}

func (r *reader) principals(v *model.Value) *principals {
	if v == nil {
		return nil
	}
	p := &principals{vague: v.Is(model.Unknown)}
	for _, a := range v.Attrs() {
		var to *[]string
		switch a.Name {
		case "AWS":
			to = &p.aws
		case "Service":
			to = &p.service
		case "Federated":
			to = &p.federated
		default: // CanonicalUser is an account by another name
			p.vague = true
			continue
		}
		if a.Value.Is(model.Unknown) {
			if name := r.text(a.Value, true); Known(name) {
				*to = append(*to, name)
			} else {
				p.vague = true
			}
		}
		for _, e := range a.Value.Elems() {
			if name, ok := e.AsString(); ok {
				*to = append(*to, plain(name))
			} else {
				*to = append(*to, r.text(e, true))
			}
		}
	}
	return p
}

// match reports in which ways p names who asks. See
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html.
func (p *principals) match(who Principal) naming {
	var n naming
	if p.vague {
		n = naming{Maybe, Maybe, Maybe, Maybe}
	}
	switch who.Kind {
	case Service:
		n.session = Or(n.session, among(p.service, who.ARN))
	case Federated:
		n.session = Or(n.session, among(p.federated, who.ARN))
	}
	for _, name := range p.aws {
		n = n.or(who.named(name))
	}
	return n
}

// among reports whether one of the names is that of who asks.
func among(names []string, who string) Truth {
	out := No
	for _, n := range names {
		if n == "*" {
			return Yes
		}
		out = Or(out, equal(n, who))
	}
	return out
}

// named reports in which way a name of an AWS principal means who asks.
func (who Principal) named(name string) naming {
	if name == "*" {
		return naming{anyone: Yes}
	}
	if who.Kind == Anonymous || who.Kind == Service || who.Kind == Federated {
		return naming{}
	}
	var n naming
	if account, ok := accountOf(name); ok {
		n.account = equal(account, who.Account)
	}
	switch who.Kind {
	case User:
		n.session = equal(name, who.ARN)
	case Role:
		n.role = equal(name, who.ARN)
		if who.Session != "" {
			n.session = equal(name, who.Session)
		}
	case Root:
		n.session, n.account = n.account, No
	}
	return n
}

// accountOf returns the account that a name means as a whole: its number, or the
// ARN of its root.
func accountOf(name string) (string, bool) {
	if !strings.Contains(name, ":") {
		return name, true
	}
	before, ok := strings.CutSuffix(name, ":root")
	return before[strings.LastIndexByte(before, ':')+1:], ok
}

// A Named principal is one that a statement allows something.
type Named struct {
	// Kind is User for whatever stands under "AWS", Service or Federated.
	Kind      PrincipalKind
	Name      string
	Statement int
}

// Names returns whom the statements that allow name, in order.
func (p *Policy) Names() []Named {
	var out []Named
	for _, s := range p.statements {
		if s.allow == No || s.principals == nil {
			continue
		}
		for kind, names := range map[PrincipalKind][]string{User: s.principals.aws, Service: s.principals.service, Federated: s.principals.federated} {
			for _, n := range names {
				out = append(out, Named{kind, n, s.index})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Named) int {
		return cmp.Or(cmp.Compare(a.Statement, b.Statement), cmp.Compare(a.Kind, b.Kind))
	})
	return out
}

// AccountOf returns the account that the name of an AWS principal is in, "" where
// that cannot be told from it.
func AccountOf(name string) string {
	if account, ok := accountOf(name); ok {
		return account
	}
	if parts := strings.SplitN(name, ":", 6); len(parts) == 6 && parts[0] == "arn" {
		return parts[4]
	}
	return ""
}

// Values returns what the conditions of statements that allow compare a key with:
// the patterns of operators that are not negated, as they were written.
func (p *Policy) Values(key string) []string {
	var out []string
	for _, s := range p.statements {
		if s.allow == No {
			continue
		}
		for _, c := range s.conditions {
			if c.key != strings.ToLower(key) || c.test.negated || c.test.null {
				continue
			}
			for _, v := range c.values {
				if len(v.vars) == 0 {
					out = append(out, Show(v.glob))
				}
			}
		}
	}
	return out
}

// Compared returns what conditions of all statements compare a key with, whatever the
// operator, as it was written.
func (p *Policy) Compared(key string) []string {
	var out []string
	for _, s := range p.statements {
		for _, c := range s.conditions {
			if c.key != key || c.test.null {
				continue
			}
			for _, v := range c.values {
				if len(v.vars) == 0 {
					out = append(out, Show(v.glob))
				}
			}
		}
	}
	return out
}
