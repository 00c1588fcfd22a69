package client

import (
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"time"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
)

// Options say which cluster is read, and as whom.
type Options struct {
	// Kubeconfig is a file, "" for those that kubectl would use.
	Kubeconfig string
	// Context is one of the kubeconfig, "" for its current one.
	Context string
	// InCluster takes the account of the pod in which the program runs.
	InCluster bool
	// Workspace is a folder; a kubeconfig in it is taken only if Kubeconfig is it.
	Workspace string
	// Count is told of each request; it may be called from many goroutines, and be nil.
	Count func()
}

// A Client reads one cluster. It implements kubernetes.Lister.
type Client struct {
	dynamic dynamic.Interface
	rest    rest.Interface
	name    string
	// namespace is that of the context.
	namespace string
}

// Limits of what the server is asked, and how long it may take for an answer.
const (
	perSecond = 50
	burst     = 100
	timeout   = time.Minute
)

// ErrInWorkspace is returned for a kubeconfig that would be taken and that lies in
// the workspace.
var ErrInWorkspace = errors.New("the kubeconfig lies within the code, and may start programs")

// Open finds out which cluster is meant. It does not connect.
func Open(opts Options) (*Client, error) {
	cfg, c, err := configure(opts)
	if err != nil {
		return nil, err
	}
	cfg.QPS, cfg.Burst, cfg.Timeout = perSecond, burst, timeout
	cfg.UserAgent = "parapet"
	cfg.WarningHandler = rest.NoWarnings{}
	if opts.Count != nil {
		cfg.Wrap(func(next http.RoundTripper) http.RoundTripper { return counting{next, opts.Count} })
	}
	if c.dynamic, err = dynamic.NewForConfig(cfg); err != nil {
		return nil, err
	}
	raw := rest.CopyConfig(cfg)
	raw.GroupVersion = &schema.GroupVersion{}
	raw.NegotiatedSerializer = serializer.NewCodecFactory(runtime.NewScheme()).WithoutConversion()
	if c.rest, err = rest.UnversionedRESTClientFor(raw); err != nil {
		return nil, err
	}
	return c, nil
}

// counting tells of requests.
type counting struct {
	http.RoundTripper
	count func()
}

func (c counting) RoundTrip(r *http.Request) (*http.Response, error) {
	c.count()
	return c.RoundTripper.RoundTrip(r)
}

func configure(opts Options) (*rest.Config, *Client, error) {
	if opts.InCluster {
		cfg, err := rest.InClusterConfig()
		return cfg, &Client{name: "the cluster of this pod"}, err
	}
	rules := clientcmd.NewDefaultClientConfigLoadingRules()
	rules.WarnIfAllMissing = false
	rules.ExplicitPath = opts.Kubeconfig
	if opts.Kubeconfig == "" {
		for _, file := range rules.Precedence {
			if file != "" && within(file, opts.Workspace) {
				return nil, nil, fmt.Errorf("%s: %w", file, ErrInWorkspace)
			}
		}
	}
	loader := clientcmd.NewNonInteractiveDeferredLoadingClientConfig(rules, &clientcmd.ConfigOverrides{CurrentContext: opts.Context})
	raw, err := loader.RawConfig()
	if err != nil {
		return nil, nil, fmt.Errorf("reading the kubeconfig: %w", err)
	}
	name := raw.CurrentContext
	if opts.Context != "" {
		name = opts.Context
	}
	if raw.Contexts[name] == nil {
		if name == "" {
			return nil, nil, errors.New("no kubeconfig names a cluster")
		}
		return nil, nil, fmt.Errorf("the kubeconfig has no context %q", name)
	}
	cfg, err := loader.ClientConfig()
	if err != nil {
		return nil, nil, fmt.Errorf("reading the kubeconfig: %w", err)
	}
	return cfg, &Client{name: name, namespace: raw.Contexts[name].Namespace}, nil
}

// within reports whether a file lies in a folder, links followed.
func within(file, folder string) bool {
	if folder == "" {
		return false
	}
	real := func(name string) string {
		abs, err := filepath.Abs(name)
		if err != nil {
			return name
		}
		if followed, err := filepath.EvalSymlinks(abs); err == nil {
			return followed
		}
		return abs
	}
	inside := func(f, d string) bool {
		rel, err := filepath.Rel(d, f)
		return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
	}
	abs, err := filepath.Abs(file)
	// Both the link and what it leads to may be of the workspace.
	return inside(real(file), real(folder)) || err == nil && inside(abs, real(folder))
}

// Name is the context's.
func (c *Client) Name() string { return c.name }

// Namespace is that in which manifests are applied that name none.
func (c *Client) Namespace() string {
	if c.namespace == "" {
		return "default"
	}
	return c.namespace
}
