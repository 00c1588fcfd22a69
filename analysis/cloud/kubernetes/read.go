package kubernetes

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// A Kind is one that an API server lists.
type Kind struct {
	// Group is "" for the core one; Resource is the name in URLs: "deployments".
	Group, Version, Kind, Resource string
	Namespaced                     bool
}

// Name returns the kind as readings name it: apps.Deployment, Pod.
func (k Kind) Name() string { return KindName(k.Group, k.Kind) }

// KindName returns the name of a kind in readings.
func KindName(group, kind string) string {
	if group == "" {
		return kind
	}
	return group + "." + kind
}

// isSecret reports whether objects of the kind are secrets.
func (k Kind) isSecret() bool { return k.Group == "" && k.Kind == "Secret" }

// A Lister asks an API server.
type Lister interface {
	// Kinds returns what can be listed, each kind in the version that the server
	// prefers, and what of the discovery has failed.
	Kinds(ctx context.Context) ([]Kind, []cloud.Unreadable, error)
	// List returns the objects of a kind, of one namespace or for "" of all.
	List(ctx context.Context, k Kind, namespace string) ([]map[string]any, error)
	// Secrets returns the secrets of a namespace. Their values are not asked for.
	Secrets(ctx context.Context, namespace string) ([]Secret, error)
}

// A Secret is what is told of one: not its values, nor their names.
type Secret struct{ Name, Type string }

// Options say how to read.
type Options struct {
	// Namespaces narrow the reading down; objects of the cluster are left out then.
	Namespaces []string
	// Types are the canonical types to keep, all for nil.
	Types []string
	// Workers bounds the calls that are under way at once; at least 1.
	Workers int
	// Journal keeps what has been read, and knows what earlier runs have.
	Journal *cloud.Journal
	// Progress is told of each kind that has been read. It may be nil.
	Progress func(kind string, objects int)
}

// All is the type of a reading that says which kinds there are: what is not among
// them cannot exist.
const All = "kubernetes"

// Partly is the type of a reading of some objects of a cluster: only kinds that have
// readings of their own were read.
const Partly = "kubernetes, in part"

// IsReading reports whether a type of a snapshot, of a reading or of what could not be
// read is one of Kubernetes: others are those of Terraform, aws_vpc.
func IsReading(typ string) bool {
	return typ == All || typ == Partly || kube.IsObject(typ) || strings.Contains(typ, ".") || typ != "" && typ[0] >= 'A' && typ[0] <= 'Z'
}

// Read reads the objects of a cluster. What could not be read is in the snapshot;
// the error is that ctx has ended, that the server cannot be asked at all, or that
// the journal cannot be written.
func Read(ctx context.Context, l Lister, opts Options) (*cloud.Snapshot, error) {
	kinds, failed, err := l.Kinds(ctx)
	if err != nil {
		return nil, err
	}
	r := &reader{Lister: l, opts: opts, slots: make(chan struct{}, max(opts.Workers, 1))}
	for _, ns := range orAll(opts.Namespaces) {
		r.out.Readings = append(r.out.Readings, cloud.Reading{Type: All, Namespace: ns})
	}
	r.out.Unreadable = failed
	var secrets []Kind
	for _, k := range kinds {
		switch {
		case passing(k) || len(opts.Namespaces) > 0 && !k.Namespaced:
		case k.isSecret():
			secrets = append(secrets, k)
		default:
			for _, ns := range orAll(opts.Namespaces) {
				r.start(ctx, k, ns)
			}
		}
	}
	r.wait.Wait()
	for _, k := range secrets {
		for _, ns := range r.namespaces() {
			r.start(ctx, k, ns)
		}
	}
	r.wait.Wait()
	if err := errors.Join(ctx.Err(), r.fail); err != nil {
		return nil, err
	}
	r.out.Add(opts.Journal.Resumed().Without(func(typ string) bool { return !IsReading(typ) }))
	settle(&r.out)
	keep(&r.out, opts.Types)
	return &r.out, nil
}

func orAll(namespaces []string) []string {
	if len(namespaces) == 0 {
		return []string{""}
	}
	return namespaces
}

type reader struct {
	Lister
	opts  Options
	slots chan struct{} // one for each call under way
	wait  sync.WaitGroup

	mu   sync.Mutex // guards what follows
	out  cloud.Snapshot
	fail error
}

// start reads a kind in one namespace, unless an earlier run has.
func (r *reader) start(ctx context.Context, k Kind, namespace string) {
	reading := cloud.Reading{Type: k.Name(), Namespace: namespace}
	if r.opts.Journal.Has(reading) {
		return
	}
	r.wait.Go(func() {
		select {
		case r.slots <- struct{}{}:
		case <-ctx.Done():
			return
		}
		piece := r.read(ctx, k, reading)
		<-r.slots
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.fail != nil || ctx.Err() != nil {
			return
		}
		if r.fail = r.opts.Journal.Add(piece); r.fail != nil {
			return
		}
		if r.out.Add(piece); r.opts.Progress != nil {
			r.opts.Progress(k.Name(), len(piece.Resources))
		}
	})
}

// read returns what a kind comes to in one namespace.
func (r *reader) read(ctx context.Context, k Kind, reading cloud.Reading) *cloud.Snapshot {
	piece := &cloud.Snapshot{Readings: []cloud.Reading{reading}}
	var err error
	if k.isSecret() {
		var secrets []Secret
		secrets, err = r.Secrets(ctx, reading.Namespace)
		for _, s := range secrets {
			piece.Resources = append(piece.Resources, ofSecret(s, reading.Namespace))
		}
	} else {
		var objects []map[string]any
		objects, err = r.List(ctx, k, reading.Namespace)
		for _, o := range objects {
			if x, ok := Resource(o); ok {
				piece.Resources = append(piece.Resources, x)
			}
		}
	}
	if err != nil {
		piece.Resources = nil
		piece.Unreadable = []cloud.Unreadable{{
			Call: fmt.Sprintf("list %s", strings.Trim(k.Group+"/"+k.Version+" "+k.Resource, "/")),
			Type: k.Name(), Namespace: reading.Namespace, Reason: err.Error(),
		}}
	}
	return piece
}

// namespaces returns those in which to look for secrets.
func (r *reader) namespaces() []string {
	if len(r.opts.Namespaces) > 0 {
		return r.opts.Namespaces
	}
	var out []string
	resumed := r.opts.Journal.Resumed()
	for _, x := range slices.Concat(r.out.Resources, resumed.Resources) {
		if x.Type == "k8s_namespace" {
			meta, _ := x.Attributes["metadata"].(map[string]any)
			name, _ := meta["name"].(string)
			out = append(out, name)
		}
	}
	if len(out) == 0 && len(r.out.Unreadable)+len(resumed.Unreadable) > 0 {
		// Which namespaces there are is not known, so nothing is of their secrets.
		r.out.Unreadable = append(r.out.Unreadable, cloud.Unreadable{Call: "list v1 secrets", Type: "Secret", Reason: "it is not known which namespaces there are"})
	}
	slices.SortFunc(out, cmp.Compare[string])
	return slices.Compact(out)
}

// keep drops what is of none of the types. Owners were needed before.
func keep(s *cloud.Snapshot, types []string) {
	if types == nil {
		return
	}
	s.Resources = slices.DeleteFunc(s.Resources, func(r cloud.Resource) bool {
		return !slices.Contains(types, r.Type) && r.Type != "k8s_horizontal_pod_autoscaler"
	})
}
