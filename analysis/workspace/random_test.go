package workspace

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/synth"
	"github.com/parapet-iac/parapet/policies"
)

// A desk is a workspace on disk that is edited at random, and an engine that
// follows. Some files are shown by an editor.
type desk struct {
	t     *testing.T
	rng   *rand.Rand
	dir   string
	set   *policy.Set
	e     *Engine
	base  map[string]string
	texts map[string]string // as they count
	shown map[string]bool
	n     int32
}

// twoStacks are root modules of the same names, a shared module, and everything
// that comments can say.
var twoStacks = map[string]string{
	"dev/main.tf": `variable "public" { default = true }
locals {
  acl  = var.public ? "public-read" : "private"
  open = ["0.0.0.0/0"]
}
module "store" {
  source = "../store"
  acl    = local.acl
}
resource "aws_security_group" "web" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = local.open
  }
}
`,
	"prod/main.tf": `module "store" {
  source   = "../store"
  for_each = toset(["a", "b"])
  acl      = "private"
}
# parapet:ignore aws-s3-bucket-versioning-disabled kept elsewhere
resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}
resource "aws_s3_bucket_versioning" "logs" {
  bucket = aws_s3_bucket.logs.id
  versioning_configuration { status = "Suspended" }
}
`,
	"prod/terraform.tfvars": "public = false\n",
	"store/main.tf": `variable "acl" {}
resource "aws_s3_bucket" "b" {
  bucket = "b"
  acl    = var.acl # parapet:ignore aws-s3-bucket-sse-kms
}
output "arn" { value = aws_s3_bucket.b.arn }
`,
}

func newDesk(t *testing.T, set *policy.Set, seed uint64) *desk {
	d := &desk{t: t, rng: rand.New(rand.NewPCG(seed, 5)), dir: t.TempDir(), set: set, shown: map[string]bool{}}
	d.base = maps.Clone(twoStacks)
	for name, text := range synth.Workspace(40, seed) {
		d.base["synth/"+name] = text
	}
	d.texts = maps.Clone(d.base)
	for name, text := range d.texts {
		d.save(name, text)
	}
	e, err := Open(d.dir, Options{Policies: set})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	d.e = e
	d.update()
	return d
}

func (d *desk) save(name, text string) {
	file := filepath.Join(d.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		d.t.Fatal(err)
	}
}

// write changes a file, in an editor or on disk.
func (d *desk) write(name, text string) {
	d.texts[name] = text
	d.n++
	if d.shown[name] || d.rng.IntN(3) > 0 {
		d.shown[name] = true
		d.e.Change(Change{Path: name, Text: source.NewText([]byte(text)), Version: d.n})
		return
	}
	d.save(name, text)
	d.e.Change(Change{Path: name})
}

func (d *desk) close(name string) {
	delete(d.shown, name)
	delete(d.texts, name)
	if content, err := os.ReadFile(filepath.Join(d.dir, filepath.FromSlash(name))); err == nil {
		d.texts[name] = string(content)
	}
	d.e.Change(Change{Path: name, Closed: true})
}

var pasted = []string{
	"\nresource \"aws_s3_bucket\" \"more\" {\n  acl = \"public-read\"\n}\n", "# parapet:ignore aws-s3-bucket-public-acl for now\n",
	"\nresource \"aws_s3_bucket_acl\" \"logs\" {\n  bucket = aws_s3_bucket.logs.id\n  acl = \"public-read\"\n}\n",
	"\n", "  ", "{", "}", "\"", "/*", "<<E\n", "#", "\nlocals {\n  acl = local.acl\n}\n", "\nvariable \"acl\" { default = \"public-read-write\" }\n",
}

