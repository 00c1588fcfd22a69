package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"

	"golang.org/x/term"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/aws"
	"github.com/parapet-iac/parapet/analysis/cloud/aws/sdk"
	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes"
	"github.com/parapet-iac/parapet/analysis/drift"
	"github.com/parapet-iac/parapet/analysis/lang/plan"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// running reads what runs, from where the flags say.
func (d *drifter) running(ctx context.Context) (*cloud.Snapshot, error) {
	f := d.flags
	read := d.recordings
	if len(f.from) == 0 {
		read = d.live
	}
	s, err := read(ctx)
	if err != nil {
		return nil, err
	}
	if d.input.Namespace = s.Namespace; len(f.cluster.namespaces) == 1 {
		d.input.Namespace = f.cluster.namespaces[0]
	}
	return s, nil
}

// recordings reads what --from names.
func (d *drifter) recordings(ctx context.Context) (*cloud.Snapshot, error) {
	f := d.flags
	all := &cloud.Snapshot{Version: cloud.Version}
	for _, name := range f.from {
		s, err := f.recorded(ctx, name)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, plain(err))
		}
		all.Add(s)
	}
	if len(f.cluster.namespaces) > 0 {
		all = kubernetes.Within(all, f.cluster.namespaces)
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
		if err != nil {
			return nil, err
		}
		objects, err := kubernetes.Folder(folder.FS)
		if err != nil {
			return nil, err
		}
		if s.Add(objects); len(s.Readings) == 0 {
			err = errors.New("no answer of a call that lists resources, such as describe-vpcs.json, and no list of kubectl get -o json")
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
	if s, ok := kubernetes.Recorded(text); ok {
		return s, nil
	}
	s, err := cloud.Parse(text)
	if err != nil {
		return nil, withHint(errors.Join(notPlan, err), "--from takes a snapshot of --record, a Terraform state, the output of terraform show -json or of kubectl get -o json, or a folder of answers of the AWS CLI and kubectl")
	}
	return s, nil
}

func readPlan(name string, text []byte) (*plan.Document, error) {
	at := &source.Anchor{File: name}
	return plan.Read(text, func(start, end int) source.Range {
		return source.Range{Anchor: at, Start: uint32(start), End: uint32(end)}
	})
}

// state takes over what a state tells, by address: the vendor's ids, and in which
// account and region resources are.
func (d *drifter) state() error {
	d.input.IDs, d.input.Places, d.input.Profiles = map[model.Address]string{}, map[model.Address]drift.Where{}, map[string]string{}
	name := d.flags.state
	if name == "" {
		return nil
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, plain(err))
	}
	doc, err := readPlan(name, text)
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	instances := doc.Instances
	if doc.Kind == plan.Plan {
		instances = doc.Prior
	}
	for _, r := range cloud.FromInstances(instances).Resources {
		if address := model.Address(r.Address); r.ID != "" {
			d.input.IDs[address] = r.ID
			d.input.Places[address] = drift.Where{Account: r.Account, Region: r.Region}
		}
	}
	return nil
}

// partial is what stands behind the name of a record that is not whole yet.
const partial = ".partial"

// live reads AWS, a cluster, or both.
func (d *drifter) live(ctx context.Context) (*cloud.Snapshot, error) {
	f := d.flags
	var journal *cloud.Journal
	if f.record != "" {
		var err error
		if journal, err = cloud.OpenJournal(f.record + partial); err != nil {
			return nil, err
		}
		defer journal.Close()
	}
	all := &cloud.Snapshot{Version: cloud.Version}
	if aws, cluster := d.wanted(); aws || !cluster {
		s, err := d.accounts(ctx, journal)
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

// count counts a request to a cloud.
func (d *drifter) count() { d.calls.Add(1) }

// accounts reads AWS: each profile and role, each region. Where there are several, one
// that does not let us in is not readable; the error is that none does.
func (d *drifter) accounts(ctx context.Context, journal *cloud.Journal) (*cloud.Snapshot, error) {
	f := d.flags
	all := &cloud.Snapshot{}
	all.Add(journal.Resumed().Without(kubernetes.IsReading))
	type place struct{ account, region string }
	global, read := map[string]bool{}, map[place]bool{}
	var failure error
	for _, o := range f.places() {
		o.Count = d.count
		c, err := sdk.Open(ctx, o)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			failure = cmp.Or(failure, err)
			all.Unreadable = append(all.Unreadable, sdk.Denied(o, err))
			continue
		}
		at := place{c.Place()["account"], c.Place()["region"]}
		if o.Role == "" {
			d.input.Profiles[o.Profile] = at.account
		}
		if read[at] {
			continue // another profile leads to the same account
		}
		read[at] = true
		opts := aws.Options{Types: f.read(), Global: !global[at.account], Workers: f.workers, Journal: journal, Progress: f.progress(d.ui, c.Place())}
		s, err := aws.Read(ctx, c, opts)
		if err != nil {
			return nil, err
		}
		global[at.account] = true
		all.Add(s)
	}
	if len(read) == 0 {
		return nil, withHint(failure, "what runs can be read without a connection, too: parapet drift --from")
	}
	return all, nil
}

// places are what the flags say is to be read, each profile and role in each region.
func (f *driftFlags) places() []sdk.Options {
	var out []sdk.Options
	for _, profile := range orNone(f.profiles) {
		for _, role := range orNone(f.roles) {
			for _, region := range orNone(f.regions) {
				out = append(out, sdk.Options{Profile: profile, Role: role, Region: region})
			}
		}
	}
	return out
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
