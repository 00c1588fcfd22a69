package schema

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A cast is a composer whose members come and go.
type cast struct {
	c       *Composer
	rng     *rand.Rand
	members []*Member
	now     map[*Member]*model.Resource
	groups  map[*Group][]*model.Resource // as the changes tell
	m       maker
}

func newCast(rng *rand.Rand, seats int) *cast {
	t := &cast{rng: rng, now: map[*Member]*model.Resource{}, groups: map[*Group][]*model.Resource{}}
	t.c = NewComposer(func(a, b *Member) int { return a.Tag.(int) - b.Tag.(int) })
	for i := range seats {
		t.members = append(t.members, &Member{Tag: i})
	}
	return t
}

// deal gives some members other resources, or none.
func (t *cast) deal(n int) {
	var edits []Edit
	for range n {
		m := t.members[t.rng.IntN(len(t.members))]
		var r *model.Resource
		if t.rng.IntN(4) > 0 {
			r = t.resource()
		}
		edits = append(edits, Edit{m, r})
		t.now[m] = r
	}
	for _, change := range t.c.Update(edits) {
		if t.groups[change.Group] = change.Resources; change.Resources == nil {
			delete(t.groups, change.Group)
		}
	}
}

// resource makes one of few names, so that they meet.
func (t *cast) resource() *model.Resource {
	pick := func(of ...string) string { return of[t.rng.IntN(len(of))] }
	name := func() string { return pick("a", "b", "c") }
	link := func(typ, attr string) any {
		switch t.rng.IntN(4) {
		case 0:
			return name()
		case 1:
			return unknown(model.String)
		}
		return ref(typ + "." + name() + "." + attr)
	}
	var r *model.Resource
	switch t.rng.IntN(12) {
	case 0, 1:
		r = t.m.resource("aws_s3_bucket."+name(), o{"bucket": name(), "acl": name()})
	case 2:
		r = t.m.resource("aws_s3_bucket_acl."+name(), o{"bucket": link("aws_s3_bucket", "id"), "acl": name()})
	case 3:
		r = t.m.resource("aws_s3_bucket_versioning."+name(), o{"bucket": link(pick("aws_s3_bucket", "aws_s3_bucket_acl"), "id"), "versioning_configuration": o{"status": "Enabled"}})
	case 4:
		r = t.m.resource("aws_iam_role."+name(), o{"name": name(), "inline_policy": l{o{"name": name(), "policy": doc(o{})}}, "permissions_boundary": link("aws_iam_policy", "arn")})
	case 5:
		r = t.m.resource("aws_iam_policy."+name(), o{"name": name(), "policy": ref("data.aws_iam_policy_document." + name() + ".json")})
	case 6:
		r = t.m.resource("aws_iam_role_policy_attachment."+name(), o{"role": link("aws_iam_role", "name"), "policy_arn": link("aws_iam_policy", "arn")})
	case 7:
		r = t.m.resource("data.aws_iam_policy_document."+name(), o{"json": doc(o{"Statement": l{}})})
	case 8:
		r = t.m.resource("aws_iam_policy_attachment."+name(), o{"policy_arn": "p", "roles": l{name(), link("aws_iam_role", "name"), "elsewhere"}})
	case 9:
		r = t.m.resource("aws_route_table_association."+name(), o{"subnet_id": link("aws_subnet", "id"), "route_table_id": link("aws_route_table", "id")})
	case 10:
		r = t.m.resource(pick("aws_subnet.", "aws_route_table.")+name(), o{"route": l{}})
	default:
		r = t.m.resource("aws_route."+name(), o{"route_table_id": link("aws_route_table", "id"), "gateway_id": name()})
	}
	r.Origin.Stack = pick("", "", "other")
	return r
}

func sameComposed(a, b *model.Resource) bool {
	return model.EqualResources(a, b) && slices.EqualFunc(a.Parts, b.Parts, model.EqualResources)
}

