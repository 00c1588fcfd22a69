package aws

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/schema"
)

// A Caller answers calls of the AWS API in one account and region.
type Caller interface {
	// Call returns all pages of an answer as one tree, with the members that the
	// AWS CLI prints. An error that has a method ErrorCode tells what AWS says.
	Call(ctx context.Context, c Call, params map[string]any) (map[string]any, error)
	// Place returns what stands in for {partition}, {account} and {region}.
	Place() map[string]string
}

// ErrAbsent is returned by callers for what has not been recorded. It says neither
// that something exists nor that it does not.
var ErrAbsent = errors.New("not recorded")

// Options say how to read.
type Options struct {
	// Types are those to read, all for nil.
	Types []string
	// Global tells to read what is the same in all regions.
	Global bool
	// Workers bounds the calls that are under way at once; at least 1.
	Workers int
	// Journal keeps what has been read, and knows what earlier runs have.
	Journal *cloud.Journal
	// Progress is told of each type that has been read. It may be nil.
	Progress func(typ string, resources int)
}

// Read reads the resources of an account in a region. What could not be read is in
// the snapshot; the error is that ctx has ended or that the journal cannot be
// written.
func Read(ctx context.Context, c Caller, opts Options) (*cloud.Snapshot, error) {
	r := reader{Caller: c, opts: opts, slots: make(chan struct{}, max(opts.Workers, 1))}
	var (
		mu   sync.Mutex // guards what follows
		out  cloud.Snapshot
		fail error
		wait sync.WaitGroup
	)
	for i := range Types {
		t := &Types[i]
		if t.Global && !opts.Global || opts.Types != nil && !slices.Contains(opts.Types, t.Name) || opts.Journal.Has(r.reading(t)) {
			continue
		}
		wait.Go(func() {
			piece := r.read(ctx, t)
			mu.Lock()
			defer mu.Unlock()
			if piece == nil || fail != nil || ctx.Err() != nil {
				return
			}
			if fail = opts.Journal.Add(piece); fail != nil {
				return
			}
			if out.Add(piece); opts.Progress != nil {
				opts.Progress(t.Name, len(piece.Resources))
			}
		})
	}
	wait.Wait()
	return &out, errors.Join(ctx.Err(), fail)
}

type reader struct {
	Caller
	opts  Options
	slots chan struct{} // one for each call under way
	// shared are calls that several types make, by call and parameters.
	shared sync.Map // string → func() (map[string]any, error)
}

func (r *reader) reading(t *Type) cloud.Reading {
	place := r.Place()
	out := cloud.Reading{Type: t.Name, Account: place["account"], Region: place["region"]}
	if t.Global {
		out.Region = ""
	}
	return out
}

func (r *reader) call(ctx context.Context, c Call, p map[string]any) (map[string]any, error) {
	select {
	case r.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-r.slots }()
	return r.Call(ctx, c, p)
}

// read reads all resources of a type; nil where nothing is recorded of it.
func (r *reader) read(ctx context.Context, t *Type) *cloud.Snapshot {
	at := r.reading(t)
	piece := &cloud.Snapshot{}
	p, _ := params(t.List, nil, r.Place())
	answer, err := r.once(ctx, t.List, p)
	if errors.Is(err, ErrAbsent) {
		return nil
	}
	piece.Readings = append(piece.Readings, at)
	if err != nil {
		if !saysAbsent(err) {
			piece.Unreadable = append(piece.Unreadable, r.unreadable(at, t.List, "", err))
		}
		return piece
	}
	items := gathered(answer, t.Items)
	trim(items, t.Trim)
	for _, step := range t.Then {
		var failures []cloud.Unreadable
		items, failures = r.follow(ctx, step, at, items)
		piece.Unreadable = append(piece.Unreadable, failures...)
	}
	resources := make([]*cloud.Resource, len(items))
	failures := make([][]cloud.Unreadable, len(items))
	r.each(len(items), func(i int) { resources[i], failures[i] = r.resource(ctx, t, at, items[i]) })
	for i, res := range resources {
		if res != nil {
			piece.Resources = append(piece.Resources, *res)
		}
		piece.Unreadable = append(piece.Unreadable, failures[i]...)
	}
	return piece
}

