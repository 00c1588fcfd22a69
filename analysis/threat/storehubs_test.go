package threat_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// holdings writes random principals and stores of one account: what they may read by
// policies that speak of all stores, of some, or deny some.
func holdings(r *rand.Rand) string {
	var b strings.Builder
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	bucket := func() string {
		return pick("arn:aws:s3:::b0", "arn:aws:s3:::b1/*", "arn:aws:s3:::b*", "arn:aws:s3:::*", "arn:aws:s3:::*/*", "${aws_s3_bucket.s0.arn}/*", "${aws_s3_bucket.u0.arn}/*", "*", "*")
	}
	statement := func() string {
		s := fmt.Sprintf(`{ Effect = "%s", Action = "%s", Resource = ["%s"]`, pick("Allow", "Allow", "Allow", "Deny"),
			pick("s3:GetObject", "s3:Get*", "s3:*", "*", "secretsmanager:GetSecretValue", "s3:PutBucketPolicy", "kms:Decrypt", "dynamodb:*", "iam:CreateAccessKey"), bucket())
		if r.IntN(3) == 0 {
			s = strings.Replace(s, `["`, `["arn:aws:secretsmanager:*:*:secret:*", "arn:aws:kms:*:*:key/*", "`, 1)
		}
		if r.IntN(5) == 0 {
			s += `, Condition = { StringEquals = { "` + pick("aws:ResourceTag/team", "aws:PrincipalTag/team", "aws:PrincipalOrgID", "s3:ExistingObjectTag/team") + `" = "a" } }`
		}
		return s + " }"
	}
	document := func() string {
		var list []string
		for range 1 + r.IntN(3) {
			list = append(list, statement())
		}
		return fmt.Sprintf(`jsonencode({ Version = "2012-10-17", Statement = [%s] })`, strings.Join(list, ", "))
	}
	for i := range 2 + r.IntN(4) {
		fmt.Fprintf(&b, "resource \"aws_iam_policy\" \"p%d\" {\n  name = \"p%d\"\n  policy = %s\n}\n", i, i, document())
	}
	fmt.Fprintf(&b, "resource \"aws_kms_key\" \"plain\" {}\nresource \"aws_kms_key\" \"own\" {\n  policy = %s\n}\n",
		`jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "kms:*", Resource = "*", Principal = { AWS = "*" } }] })`)
	for i := range 2 + r.IntN(4) {
		fmt.Fprintf(&b, "resource \"aws_iam_role\" \"r%d\" {\n  name = \"r%d\"\n  assume_role_policy = jsonencode({ Version = \"2012-10-17\", Statement = [{ Effect = \"Allow\", Action = \"sts:AssumeRole\", Principal = %s }] })\n",
			i, i, pick(`"*"`, `{ Service = "ec2.amazonaws.com" }`, `{ AWS = aws_iam_role.r0.arn }`))
		if r.IntN(4) == 0 {
			fmt.Fprint(&b, "  permissions_boundary = aws_iam_policy.p0.arn\n")
		}
		fmt.Fprintf(&b, "  tags = { team = \"%s\" }\n}\n", pick("a", "b"))
		for j := range r.IntN(3) {
			fmt.Fprintf(&b, "resource \"aws_iam_role_policy\" \"i%d_%d\" {\n  role = aws_iam_role.r%d.name\n  policy = %s\n}\n", i, j, i, document())
		}
		fmt.Fprintf(&b, "resource \"aws_iam_role_policy_attachment\" \"a%d\" {\n  role = aws_iam_role.r%d.name\n  policy_arn = aws_iam_policy.p%d.arn\n}\n", i, i, r.IntN(2))
	}
	for i := range 1 + r.IntN(4) {
		fmt.Fprintf(&b, "resource \"aws_s3_bucket\" \"s%d\" {\n  bucket = \"b%d\"\n  tags = { team = \"%s\" }\n}\n", i, i, pick("a", "b"))
		if r.IntN(3) == 0 {
			fmt.Fprintf(&b, "resource \"aws_s3_bucket_server_side_encryption_configuration\" \"s%d\" {\n  bucket = aws_s3_bucket.s%d.id\n  rule {\n    apply_server_side_encryption_by_default {\n      sse_algorithm = \"aws:kms\"\n      kms_master_key_id = %s\n    }\n  }\n}\n",
				i, i, pick("aws_kms_key.plain.arn", "aws_kms_key.own.arn", `"arn:aws:kms:eu-west-1:111122223333:key/x"`))
		}
		if r.IntN(3) == 0 {
			fmt.Fprintf(&b, "resource \"aws_s3_bucket_policy\" \"s%d\" {\n  bucket = aws_s3_bucket.s%d.id\n  policy = %s\n}\n", i, i,
				fmt.Sprintf(`jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "%s", Principal = "*", Action = "s3:*", Resource = ["${aws_s3_bucket.s%d.arn}", "${aws_s3_bucket.s%d.arn}/*"] }] })`, pick("Deny", "Allow"), i, i))
		}
	}
	fmt.Fprint(&b, "resource \"aws_s3_bucket\" \"u0\" {}\nresource \"aws_s3_bucket\" \"u1\" {}\n")
	for i := range r.IntN(3) {
		fmt.Fprintf(&b, "resource \"aws_secretsmanager_secret\" \"s%d\" {\n  kms_key_id = %s\n}\n", i, pick("null", "aws_kms_key.plain.arn", "aws_kms_key.own.arn"))
		fmt.Fprintf(&b, "resource \"aws_dynamodb_table\" \"s%d\" {\n  name = \"t%d\"\n}\n", i, i)
	}
	fmt.Fprint(&b, "resource \"aws_iam_user\" \"u\" { name = \"u\" }\nresource \"aws_iam_access_key\" \"u\" { user = aws_iam_user.u.name }\n")
	fmt.Fprintf(&b, "resource \"aws_iam_user_policy\" \"u\" {\n  user = aws_iam_user.u.name\n  policy = %s\n}\n", document())
	if strings.Contains(b.String(), `"aws_secretsmanager_secret" "s0"`) {
		fmt.Fprint(&b, "resource \"aws_secretsmanager_secret_version\" \"u\" {\n  secret_id = aws_secretsmanager_secret.s0.id\n  secret_string = aws_iam_access_key.u.secret\n}\n")
	}
	return b.String()
}