// check compares what the composer has come to with composing afresh.
func (t *cast) check(tb testing.TB) {
	tb.Helper()
	var inputs []*model.Resource
	var members []*Member
	for _, m := range t.members {
		if t.now[m] != nil {
			inputs = append(inputs, t.now[m])
			members = append(members, m)
		}
	}
	want := Compose(inputs)
	got := slices.Collect(t.c.Resources(slices.Values(members)))
	if !slices.EqualFunc(got, want, sameComposed) {
		for _, r := range got {
			tb.Logf("got  %s %s %s", r.Origin.Stack, r.Address, show(r.Value))
		}
		for _, r := range want {
			tb.Logf("want %s %s %s", r.Origin.Stack, r.Address, show(r.Value))
		}
		tb.Fatal("updates come to something else than composing afresh")
	}
	told := 0
	for _, resources := range t.groups {
		for _, r := range resources {
			told++
			if !slices.Contains(got, r) {
				tb.Fatalf("%s was told of and is not there", r.Address)
			}
		}
	}
	if told != len(got) {
		tb.Fatalf("told of %d resources, there are %d", told, len(got))
	}
}

func TestUpdatesEqualComposingAfresh(t *testing.T) {
	for seed := range uint64(300) {
		all := newCast(rand.New(rand.NewPCG(seed, 1)), 14)
		for range 30 {
			all.deal(1 + all.rng.IntN(3))
			if all.check(t); t.Failed() {
				t.Fatalf("seed %d", seed)
			}
		}
	}
}

func FuzzUpdatesEqualComposingAfresh(f *testing.F) {
	f.Add(uint64(1), uint8(10))
	f.Fuzz(func(t *testing.T, seed uint64, n uint8) {
		all := newCast(rand.New(rand.NewPCG(seed, 2)), 14)
		for range n {
			all.deal(1 + all.rng.IntN(4))
			all.check(t)
		}
	})
}

func TestUpdateTellsOfWhatIsAffected(t *testing.T) {
	m := maker{}
	in := made("aws_iam_role.r", o{"name": "r"}, "aws_iam_policy.p", o{"name": "p"},
		"aws_iam_role_policy_attachment.a", o{"role": "r", "policy_arn": ref("aws_iam_policy.p.arn")}, "aws_sqs_queue.q", o{})
	c := NewComposer(func(a, b *Member) int { return a.Tag.(int) - b.Tag.(int) })
	var edits []Edit
	for i, r := range in {
		edits = append(edits, Edit{&Member{Tag: i}, r})
	}
	c.Update(edits)
	changed := func(i int, r *model.Resource) (addresses []model.Address) {
		for _, change := range c.Update([]Edit{{edits[i].Member, r}}) {
			for _, r := range change.Resources {
				addresses = append(addresses, r.Address)
			}
		}
		slices.Sort(addresses)
		return addresses
	}
	for i, want := range []string{"[aws_iam_role.r]", "[aws_iam_policy.p aws_iam_role.r]", "[aws_iam_role.r]", "[aws_sqs_queue.q]"} {
		again := m.resource(string(in[i].Address), o{"tags": "t"})
		again.Value = model.NewObject(append(slices.Clone(in[i].Value.Attrs()), again.Value.Attrs()...), in[i].Value.Range())
		if got := fmt.Sprint(changed(i, again)); got != want {
			t.Errorf("a change of %s affects %s, want %s", in[i].Address, got, want)
		}
	}
}

// Resources of different stacks have nothing to do with each other.
func TestStacksAreApart(t *testing.T) {
	in := made("aws_s3_bucket.b", o{"bucket": "n"}, "aws_s3_bucket_acl.x", o{"bucket": ref("aws_s3_bucket.b.id"), "acl": "private"},
		"aws_s3_bucket.b", o{"bucket": "n"}, "aws_s3_bucket_acl.x", o{"bucket": ref("aws_s3_bucket.b.id"), "acl": "public-read"})
	in[2].Origin.Stack, in[3].Origin.Stack = "prod", "prod"
	var got []string
	for _, r := range Compose(in) {
		got = append(got, r.Origin.Stack+" "+show(r.Value.Get("acl")))
	}
	if want := []string{" private", "prod public-read"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// An update of one resource costs the same whatever there is beside it.
func BenchmarkUpdateOne(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			in := many(n)
			c := NewComposer(func(a, b *Member) int { return a.Tag.(int) - b.Tag.(int) })
			edits := make([]Edit, len(in))
			for i, r := range in {
				edits[i] = Edit{&Member{Tag: i}, r}
			}
			c.Update(edits)
			b.ResetTimer()
			for i := range b.N {
				again := *edits[i%len(edits)].Resource
				c.Update([]Edit{{edits[i%len(edits)].Member, &again}})
			}
		})
	}
}
