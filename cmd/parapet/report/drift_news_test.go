package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/parapet-iac/parapet/analysis/cloud"
)

// drifts makes a report of words: an address, "!" behind it for a risky one, "#2" for
// another difference of it, "=" for one that is accepted, and "@ID" for one of
// Kubernetes.
func drifts(words ...string) *Drift {
	d := &Drift{Version: DriftFormat, Drifts: []DriftItem{}, Facts: []PathFact{}, Paths: []DriftPath{}, Untied: []string{}, NotRead: []string{}, Unreadable: []cloud.Unreadable{}}
	for _, w := range words {
		name, risky := strings.CutSuffix(w, "!")
		name, accepted := strings.CutSuffix(name, "=")
		address, _, _ := strings.Cut(name, "#")
		x := DriftItem{Kind: "changed", Type: "aws_sqs_queue", Address: address, ID: address, Account: "1", Region: "eu-central-1", Risky: risky, Fingerprint: name, Stack: ".",
			Changes: []DriftChange{}, Findings: []DriftFinding{}, Paths: []int{}, Remedies: []DriftRemedy{}}
		if accepted {
			x.Accepted = "us"
		}
		if strings.Contains(address, "/") {
			x.Type, x.Account, x.Region = "k8s_pod", "", ""
		}
		d.Drifts = append(d.Drifts, x)
	}
	d.Count()
	return d
}

// opening adds a breach path that rests on drifts.
func (d *Drift) opening(goal string, because ...int) *Drift {
	d.Facts = append(d.Facts, PathFact{ID: goal, Label: goal, Kind: "read"})
	p := DriftPath{BreachPath: BreachPath{Status: "confirmed", Start: "internet", Goal: goal, Assumes: []string{}, Steps: []PathStep{}}, Because: []DriftCause{}}
	for _, i := range because {
		p.Because = append(p.Because, DriftCause{Drift: i, Address: d.Drifts[i].Address})
		d.Drifts[i].Paths = append(d.Drifts[i].Paths, len(d.Paths))
	}
	d.Paths = append(d.Paths, p)
	return d
}

func (d *Drift) without(u ...cloud.Unreadable) *Drift {
	d.Unreadable = u
	return d
}

// TestNews plays rounds; each is told in a line: what is new, what is gone, what is
// opened and what is closed.
func TestNews(t *testing.T) {
	queues := cloud.Unreadable{Call: "sqs:ListQueues", Type: "aws_sqs_queue", Account: "1", Region: "eu-central-1", Reason: "AccessDenied"}
	about := func(id string) cloud.Unreadable { u := queues; u.Resource = id; return u }
	account := func(a string) cloud.Unreadable {
		return cloud.Unreadable{Call: "sts:AssumeRole", Type: "aws_*", Account: a}
	}
	missing := drifts("a")
	missing.Drifts[0].Kind, missing.Drifts[0].ID, missing.Drifts[0].Type = "missing", "", "aws_vpc"
	unread := drifts()
	unread.NotRead = []string{"a"}
	for name, rounds := range map[string][]struct {
		d    *Drift
		want string
	}{
		"nothing twice":      {{drifts(), ""}, {drifts(), ""}},
		"it stays":           {{drifts("a", "b!"), "+a +b!"}, {drifts("a", "b!"), ""}},
		"it goes and comes":  {{drifts("a"), "+a"}, {drifts(), "-a"}, {drifts("a"), "+a"}},
		"it becomes another": {{drifts("a#1"), "+a#1"}, {drifts("a#2"), "+a#2 -a#1"}},
		"it becomes risky":   {{drifts("a"), "+a"}, {drifts("a!"), "+a!"}, {drifts("a!"), ""}, {drifts("a"), "+a"}},
		"it is accepted":     {{drifts("a="), ""}, {drifts("a=", "b"), "+b"}, {drifts("b="), "-b"}},
		"its type is denied": {{drifts("a"), "+a"}, {drifts().without(queues), ""}, {drifts("a"), ""}, {drifts().without(queues), ""}, {drifts(), "-a"}},
		"its detail is denied": {
			{drifts("a", "b"), "+a +b"}, {drifts().without(about("a")), "-b"}, {drifts(), "-a"}},
		"its account is denied":   {{drifts("a"), "+a"}, {drifts().without(account("1")), ""}, {drifts("a"), ""}},
		"another account is":      {{drifts("a"), "+a"}, {drifts().without(account("2")), "-a"}},
		"an unknown account is":   {{drifts("a"), "+a"}, {drifts().without(account("")), ""}},
		"its code is not read":    {{missing, "+a"}, {unread, ""}, {drifts(), "-a"}},
		"its kind is denied":      {{drifts("p/Pod/x"), "+p/Pod/x"}, {drifts().without(cloud.Unreadable{Type: "Pod"}), ""}, {drifts().without(cloud.Unreadable{Type: "apps.Deployment"}), "-p/Pod/x"}},
		"its group is denied":     {{drifts("p/apps.Deployment/x"), "+p/apps.Deployment/x"}, {drifts().without(cloud.Unreadable{Type: "apps.*"}), ""}},
		"a path opens and closes": {{drifts("a!").opening("db", 0), "+a! opens:db"}, {drifts("a!").opening("db", 0), ""}, {drifts(), "-a closes:db"}},
		"a path opens by two rounds": {
			{drifts("a!"), "+a!"}, {drifts("a!", "b!").opening("db", 0, 1), "+b! opens:db"}, {drifts("b!", "a!").opening("db", 1, 0), ""}},
		"another cause of a path": {{drifts("a!").opening("db", 0), "+a! opens:db"}, {drifts("a!", "b!").opening("db", 0, 1), "+b! opens:db"}},
		"a path is not seen":      {{drifts("a!").opening("db", 0), "+a! opens:db"}, {drifts().without(queues), ""}, {drifts(), "-a closes:db"}},
	} {
		t.Run(name, func(t *testing.T) {
			n := &News{}
			for i, r := range rounds {
				before, _ := json.Marshal(r.d)
				doc, next := n.Since(r.d, DriftRound{Number: i + 1, Time: time.Unix(0, 0).UTC()})
				if after, _ := json.Marshal(r.d); !bytes.Equal(before, after) {
					t.Error("the report has been changed")
				}
				if got := told(t, doc); got != r.want {
					t.Errorf("round %d tells %q, want %q", i+1, got, r.want)
				}
				if doc.Quiet() != (r.want == "") {
					t.Errorf("round %d is quiet: %v", i+1, doc.Quiet())
				}
				text, err := json.Marshal(doc)
				if err != nil {
					t.Fatal(err)
				}
				validate(t, "drift.schema.json", []byte(DriftSchema), text)
				n = next
			}
		})
	}
}

