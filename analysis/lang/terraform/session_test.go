package terraform

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// base is the workspace that edits start from: something of everything.
var base = map[string]string{
	"main.tf": `provider "aws" {
  region = var.region
  default_tags {
    tags = { team = local.team }
  }
}

module "net" {
  source = "./net"
  cidr   = var.cidr
  zones  = local.zones
}

module "each" {
  source   = "./net"
  for_each = toset(local.zones)
  cidr     = "10.1.0.0/16"
  zones    = [each.key]
}

resource "aws_instance" "web" {
  count     = 2
  subnet_id = module.net.subnet_ids[count.index]
  user_data = templatefile("init.sh", { name = "web-${count.index}" })
  tags      = { Name = aws_s3_bucket.logs.bucket }
}

resource "aws_s3_bucket" "logs" {
  bucket = "${var.prefix}-logs"
  acl    = local.acl
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = data.aws_iam_policy_document.logs.json
}

data "aws_iam_policy_document" "logs" {
  statement {
    actions   = ["s3:*"]
    resources = ["${aws_s3_bucket.logs.arn}/*"]
  }
}
`,
	"variables.tf": `variable "region" { default = "eu-west-1" }
variable "prefix" {
  description = "begins all names"
  default     = "demo"
}
variable "cidr" {
  type    = string
  default = "10.0.0.0/16"
}
locals {
  team  = "web"
  zones = ["a", "b"]
  acl   = local.open ? "public-read" : "private"
  open  = try(var.flags.open, true)
}
output "ids" { value = aws_instance.web[*].id }
`,
	"override.tf":      "resource \"aws_s3_bucket\" \"logs\" {\n  acl = \"private\"\n}\n",
	"extra.tf.json":    `{"resource": {"aws_sqs_queue": {"q": {"name": "${var.prefix}-q"}}}, "variable": {"flags": {"default": {"open": false}}}}`,
	"terraform.tfvars": "prefix = \"prod\"\nregion = \"us-east-1\"\n",
	"init.sh":          "#!/bin/sh\necho ${name}\n",
	"net/main.tf": `variable "cidr" {}
variable "zones" { type = list(string) }
resource "aws_vpc" "main" {
  cidr_block = var.cidr
}
resource "aws_subnet" "s" {
  for_each          = { for i, z in var.zones : z => cidrsubnet(var.cidr, 8, i) }
  vpc_id            = aws_vpc.main.id
  cidr_block        = each.value
  availability_zone = each.key
}
output "subnet_ids" { value = [for s in aws_subnet.s : s.id] }
output "vpc_id" { value = aws_vpc.main.id }
`,
	"other/main.tf": "module \"net\" {\n  source = \"../net\"\n  cidr   = \"10.9.0.0/16\"\n  zones  = []\n}\nresource \"null_resource\" \"n\" { triggers = { id = module.net.vpc_id } }\n",
}

// snippets are pasted into files.
var snippets = []string{
	"\"", "{", "}", "\n", "#", "/*", "*/", "<<E\n", "x", "=", "[", "]", "${", "\n  ", "local.zones", "var.prefix", "true",
	"\nresource \"aws_s3_bucket\" \"more\" {\n  bucket = aws_s3_bucket.logs.bucket\n}\n",
	"\nvariable \"flags\" {\n  default = { open = true }\n}\n", "\nlocals {\n  ring = local.ring2\n  ring2 = [local.ring]\n  team = local.ring\n}\n",
	"\nmodule \"gone\" {\n  source = \"./gone\"\n}\n", "\nmodule \"far\" {\n  source = \"far/away\"\n}\n", "\n  count = length(local.zones)\n",
	"\noutput \"vpc_id\" { value = module.net.vpc_id }\n", "\nresource \"t\" \"r\" { v = fileexists(\"init.sh\") ? fileset(\".\", \"*.sh\") : file(\"gone.txt\") }\n",
}

// A desk is a workspace that is edited at random, and a session that follows.
type desk struct {
	rng   *rand.Rand
	fsys  fstest.MapFS
	s     *Session
	texts map[string]string
	// changed are the paths that the session has not heard of yet.
	changed map[string]bool
	first   bool
}

