package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"golang.org/x/term"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/aws"
	"github.com/parapet-iac/parapet/analysis/cloud/aws/sdk"
	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes"
	"github.com/parapet-iac/parapet/analysis/lang/plan"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// running reads what runs, from where the flags say.
func (d *drifter) running(ctx context.Context) (*cloud.Snapshot, error) {
	f := d.flags
	if len(f.cluster.namespaces) == 1 {
		d.input.Namespace = f.cluster.namespaces[0]
	}
	if len(f.from) == 0 {
		return d.live(ctx)
	}
	all := &cloud.Snapshot{Version: cloud.Version}
	for _, name := range f.from {
		s, err := f.recorded(ctx, name)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, plain(err))
		}
		all.Add(s)
	}
	if f.record != "" {
		return all, all.Write(f.record)
	}
	return all, nil
}

// recorded reads a snapshot, a state, a plan or a folder of answers.
func (f *driftFlags) recorded(ctx context.Context, name string) (*cloud.Snapshot, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		folder := aws.Folder{FS: os.DirFS(name)}
		if len(f.regions) == 1 {
			folder.Region = f.regions[0]
		}
		s, err := aws.Read(ctx, folder, aws.Options{Types: nil, Global: true, Workers: 1})
		if err == nil && len(s.Readings) == 0 {
			err = errors.New("no answer of a call that lists resources, such as describe-vpcs.json")
		}
		return s, err
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	doc, notPlan := readPlan(name, text)
	if notPlan == nil {
		if doc.Kind == plan.Plan {
			if !doc.Refreshed {
				return nil, errors.New("the plan does not tell what runs: make it without -refresh=false")
			}
			return cloud.FromInstances(doc.Prior), nil
		}
		return cloud.FromInstances(doc.Instances), nil
	}
	s, err := cloud.Parse(text)
	if err != nil {
		return nil, withHint(errors.Join(notPlan, err), "--from takes a snapshot of --record, a Terraform state, the output of terraform show -json, or a folder of answers of the AWS CLI")
	}
	return s, nil
}

func readPlan(name string, text []byte) (*plan.Document, error) {
	at := &source.Anchor{File: name}
	return plan.Read(text, func(start, end int) source.Range {
		return source.Range{Anchor: at, Start: uint32(start), End: uint32(end)}
	})
}

// ids returns the vendor's ids that a state tells, by address.
func (f *driftFlags) ids() (map[model.Address]string, error) {
	ids := map[model.Address]string{}
	if f.state == "" {
		return ids, nil
	}
	text, err := os.ReadFile(f.state)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", f.state, plain(err))
	}
	doc, err := readPlan(f.state, text)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", f.state, err)
	}
	instances := doc.Instances
	if doc.Kind == plan.Plan {
		instances = doc.Prior
	}
	for _, i := range instances {
		if id, ok := i.Value.Get("id").AsString(); ok {
			ids[i.Address] = id
		}
	}
	return ids, nil
}

// live reads AWS, a cluster, or both.
func (d *drifter) live(ctx context.Context) (*cloud.Snapshot, error) {
	f := d.flags
	var journal *cloud.Journal
	if f.record != "" {
		var err error
		if journal, err = cloud.OpenJournal(f.record + ".partial"); err != nil {
			return nil, err
		}
		defer journal.Close()
	}
	all := &cloud.Snapshot{Version: cloud.Version}
	if aws, cluster := d.wanted(); aws || !cluster {
		s, err := f.accounts(ctx, d.ui, journal)
		if err != nil {
			return nil, err
		}
		all.Add(s)
	}
	if _, cluster := d.wanted(); cluster {
		s, err := d.objects(ctx, journal)
		if err != nil {
			return nil, err
		}
		all.Add(s)
	}
	if f.record == "" {
		return all, nil
	}
	if err := all.Write(f.record); err != nil {
		return nil, fmt.Errorf("writing %s: %w", f.record, plain(err))
	}
	return all, journal.Remove()
}

// accounts reads AWS: each profile and role, each region.
func (f *driftFlags) accounts(ctx context.Context, u *ui, journal *cloud.Journal) (*cloud.Snapshot, error) {
	all := &cloud.Snapshot{}
	all.Add(journal.Resumed().Without(kubernetes.IsReading))
	seen := map[string]bool{} // accounts whose global types are read
	for _, profile := range orNone(f.profiles) {
		for _, role := range orNone(f.roles) {
			for _, region := range orNone(f.regions) {
				c, err := sdk.Open(ctx, sdk.Options{Profile: profile, Role: role, Region: region})
				if err != nil {
					return nil, withHint(err, "what runs can be read without a connection, too: parapet drift --from")
				}
				account := c.Place()["account"]
				opts := aws.Options{Types: f.read(), Global: !seen[account], Workers: f.workers, Journal: journal, Progress: f.progress(u, c.Place())}
				s, err := aws.Read(ctx, c, opts)
				if err != nil {
					return nil, err
				}
				seen[account] = true
				all.Add(s)
			}
		}
	}
	return all, nil
}

// read returns the types to read. What others refer to is read too, since it tells
// them apart.
func (f *driftFlags) read() []string {
	if f.types == nil || f.record != "" {
		return nil
	}
	return append([]string{"aws_vpc", "aws_subnet"}, f.types...)
}

func orNone(list []string) []string {
	if len(list) == 0 {
		return []string{""}
	}
	return list
}

// progress tells a person at a terminal what has been read.
func (f *driftFlags) progress(u *ui, place map[string]string) func(string, int) {
	if f.quiet || !term.IsTerminal(int(u.err.Fd())) {
		return nil
	}
	return func(typ string, n int) {
		fmt.Fprintf(u.err, "\r\x1b[K%s %s: %d %s", place["account"], place["region"], n, typ)
		if n == 0 {
			fmt.Fprint(u.err, "\r\x1b[K")
		}
	}
}