// each does something for each index, as many at once as calls may be under way.
func (r *reader) each(n int, do func(int)) {
	var wait sync.WaitGroup
	next := make(chan int)
	for range min(cap(r.slots), n) {
		wait.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
}

// follow makes a step for each of the items, and returns what it has led to.
func (r *reader) follow(ctx context.Context, step Step, at cloud.Reading, items []map[string]any) ([]map[string]any, []cloud.Unreadable) {
	found := make([][]map[string]any, len(items))
	failures := make([]error, len(items))
	r.each(len(items), func(i int) {
		answer := items[i]
		if step.Operation != "" {
			p, ok := params(step.Call, items[i], r.Place())
			if !ok {
				return
			}
			if answer, failures[i] = r.once(ctx, step.Call, p); failures[i] != nil {
				return
			}
		}
		for _, item := range gathered(answer, step.Items) {
			item["$Of"] = items[i]
			found[i] = append(found[i], item)
		}
	})
	var unreadable []cloud.Unreadable
	for _, err := range failures {
		if err != nil && !errors.Is(err, ErrAbsent) && !saysAbsent(err) {
			unreadable = append(unreadable, r.unreadable(at, step.Call, "", err))
		}
	}
	return slices.Concat(found...), unreadable
}

// once makes a call that several types share, for the first of them.
func (r *reader) once(ctx context.Context, c Call, p map[string]any) (map[string]any, error) {
	id, err := json.Marshal(p)
	if err != nil {
		return nil, fmt.Errorf("parameters of %s: %w", c.Name(), err)
	}
	f, _ := r.shared.LoadOrStore(c.Service+" "+c.Operation+" "+string(id), sync.OnceValues(func() (map[string]any, error) { return r.call(ctx, c, p) }))
	return f.(func() (map[string]any, error))()
}

// gathered returns the items at a path as objects: those of a list, one that is
// alone, or with "Path.*" the members of an object by name.
func gathered(answer any, path string) []map[string]any {
	members, all := strings.CutSuffix(path, ".*")
	found := answer
	if path != "." {
		found, _ = get(answer, members)
	}
	var each []any
	switch x := found.(type) {
	case []any:
		each = x
	case map[string]any:
		each = []any{x}
		if all {
			each = nil
			for _, name := range slices.Sorted(maps.Keys(x)) {
				each = append(each, x[name])
			}
		}
	}
	var out []map[string]any
	for _, v := range each {
		m, ok := v.(map[string]any)
		if !ok {
			m = map[string]any{"Value": v}
		}
		out = append(out, maps.Clone(m))
	}
	return out
}

// trim takes a beginning off a member of items.
func trim(items []map[string]any, what string) {
	name, beginning, ok := strings.Cut(what, "=")
	if !ok {
		return
	}
	for _, item := range items {
		if v, _ := member(item, name); v != nil {
			item[name] = strings.TrimPrefix(fmt.Sprint(v), beginning)
		}
	}
}

// resource asks for the details of an item and brings it into the canonical form;
// nil for one that is gone.
func (r *reader) resource(ctx context.Context, t *Type, at cloud.Reading, item map[string]any) (*cloud.Resource, []cloud.Unreadable) {
	if gone(t, item) {
		return nil, nil
	}
	id := idOf(t, item, r.Place())
	var failures []cloud.Unreadable
	for _, c := range t.Details {
		p, ok := params(c, item, r.Place())
		if !ok {
			continue
		}
		answer, err := r.call(ctx, c, p)
		switch {
		case err == nil:
			item[c.member()] = answer
		case saysAbsent(err):
			item[c.member()] = nil
		case !errors.Is(err, ErrAbsent):
			failures = append(failures, r.unreadable(at, c, id, err))
		}
	}
	if gone(t, item) {
		return nil, failures
	}
	res := Resource(t, item, r.Place())
	res.Account, res.Region = at.Account, at.Region
	return res, failures
}

func gone(t *Type, item any) bool {
	return slices.ContainsFunc(t.Gone, func(c string) bool { return holds(item, c) })
}

// saysAbsent reports whether AWS says that what was asked for does not exist:
// NoSuchBucketPolicy, ServerSideEncryptionConfigurationNotFoundError,
// ResourceNotFoundException.
func saysAbsent(err error) bool {
	var said interface{ ErrorCode() string }
	if !errors.As(err, &said) {
		return false
	}
	code := said.ErrorCode()
	return strings.HasPrefix(code, "NoSuch") || strings.Contains(code, "NotFound") || code == "AWS.SimpleQueueService.NonExistentQueue"
}

func (r *reader) unreadable(at cloud.Reading, c Call, resource string, err error) cloud.Unreadable {
	reason := "failed"
	var said interface{ ErrorCode() string }
	switch {
	case errors.As(err, &said):
		reason = said.ErrorCode()
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		reason = "interrupted"
	}
	return cloud.Unreadable{Call: c.Name(), Type: at.Type, Resource: resource, Account: at.Account, Region: at.Region, Reason: reason}
}

func idOf(t *Type, item any, place map[string]string) string {
	if text, ok := strings.CutPrefix(t.ID, "="); ok {
		return text
	}
	if strings.Contains(t.ID, "{") {
		return fill(t.ID, item, place)
	}
	v, _ := get(item, t.ID)
	if s := texts(v); len(s) > 0 {
		return s[0]
	}
	return ""
}

// Resource brings an item and its details into the canonical form.
func Resource(t *Type, item map[string]any, place map[string]string) *cloud.Resource {
	res := &cloud.Resource{Type: t.Name, ID: idOf(t, item, place), Attributes: map[string]any{}, MadeBy: madeBy(t, item)}
	res.Attributes["id"] = res.ID
	if arn := fill(t.ARN, item, place); t.ARN != "" && arn != "" {
		res.Attributes["arn"] = arn
	}
	for _, a := range t.All() {
		v, read := get(item, a.From)
		if !read {
			if name, _, _ := strings.Cut(a.Path, "."); !slices.Contains(res.Unread, name) {
				res.Unread = append(res.Unread, name)
			}
			continue
		}
		name, arg, _ := strings.Cut(a.As, ":")
		if convert := conversions[name]; convert != nil && (v != nil || name == "present") {
			v = convert(v, arg)
		}
		if v != nil && !slices.Contains(res.Unread, strings.Split(a.Path, ".")[0]) {
			put(res.Attributes, t.Name, strings.Split(a.Path, "."), v)
		}
	}
	return res
}

// put sets an attribute at a path. Blocks that may repeat are lists of one.
func put(attrs map[string]any, typ string, path []string, v any) {
	for i, step := range path[:len(path)-1] {
		repeats := schema.MayRepeat(typ, strings.Join(path[:i+1], "."))
		inner, _ := attrs[step].(map[string]any)
		if l, ok := attrs[step].([]any); ok {
			inner, _ = l[0].(map[string]any)
		}
		if inner == nil {
			inner = map[string]any{}
			if attrs[step] = inner; repeats {
				attrs[step] = []any{inner}
			}
		}
		attrs = inner
	}
	attrs[path[len(path)-1]] = v
}

// controllers are tags by which resources know who has made them. Sources:
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html,
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html,
// https://docs.aws.amazon.com/eks/latest/userguide/eks-using-tags.html,
// https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/AWSHowTo.html,
// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/configurations/,
// https://karpenter.sh/docs/concepts/nodeclasses/#spectags,
// https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/tagging.md.
var controllers = [][2]string{
	{"aws:autoscaling:groupName", "Auto Scaling group"},
	{"aws:cloudformation:stack-name", "CloudFormation stack"},
	{"elasticbeanstalk:environment-name", "Elastic Beanstalk environment"},
	{"aws:eks:cluster-name", "EKS cluster"},
	{"elbv2.k8s.aws/cluster", "AWS Load Balancer Controller of cluster"},
	{"karpenter.sh/nodepool", "Karpenter node pool"},
	{"kubernetes.io/created-for/pvc/name", "Kubernetes volume claim"},
	{"aws:elasticmapreduce:job-flow-id", "EMR cluster"},
}

func madeBy(t *Type, item map[string]any) string {
	for _, m := range t.Made {
		if condition, who, _ := strings.Cut(m, " "); holds(item, condition) {
			return who
		}
	}
	for _, a := range t.All() {
		if a.Path != "tags" {
			continue
		}
		v, _ := get(item, a.From)
		for _, c := range controllers {
			if name := tagOf(v, c[0]); name != "" {
				return fmt.Sprintf("%s %s", c[1], name)
			}
		}
	}
	return ""
}

func tagOf(v any, name string) string {
	if s, ok := object(v)[name].(string); ok {
		return s
	}
	for _, e := range list(v) {
		if str(e, "Key|TagKey") == name {
			return str(e, "Value|TagValue")
		}
	}
	return ""
}
