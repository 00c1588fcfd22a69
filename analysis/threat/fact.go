package threat

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A Kind says what an attacker has.
type Kind string

// The kinds of facts.
const (
	// Entries: where attackers come from.
	Internet        Kind = "internet"           // anybody
	AnyAccount      Kind = "any-account"        // whoever has an AWS account
	AnyGoogle       Kind = "any-google-account" // whoever has a Google account
	ExternalAccount Kind = "external-account"   // the account that Name tells
	AnyRepository   Kind = "any-repository"     // whoever can run a job at the identity provider that Name tells
	Contributor     Kind = "contributor"        // who can propose changes to the repositories that Name tells
	Premises        Kind = "premises"           // whoever is in the network behind the VPN connection or private line at Address
	Insider         Kind = "insider"            // who may assume roles in the account that Name tells
	// What they get.
	Principal Kind = "principal" // the rights of a user, role or group
	Unbound   Kind = "unbound"   // those of a principal that may write its own policies
	Admin     Kind = "admin"     // an account as a whole; Name is the account
	Compute   Kind = "compute"   // code that runs on a machine or in a function
	Request   Kind = "request"   // requests that a machine makes for the attacker
	Reach     Kind = "reach"     // packets that reach a machine; Name is the port
	Read      Kind = "read"      // the content of a store
	Write     Kind = "write"     // its content, to change
	Stores    Kind = "stores"    // the content of each store of a class, for who may read them all; see [Join]
	Control   Kind = "control"   // its policy, to change, for the principal that Name tells
	Place     Kind = "place"     // a place in a network that packets may come from; Name tells which
	Login     Kind = "login"     // an account on a machine, for whoever reaches it
	// What they get in a cluster of Kubernetes, where Name tells what of it.
	Node    Kind = "node"    // root on a node
	Secrets Kind = "secrets" // the content of all secrets of a namespace
	Logs    Kind = "logs"    // logs of pods, as the kubelet serves them
	Files   Kind = "files"   // files on a node
	Traffic Kind = "traffic" // what others send and receive
)

// A Fact is something that an attacker may have. Facts are equal if all their
// fields are.
type Fact struct {
	Kind Kind
	// Stack and Address are those of the resource that the fact is about, if any.
	Stack   string
	Address model.Address
	// Name tells apart what is not one resource.
	Name string
}

func (f Fact) String() string {
	var b strings.Builder
	b.WriteString(string(f.Kind))
	if f.Address != "" {
		b.WriteString(" " + string(f.Address))
	}
	if f.Name != "" {
		b.WriteString(" " + f.Name)
	}
	return b.String()
}

// of returns a fact about a resource.
func of(k Kind, r *model.Resource) Fact {
	return Fact{Kind: k, Stack: r.Origin.Stack, Address: r.Address}
}

// A Level is how much effort a step takes. Levels compare steps; they are no
// probabilities.
type Level uint8

// The levels.
const (
	Given    Level = iota // follows without doing anything
	Call                  // one call or read
	Work                  // several calls, or something is created and waited for
	Wait                  // a restart, somebody's activity, or a service that is open by default
	Flaw                  // a flaw in an application, phishing, or a third party that is compromised
	Unlikely              // guessing, or a service that is retired
	Never                 // it is not taken
)

// cost is what a level adds to the cost of a path: the logarithms of 1, 0.95, 0.8,
// 0.55, 0.3 and 0.1. One flaw costs more than a dozen calls, so that a path of
// configuration alone comes before one that assumes a flaw.
func (l Level) cost() float32 {
	return [...]float32{0, 0.051, 0.223, 0.598, 1.204, 2.303}[l]
}

var levels = [...]string{"given", "call", "work", "wait", "flaw", "unlikely", "never"}

func (l Level) String() string { return levels[l] }

// UnmarshalText reads the name of a level.
func (l *Level) UnmarshalText(b []byte) error {
	i := slices.Index(levels[:], string(b))
	if i < 0 {
		return fmt.Errorf("unknown level %q: want one of %s", b, strings.Join(levels[:], ", "))
	}
	*l = Level(i)
	return nil
}

// A Rule says that whoever has all facts of Body gets Head.
type Rule struct {
	Head Fact
	// Body begins with who acts.
	Body []Fact
	// Method says how. Actions are the actions of a cloud's interface that it
	// takes, sorted.
	Method  *Method
	Actions []string
	Level   Level
	// Evidence is what opens the step.
	Evidence []Evidence
	// Assumes are what the code does not tell and the rule rests on; none for a
	// confirmed rule.
	Assumes []string
}

// A Method is a way from one fact to another.
type Method struct {
	// ID names the method for ever: "iam-create-access-key".
	ID string
	// Title is a phrase that goes with "who ... can": "create an access key for another user".
	Title string
	// Techniques are of MITRE ATT&CK.
	Techniques []string
	// Source is the page that documents what the method rests on.
	Source string
}

// Evidence is a place that opens a step: an attribute of a composed resource.
type Evidence struct {
	Stack   string
	Address model.Address
	Path    model.Path
}
