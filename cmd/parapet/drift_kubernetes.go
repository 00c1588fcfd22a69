package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes"
	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes/client"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// clusterFlags say which Kubernetes cluster parapet drift reads.
type clusterFlags struct {
	kubeconfig, context string
	inCluster           bool
	namespaces          []string
}

func (f *clusterFlags) define(flags *pflag.FlagSet) {
	flags.StringVar(&f.context, "context", "", "Kubernetes `context` to use (default: the current one)")
	flags.StringVar(&f.kubeconfig, "kubeconfig", "", "`file` that tells of clusters (default: kubectl's)")
	flags.BoolVar(&f.inCluster, "in-cluster", false, "read the cluster in which this runs")
	flags.StringArrayVar(&f.namespaces, "namespace", nil, "read this `namespace` alone, and nothing of the cluster\nitself")
}

// given reports whether a flag asks for a cluster.
func (f *clusterFlags) given() bool {
	return f.kubeconfig != "" || f.context != "" || f.inCluster || len(f.namespaces) > 0
}

// wanted returns what to read: what flags ask for, else what the code declares.
func (d *drifter) wanted() (aws, cluster bool) {
	f := d.flags
	aws, cluster = len(f.profiles)+len(f.roles)+len(f.regions) > 0, f.cluster.given()
	if aws || cluster {
		return aws, cluster
	}
	for _, r := range d.input.Code {
		aws = aws || strings.HasPrefix(r.Type, "aws_")
		cluster = cluster || kube.IsObject(r.Type)
	}
	return aws, cluster
}

// objects reads a cluster.
func (d *drifter) objects(ctx context.Context, journal *cloud.Journal) (*cloud.Snapshot, error) {
	f := d.flags.cluster
	c, err := client.Open(client.Options{Kubeconfig: f.kubeconfig, Context: f.context, InCluster: f.inCluster, Workspace: d.target.dir, Count: d.count})
	if errors.Is(err, client.ErrInWorkspace) {
		return nil, withHint(err, "name it with --kubeconfig if it is to be trusted")
	}
	if err != nil {
		return nil, withHint(err, "name a cluster with --context or --kubeconfig; what runs can be read without a connection, too: parapet drift --from")
	}
	opts := kubernetes.Options{Namespaces: f.namespaces, Workers: d.flags.workers, Journal: journal}
	if d.flags.record == "" {
		opts.Types = d.flags.types
	}
	if !d.flags.quiet && term.IsTerminal(int(d.ui.err.Fd())) {
		opts.Progress = func(kind string, n int) { fmt.Fprintf(d.ui.err, "\r\x1b[K%s: %d %s\r", c.Name(), n, kind) }
	}
	s, err := kubernetes.Read(ctx, c, opts)
	if opts.Progress != nil {
		fmt.Fprint(d.ui.err, "\r\x1b[K")
	}
	if err != nil {
		return nil, withHint(err, "what runs can be read without a connection, too: parapet drift --from")
	}
	s.Namespace = c.Namespace()
	return s, nil
}

// kubectl returns the flags by which kubectl finds the same cluster.
func (f *clusterFlags) kubectl() []string {
	var out []string
	if f.kubeconfig != "" {
		out = append(out, "--kubeconfig="+f.kubeconfig)
	}
	if f.context != "" {
		out = append(out, "--context="+f.context)
	}
	return out
}

// helm returns the flags by which Helm takes the same values:
// https://helm.sh/docs/helm/helm_upgrade/.
func (f *driftFlags) helm() []string {
	var out []string
	for _, file := range f.values {
		out = append(out, "--values="+file)
	}
	for _, set := range f.set {
		out = append(out, "--set="+set)
	}
	return out
}