func (d *desk) edit() {
	names := slices.Sorted(maps.Keys(d.base))
	name := names[d.rng.IntN(len(names))]
	text, there := d.texts[name]
	at := d.rng.IntN(len(text) + 1)
	if lines := strings.SplitAfter(text, "\n"); d.rng.IntN(2) == 0 { // mostly between lines
		at = len(strings.Join(lines[:d.rng.IntN(len(lines))], ""))
	}
	switch op := d.rng.IntN(16); {
	case !there || op < 3:
		d.write(name, d.base[name])
	case op == 3 && d.shown[name]:
		d.close(name)
	case op == 4 && !d.shown[name]:
		delete(d.texts, name)
		if err := os.Remove(filepath.Join(d.dir, filepath.FromSlash(name))); err != nil {
			d.t.Fatal(err)
		}
		d.e.Change(Change{Path: name})
	case op < 8:
		blocks := strings.SplitAfter(text, "\n}\n")
		i, j := d.rng.IntN(len(blocks)), d.rng.IntN(len(blocks))
		blocks[i], blocks[j] = blocks[j], blocks[i]
		d.write(name, strings.Join(blocks, ""))
	case op < 11:
		swap := [][2]string{{"true", "false"}, {"false", "true"}, {"private", "public-read"}, {"22", "443"}, {"0.0.0.0/0", "10.0.0.0/8"}, {"logs", "store"}}[d.rng.IntN(6)]
		d.write(name, strings.Replace(text, swap[0], swap[1], 1+d.rng.IntN(3)))
	case op == 11 && len(text) > at:
		d.write(name, text[:at]+text[min(len(text), at+1+d.rng.IntN(30)):])
	default:
		d.write(name, text[:at]+pasted[d.rng.IntN(len(pasted))]+text[at:])
	}
}

// A fuse is a context that ends when it is asked for the n-th time.
type fuse struct {
	context.Context
	mu   sync.Mutex
	left int
}

func (f *fuse) Err() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.left--; f.left < 0 {
		return context.Canceled
	}
	return nil
}

// update lets the engine catch up, sometimes after an update that was abandoned
// anywhere, or that is for one file first.
func (d *desk) update() {
	d.t.Helper()
	names := slices.Sorted(maps.Keys(d.base))
	first := names[d.rng.IntN(len(names))]
	switch d.rng.IntN(4) {
	case 0:
		var only []string
		if d.rng.IntN(2) == 0 {
			only = []string{first}
		}
		if _, err := d.e.update(&fuse{Context: context.Background(), left: d.rng.IntN(120)}, only); err == nil && only == nil {
			return
		}
	case 1:
		d.updateFirst(first)
	}
	s, err := d.e.Update(context.Background())
	if err != nil {
		d.t.Fatal(err)
	}
	if !s.Complete() {
		d.t.Error("an update has not done all")
	}
}

// updateFirst lets the engine catch up with one file. The others then stay as they
// were, unless nothing else is to be done.
func (d *desk) updateFirst(name string) {
	d.t.Helper()
	before := d.e.Snapshot()
	s, err := d.e.Update(context.Background(), name)
	if err != nil {
		d.t.Fatal(err)
	}
	f := s.File(name)
	if text, there := d.texts[name]; f == nil != !there || there && string(f.Text.Bytes()) != text {
		d.t.Errorf("%s is not what it is now", name)
	}
	if !s.partial { // findings are ranked later
		return
	}
	for f := range before.Files() {
		if f.Path != name && !s.Same(before, f.Path) {
			d.t.Errorf("%s is another than before", f.Path)
		}
	}
	if len(s.Changed()) > 1 || len(s.Changed()) == 1 && s.Changed()[0] != name {
		d.t.Errorf("%v have changed, want at most %s", s.Changed(), name)
	}
}

// heal puts broken files back to where they began.
func (d *desk) heal() {
	for f := range d.e.Snapshot().Files() {
		if f.Broken() {
			d.write(f.Path, d.base[f.Path])
		}
	}
	d.update()
}