// sameWays holds a graph against that of the same resources without facts about all stores
// of a class: there are the same paths of the same cost, made of the same steps, which
// rest on what opens such steps directly. What every way to a goal uses directly it uses
// as well; more than that, where what lets somebody read one store lets them read another
// one from which there is a way.
func sameWays(t testing.TB, resources []*model.Resource, opts threat.Options) {
	t.Helper()
	g, direct := threat.Analyse(context.Background(), resources, opts), threat.AnalyseDirectly(context.Background(), resources, opts)
	own, want := ways(g), ways(direct)
	if got, want := strings.Join(slices.Sorted(maps.Keys(own)), "\n"), strings.Join(slices.Sorted(maps.Keys(want)), "\n"); got != want {
		t.Fatalf("found\n%s\ndirectly\n%s", got, want)
	}
	for path, chokes := range want {
		for choke := range chokes {
			if !own[path][choke] && len(g.Between(choke[0], choke[1])) == 1 {
				t.Fatalf("%s does not need %s, as it does directly", path, choke)
			}
		}
	}
	steps, grounds := map[string]bool{}, map[string]bool{}
	for i := range direct.Rules {
		for _, r := range joined(direct, direct.Rules[i]) { // those of Google Cloud are the same in both
			steps[ruleName(r)] = true
			for _, e := range r.Evidence {
				grounds[fmt.Sprint(r.Body, r.Method.ID, e)] = true
			}
		}
	}
	found := map[string]bool{}
	for i := range g.Rules {
		for _, s := range joined(g, g.Rules[i]) {
			if found[ruleName(s)] = true; !steps[ruleName(s)] {
				t.Fatalf("there is no step %s directly", ruleName(s))
			}
			for _, e := range s.Evidence {
				if !grounds[fmt.Sprint(s.Body, s.Method.ID, e)] {
					t.Fatalf("%s rests on %v, which opens nothing of the kind directly", ruleName(s), e)
				}
			}
		}
	}
	for name := range steps {
		if !found[name] {
			t.Fatalf("there is no step %s", name)
		}
	}
	tiers(t, g, direct)
}

