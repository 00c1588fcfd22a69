package threat

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

const (
	collection   = "aws_opensearchserverless_collection"
	accessPolicy = "aws_opensearchserverless_access_policy"
	netPolicy    = "aws_opensearchserverless_security_policy"
)

// collections adds who reads collections of OpenSearch Serverless: who may use its API, and
// whom a data access policy names; over the network that the network policy opens:
// https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html.
func (w *world) collections() {
	for _, r := range w.all(collection) {
		name := w.text(r, r.Value.Get("name"))
		public := w.openCollection(name)
		w.rule(of(Read, r), &adminReads, Call, grant{}, adminFact(w.account(r).number))
		for _, x := range w.all(accessPolicy) {
			for i, part := range elems(documentIn(x.Value.Get("policy"))) {
				if grantsData(part, name) {
					w.inCollection(r, x, part, i, public)
				}
			}
		}
	}
}

// documentIn returns the tree of a document, or the value itself.
func documentIn(v *model.Value) *model.Value {
	if doc := v.Doc(); doc != nil {
		return doc
	}
	return v
}

// grantsData reports whether a part of a data access policy lets read documents of a
// collection.
func grantsData(part *model.Value, name string) bool {
	for _, rule := range elems(part.Get("Rules")) {
		if kind, _ := rule.Get("ResourceType").AsString(); kind != "index" || !coversCollection(rule.Get("Resource"), "index/", name) {
			continue
		}
		for _, v := range elems(rule.Get("Permission")) {
			if s, _ := v.AsString(); s == "aoss:*" || s == "aoss:ReadDocument" {
				return true
			}
		}
	}
	return false
}

// coversCollection reports whether one of the patterns is about a collection.
func coversCollection(list *model.Value, prefix, name string) bool {
	for _, v := range elems(list) {
		s, ok := v.AsString()
		if !ok {
			return true // it is made from what is not known, its name most likely
		}
		own, _, _ := strings.Cut(strings.TrimPrefix(s, prefix), "/")
		begin, wild := strings.CutSuffix(own, "*")
		if own == name || wild && strings.HasPrefix(name, begin) {
			return true
		}
	}
	return false
}

// openCollection returns whether a network policy opens a collection to the internet.
func (w *world) openCollection(name string) bool {
	for _, x := range w.all(netPolicy) {
		if kind, _ := x.Value.Get("type").AsString(); kind != "network" {
			continue
		}
		for _, part := range elems(documentIn(x.Value.Get("policy"))) {
			open, _ := part.Get("AllowFromPublic").AsBool()
			for _, rule := range elems(part.Get("Rules")) {
				if kind, _ := rule.Get("ResourceType").AsString(); open && kind == "collection" && coversCollection(rule.Get("Resource"), "collection/", name) {
					return true
				}
			}
		}
	}
	return false
}

// inCollection adds whom a part of a data access policy names.
func (w *world) inCollection(r, x *model.Resource, part *model.Value, i int, public bool) {
	for j, v := range elems(part.Get("Principal")) {
		holder := w.find(x, v, "arn", "aws_iam_role", "aws_iam_user")
		if holder == nil {
			continue
		}
		for _, p := range w.named[w.arn(holder)] {
			if p.res != holder || !p.may("aoss:apiaccessall") {
				continue
			}
			g := grant{allowed: iam.Yes, evidence: []Evidence{at(x, "policy", i, "Principal", j)}}
			if !g.and("aoss:APIAccessAll", w.ask(p, query{action: "aoss:APIAccessAll", resource: w.arn(r), on: r})) {
				continue
			}
			if !public {
				g.assume("the attacker reaches " + string(r.Address))
			}
			w.rule(of(Read, r), &searchAccess, Call, g, p.fact)
		}
	}
}