// picture writes all of a result, to the last range; the ranks if it has any.
func picture(res *Result, ranked bool) []string {
	var out []string
	for _, f := range res.Findings {
		line := fmt.Sprintf("%s %s %v %v %v %v %v %s", f.Policy.ID, f.Status, f.Resource, f.Instances, f.Paths, f.Span, f.Block, f.Fingerprint)
		if ranked {
			line += fmt.Sprintf(" %s %v %t %t %v", f.Tier, f.Points, f.Choke, f.Exposed, res.Breaches(context.Background()).On(&f))
		}
		for _, r := range f.Related {
			line += fmt.Sprintf(" %v %s", r.Span, r.Message)
		}
		if s := f.Suppression; s != nil {
			line += fmt.Sprintf(" %s %s %v", s.Kind, s.Reason, *s.Span)
		}
		out = append(out, line)
	}
	for _, dg := range res.Diagnostics {
		span, ok := res.Files.Span(dg.Range)
		out = append(out, fmt.Sprint(dg.Severity, dg.Path(), span, ok, dg.Summary, dg.Detail))
	}
	for _, r := range res.Resources {
		at, _ := res.Files.Span(r.Origin.Block)
		out = append(out, fmt.Sprint(r.Origin.Stack, r.Address, at))
	}
	return out
}

// check compares the engine with an analysis of the same texts afresh, unless
// something is broken.
func (d *desk) check() (compared bool) {
	d.t.Helper()
	snap := d.e.Snapshot()
	for f := range snap.Files() {
		if f.Broken() {
			return false
		}
	}
	d.compare(snap, d.texts)
	return true
}

// compare holds a snapshot against an analysis of texts afresh.
func (d *desk) compare(snap *Snapshot, texts map[string]string) {
	d.t.Helper()
	dir := d.t.TempDir()
	for name, text := range texts {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			d.t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			d.t.Fatal(err)
		}
	}
	want, err := Analyse(context.Background(), dir, Options{Policies: d.set})
	if err != nil {
		d.t.Fatal(err)
	}
	ranked := snap.Complete() // a trial is not
	got, w := picture(snap.Result(), ranked), picture(want, ranked)
	if !ranked {
		slices.Sort(got)
		slices.Sort(w)
	}
	if slices.Equal(got, w) {
		return
	}
	for i := range max(len(got), len(w)) {
		if i >= len(got) || i >= len(w) || got[i] != w[i] {
			d.t.Errorf("got  %v\nwant %v", got[min(i, len(got)):min(i+1, len(got))], w[min(i, len(w)):min(i+1, len(w))])
			break
		}
	}
	_ = fs.WalkDir(os.DirFS(dir), ".", func(p string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && !strings.HasPrefix(p, "synth") {
			d.t.Logf("== %s\n%s", p, texts[p])
		}
		return nil
	})
}

// follow edits at random and compares now and then.
func follow(t *testing.T, set *policy.Set, seed uint64, steps int) {
	d := newDesk(t, set, seed)
	compared := 0
	for i := range steps {
		for range 1 + d.rng.IntN(3) {
			d.edit()
		}
		d.update()
		if d.rng.IntN(3) > 0 {
			d.heal()
		}
		if d.check() {
			compared++
		}
		if t.Failed() {
			t.Fatalf("seed %d, step %d", seed, i)
		}
	}
	if compared == 0 && steps > 20 {
		t.Error("nothing was ever whole")
	}
}

func loadAll(tb testing.TB) *policy.Set {
	tb.Helper()
	set, err := policy.Load(policies.FS)
	if err != nil {
		tb.Fatal(err)
	}
	return set
}

func TestIncrementalEqualsAfresh(t *testing.T) {
	set := loadAll(t)
	for seed := range uint64(8) {
		follow(t, set, seed, 40)
	}
}

func FuzzIncrementalEqualsAfresh(f *testing.F) {
	set := loadAll(f)
	f.Add(uint64(100), uint8(10))
	f.Fuzz(func(t *testing.T, seed uint64, steps uint8) { follow(t, set, seed, int(steps)) })
}