func newDesk(seed uint64) *desk {
	d := &desk{rng: rand.New(rand.NewPCG(seed, 3)), fsys: fstest.MapFS{}, texts: maps.Clone(base), changed: map[string]bool{}, first: true}
	for name, text := range d.texts {
		d.fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	d.s = NewSession(d.fsys, Options{})
	return d
}

func (d *desk) write(name, text string) {
	d.texts[name] = text
	d.fsys[name] = &fstest.MapFile{Data: []byte(text)}
	d.changed[name] = true
}

func (d *desk) edit() {
	names := slices.Sorted(maps.Keys(base))
	name := names[d.rng.IntN(len(names))]
	text, there := d.texts[name]
	at := 0
	if len(text) > 0 {
		at = d.rng.IntN(len(text) + 1)
	}
	switch op := d.rng.IntN(20); {
	case !there || op == 0:
		d.write(name, base[name]) // back to where it was
	case op == 1:
		delete(d.texts, name)
		delete(d.fsys, name)
		d.changed[name] = true
	case op < 6 && len(text) > 0:
		end := min(len(text), at+1+d.rng.IntN(3))
		d.write(name, text[:at]+text[end:])
	case op < 8: // a line
		lines := strings.SplitAfter(text, "\n")
		i := d.rng.IntN(len(lines))
		d.write(name, strings.Join(slices.Delete(lines, i, i+1), ""))
	case op < 10: // two blocks change places
		blocks := strings.SplitAfter(text, "\n}\n")
		i, j := d.rng.IntN(len(blocks)), d.rng.IntN(len(blocks))
		blocks[i], blocks[j] = blocks[j], blocks[i]
		d.write(name, strings.Join(blocks, ""))
	case op < 12: // another name or number
		old := []string{"logs", "net", "zones", "cidr", "prefix", "10", "main", "var", "local"}[d.rng.IntN(9)]
		d.write(name, strings.Replace(text, old, old+"2", 1))
	case op < 14:
		d.write("added/"+name, text)
	default:
		d.write(name, text[:at]+snippets[d.rng.IntN(len(snippets))]+text[at:])
	}
}

// update tells the session of the edits.
func (d *desk) update(t *testing.T) {
	t.Helper()
	paths := slices.Sorted(maps.Keys(d.changed))
	defer func() { d.first, d.changed = false, map[string]bool{} }()
	if _, err := d.s.Update(context.Background(), paths, d.first); err != nil {
		t.Fatal(err)
	}
}

// look tells the session of the edits and lets it do what one file declares first.
// That is then as it will be when all is done.
func (d *desk) look(t *testing.T, file string) {
	t.Helper()
	paths := slices.Sorted(maps.Keys(d.changed))
	d.changed = map[string]bool{}
	_, rest, err := d.s.UpdateFirst(context.Background(), paths, false, func(p string) bool { return p == file })
	if err != nil {
		t.Fatal(err)
	}
	before := declaredIn(d.s, file)
	if rest {
		if _, err := d.s.Update(context.Background(), nil, false); err != nil {
			t.Fatal(err)
		}
	}
	if after := declaredIn(d.s, file); !slices.Equal(before, after) {
		t.Errorf("%s declares first %v, and then %v", file, before, after)
	}
}

// declaredIn shows what a file declares.
func declaredIn(s *Session, file string) []string {
	var out []string
	for d := range s.Declarations {
		if d.Resource.Origin.Header.File() == file {
			out = append(out, fmt.Sprintf("%s %s %v", d.Resource.Address, show(d.Resource.Value), d.Resource.Origin.Calls))
		}
	}
	return out
}

// healed returns a session afresh on the texts in which each broken block is as
// it last was.
func (d *desk) healed(t *testing.T) *Session {
	fsys := maps.Clone(d.fsys)
	for name, p := range d.s.parsed {
		if p.file == nil {
			continue
		}
		text, pos := "", 0
		for _, q := range p.parts {
			text += d.texts[name][pos:q.start]
			switch pos = q.end; {
			case !q.broken:
				text += string(q.text)
			case len(q.items) > 0:
				text += string(q.items[0].text) + "\n"
			case len(q.attrs) > 0:
				text += string(q.attrs[0].item.text) + "\n"
			}
		}
		text += d.texts[name][pos:]
		if len(p.diags) > 0 && len(p.items)+len(p.attrs) > 0 { // JSON
			text = string(append(p.items, nil)[0].text)
		}
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	s := NewSession(fsys, Options{})
	if _, err := s.Update(context.Background(), nil, true); err != nil {
		t.Fatal(err)
	}
	return s
}

// picture shows all that a session knows. Places are shown as offsets if they
// are exact, else as the text of the item, since a broken block is as long as it
// is.
func picture(s *Session, exact bool) []string {
	texts := map[*source.Anchor]string{}
	for name, p := range s.parsed {
		if p.file == nil {
			continue
		}
		texts[p.file.Whole] = name + " "
		for _, it := range p.items {
			texts[it.anchor] = string(it.text)
			for _, a := range it.args {
				texts[a.item.anchor] = string(a.item.text[a.item.base:])
			}
		}
		for _, a := range p.attrs {
			texts[a.item.anchor] = string(a.item.text)
		}
	}
	at := func(r source.Range) string {
		if r.IsZero() {
			return "-"
		}
		if f := s.File(r.File()); exact && f != nil {
			start, end, ok := f.Offsets(r)
			return fmt.Sprint(r.File(), start, end, ok)
		}
		text := texts[r.Anchor]
		return fmt.Sprintf("%s:%q", r.File(), text[min(len(text), int(r.Start)):min(len(text), int(r.End))])
	}
	var out []string
	for d := range s.Declarations {
		r := d.Resource
		line := fmt.Sprintf("%s %s %s %s", r.Address, show(r.Value), at(r.Origin.Header), at(r.Origin.Block))
		for _, c := range r.Origin.Calls {
			line += " called " + at(c)
		}
		budget := 10_000
		everyPlace(r.Value, &budget, func(p source.Range) { line += " " + at(p) })
		line += fmt.Sprint(refsIn(r.Value))
		out = append(out, line)
	}
	for _, p := range slices.Sorted(maps.Keys(s.parsed)) {
		for _, c := range s.Comments(p) {
			if exact {
				out = append(out, fmt.Sprint(p, c.Text, at(c.Range), at(c.Next), at(c.Item)))
			}
		}
	}
	for _, p := range slices.Sorted(maps.Keys(s.said)) {
		if s.parsed[p] != nil && (len(s.parsed[p].diags) > 0 || s.parsed[p].file != nil && s.parsed[p].file.Broken()) {
			continue // of broken blocks there is more to say
		}
		for _, d := range s.Diagnostics(p) {
			out = append(out, fmt.Sprint(p, d.Severity, d.Summary, d.Detail, at(d.Range)))
		}
	}
	return out
}

func refsIn(v *model.Value) []model.Ref {
	out := slices.Clone(v.Refs())
	for _, el := range v.Elems() {
		out = append(out, refsIn(el)...)
	}
	for _, a := range v.Attrs() {
		out = append(out, refsIn(a.Value)...)
	}
	return out
}

// settle lets a desk do n edits and compares after each.
func follow(t *testing.T, seed uint64, n int) {
	t.Helper()
	d := newDesk(seed)
	d.update(t)
	for i := range n {
		for range 1 + d.rng.IntN(3) {
			d.edit()
		}
		if files := slices.Sorted(maps.Keys(d.texts)); d.rng.IntN(2) == 0 {
			d.look(t, files[d.rng.IntN(len(files))])
		}
		d.update(t)
		h := d.healed(t)
		exact := true
		for _, f := range d.s.parsed {
			exact = exact && f.file != nil && len(f.diags) == 0 && !f.file.Broken()
		}
		got, want := picture(d.s, exact), picture(h, exact)
		// Files that are broken now are whole in the other session.
		for p, f := range d.s.parsed {
			if len(f.diags) > 0 || f.file != nil && f.file.Broken() {
				want = slices.DeleteFunc(want, func(line string) bool {
					return strings.HasPrefix(line, p+"notice") || strings.HasPrefix(line, p+"warning") || strings.HasPrefix(line, p+"error")
				})
			}
		}
		if !slices.Equal(got, want) {
			for j := range max(len(got), len(want)) {
				g, w := "", ""
				if j < len(got) {
					g = got[j]
				}
				if j < len(want) {
					w = want[j]
				}
				if g != w {
					t.Errorf("got  %s\nwant %s", g, w)
					break // others mostly follow from it
				}
			}
			for _, p := range slices.Sorted(maps.Keys(d.texts)) {
				t.Logf("== %s\n%s", p, d.texts[p])
			}
			t.Fatalf("seed %d, step %d", seed, i)
		}
	}
}

func TestIncrementalEqualsAfresh(t *testing.T) {
	for seed := range uint64(60) {
		follow(t, seed, 40)
	}
}