// joined returns the steps that begin with a rule.
func joined(g *threat.Graph, r *threat.Rule) []*threat.Rule {
	switch {
	case r.Head.Kind == threat.Stores:
		var out []*threat.Rule
		for i := range g.Rules {
			if one := g.Rules[i]; one.Actor() == r.Head {
				out = append(out, threat.Join(r, one))
			}
		}
		return out
	case r.Actor().Kind == threat.Stores:
		return nil
	}
	return []*threat.Rule{r}
}

func ruleName(r *threat.Rule) string {
	return fmt.Sprint(r.Head, " by ", r.Method.ID, " from ", r.Body, " level ", r.Level, " assuming ", r.Assumes)
}

// tiers holds that evidence matters as much in both graphs, unless directly it only adds
// to what suffices.
func tiers(t testing.TB, g, direct *threat.Graph) {
	t.Helper()
	worst := func(g *threat.Graph) map[string]threat.Standing {
		out := map[string]threat.Standing{}
		standings := g.Standings()
		for i := range g.Rules {
			for _, e := range g.Rules[i].Evidence {
				s, old := standings[i], out[fmt.Sprint(e)]
				if s.Tier > old.Tier || s.Tier == old.Tier && s.Cost < old.Cost {
					out[fmt.Sprint(e)] = threat.Standing{Tier: s.Tier, Cost: s.Cost}
				}
			}
		}
		return out
	}
	own, want := worst(g), worst(direct)
	for e, s := range own {
		if o := want[e]; s.Tier > o.Tier || s.Tier == o.Tier && s.Cost < o.Cost-1e-4 {
			t.Fatalf("%s stands at %+v, directly at %+v", e, s, o)
		}
	}
}

// ways returns what leads to what at which cost, and what every way uses: who acts, and
// what they get.
func ways(g *threat.Graph) map[string]map[[2]threat.Fact]bool {
	out := map[string]map[[2]threat.Fact]bool{}
	for _, p := range g.Paths() {
		chokes := map[[2]threat.Fact]bool{}
		for _, i := range p.Chokes {
			chokes[[2]threat.Fact{p.Steps[i].Actor(), p.Steps[i].Head}] = true
		}
		out[fmt.Sprintf("path %s to %s at %.3f assuming %d by %d steps", p.Start, p.Goal, p.Cost, len(p.Assumes), len(p.Steps))] = chokes
	}
	for _, e := range g.Escalations() {
		out[fmt.Sprintf("escalation %s by %s to %s at %.3f assuming %d", e.Start, e.Method.ID, e.Goal, e.Cost, len(e.Assumes))] = nil
	}
	return out
}

var someTime = threat.Options{Now: time.Unix(1_800_000_000, 0)}

func TestStoresOfAClassAsDirectly(t *testing.T) {
	for name, text := range scenarios(t) {
		t.Run(name, func(t *testing.T) { sameWays(t, composed(t, text), someTime) })
	}
	hubs := 0
	for seed := range uint64(60) {
		resources := composed(t, holdings(rand.New(rand.NewPCG(seed, 5))))
		if len(resources) == 0 {
			t.Fatal("no resources")
		}
		sameWays(t, resources, someTime)
		for _, r := range threat.Analyse(context.Background(), resources, someTime).Rules {
			if r.Head.Kind == threat.Stores {
				hubs++
			}
		}
	}
	if hubs < 20 {
		t.Errorf("only %d rules to all stores of a class", hubs)
	}
}

func FuzzStoresOfAClassAsDirectly(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) {
		sameWays(t, composed(t, holdings(rand.New(rand.NewPCG(seed, 5)))), someTime)
	})
}
