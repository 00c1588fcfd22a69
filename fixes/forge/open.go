package forge

import (
	"context"
	"errors"
	"net/http"
	"os"
	"time"

	"github.com/parapet-iac/parapet/fixes/forge/git"
)

// Options say where a request goes.
type Options struct {
	Dir    string // the folder that a Request's files are relative to; in a work tree
	Remote string // "origin" without it
	Base   string // the branch to merge into; the remote's default without it
	Branch string // the branch to make; without it, it follows from Scope and Base
	// Forge is the kind of the host, with the address of its server if that is not
	// a public one: "gitlab=https://git.example.com". Without it the remote or the
	// environment tells.
	Forge string
	Draft bool // open the request as a draft; one that is open stays what it is
	// DryRun makes Open say what it would do, and open no connection. The base is
	// then what the repository knows of it.
	DryRun bool

	Version string // of Parapet, for servers to read
	Home    string // Parapet's page, for people to follow
	// Env is the environment that tokens come from, and that git runs in;
	// os.Environ() without it.
	Env []string

	sleep func(context.Context, time.Duration) error // that of a transport, for tests
}

// An Outcome is what Open has done.
type Outcome string

// The outcomes.
const (
	Planned   Outcome = "planned"   // nothing was done, this was a dry run
	Created   Outcome = "created"   // there is a new request
	Updated   Outcome = "updated"   // the branch, the title or the body is another one
	Unchanged Outcome = "unchanged" // the open request was up to date
	Declined  Outcome = "declined"  // somebody has closed a request for the same fixes
	Nothing   Outcome = "nothing"   // there were no changes to ask for
)

// A Result is what Open has done, or would do.
type Result struct {
	Outcome    Outcome
	URL        string // of the request; "" if there is none
	Repository string // "github.com/acme/infra"
	Base       string
	Branch     string
	Draft      bool
	Pushed     bool   // whether the branch was pushed
	Commits    []Made // those that were made, nil if the branch was up to date
	Title      string // as the host shows it, less a mark for drafts
	Body       string // in Markdown
}

// Made is a commit.
type Made struct {
	ID      string
	Message string
	Stats   []git.Stat
}

// ErrForeign says that a branch has commits that somebody else has made.
var ErrForeign = errors.New("the branch has commits that Parapet did not make")

// Open makes or updates a pull request. Errors may have a method Hints() []string
// that tells what to do; none of them shows a token.
//
// The repository in Options.Dir, its work tree and its index stay as they are.
// Commits go onto the newest commit of the base on the remote: if a file there
// reads otherwise than File.Old, Open fails and nothing is pushed.
func Open(ctx context.Context, o Options, r Request) (*Result, error) {
	if o.Env == nil {
		o.Env = os.Environ()
	}
	if o.Remote == "" {
		o.Remote = "origin"
	}
	if o.sleep == nil {
		o.sleep = sleep
	}
	job := &opening{options: o, env: o.Env, request: &r, result: &Result{}}
	defer job.close()
	if err := job.run(ctx); err != nil {
		return nil, redact(err, job.secrets)
	}
	return job.result, nil
}

// newTransport returns the transport of a job.
func (j *opening) newTransport(cred *credential) *transport {
	base := http.DefaultTransport.(*http.Transport).Clone() // it honours HTTPS_PROXY and NO_PROXY
	base.ResponseHeaderTimeout = requestTime
	return &transport{next: base, cred: cred, agent: "parapet/" + j.options.Version, sleep: j.options.sleep, now: time.Now}
}
