package iam

import (
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
			p.vague = true
		}
		for _, e := range a.Value.Elems() {
			*to = append(*to, r.string(e))
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