// told puts a round into words, and holds that its indexes lead somewhere.
func told(t *testing.T, d *Drift) string {
	t.Helper()
	var out []string
	for _, x := range d.Drifts {
		word := "+" + x.Fingerprint
		if x.Risky {
			word += "!"
		}
		out = append(out, word)
		for _, p := range x.Paths {
			if p >= len(d.Paths) {
				t.Errorf("%s leads to path %d of %d", x.Address, p, len(d.Paths))
			}
		}
	}
	for _, g := range d.Round.Gone {
		out = append(out, "-"+g.Fingerprint)
	}
	for _, p := range d.Paths {
		out = append(out, "opens:"+p.Goal)
		for _, c := range p.Because {
			if c.Drift >= len(d.Drifts) || c.Drift >= 0 && d.Drifts[c.Drift].Address != c.Address {
				t.Errorf("a path rests on drift %d, %s", c.Drift, c.Address)
			}
		}
	}
	for _, title := range d.Round.Closed {
		_, goal, _ := strings.Cut(title, "gets ")
		out = append(out, "closes:"+strings.TrimSuffix(goal, " (confirmed)"))
	}
	return strings.Join(out, " ")
}

func TestNewsText(t *testing.T) {
	n := &News{}
	first, second := someDrift(), someDrift()
	second.Drifts, second.Paths = second.Drifts[1:2], nil
	second.Count()
	second.Unreadable = append(second.Unreadable, cloud.Unreadable{Call: "sts:AssumeRole", Type: "aws_*", Account: "222222222222", Reason: "AccessDenied"})
	var b bytes.Buffer
	for i, d := range []*Drift{first, first, second} {
		doc, next := n.Since(d, DriftRound{Number: i + 1, Time: time.Unix(1e9+300*int64(i), 0)})
		before := b.Len()
		if err := doc.WriteNews(&b, n); err != nil {
			t.Fatal(err)
		}
		if i == 1 && b.Len() > before {
			t.Error("what has been told is told again")
		}
		n = next
	}
	golden(t, "drift_news.txt", b.Bytes())
}

func TestChat(t *testing.T) {
	d := someDrift()
	for range 12 {
		d.Drifts = append(d.Drifts, d.Drifts[1])
	}
	doc, _ := (&News{}).Since(d, DriftRound{Number: 1})
	var b bytes.Buffer
	if err := doc.WriteSlack(&b); err != nil {
		t.Fatal(err)
	}
	if err := doc.WriteTeams(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "drift_chat.txt", b.Bytes())
}
