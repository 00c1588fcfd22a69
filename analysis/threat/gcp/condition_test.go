package gcp_test

import (
	"strings"
	"testing"
	"time"

	"github.com/parapet-iac/parapet/analysis/threat/gcp"
)

// lookup knows a bucket's name, and when it is.
func lookup(name string) any {
	switch name {
	case "resource.name":
		return "projects/_/buckets/data/objects/a"
	case "resource.type":
		return "storage.googleapis.com/Object"
	case "request.time":
		return time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)
	case "assertion.repository":
		return "acme/shop"
	case "assertion.groups":
		return []any{"a", "b"}
	}
	return nil
}

func TestCondition(t *testing.T) {
	for expression, want := range map[string]gcp.Truth{
		`resource.name.startsWith("projects/_/buckets/data")`:                                   gcp.Yes,
		`resource.name.startsWith('projects/_/buckets/other')`:                                  gcp.No,
		`!resource.name.endsWith("/a")`:                                                         gcp.No,
		`request.time < timestamp("2027-01-01T00:00:00Z")`:                                      gcp.Yes,
		`request.time < timestamp("2020-01-01T00:00:00Z")`:                                      gcp.No,
		`request.time >= timestamp("2020-01-01T00:00:00Z") && resource.type == "x"`:             gcp.No,
		`resource.matchTag("123/env", "prod")`:                                                  gcp.Maybe,
		`resource.matchTag("123/env", "prod") || resource.name.contains("data")`:                gcp.Yes,
		`resource.matchTag("123/env", "prod") && resource.name.contains("data")`:                gcp.Maybe,
		`resource.matchTag("123/env", "prod") && resource.name.contains("other")`:               gcp.No,
		`assertion.repository == "acme/shop"`:                                                   gcp.Yes,
		`assertion.repository != "acme/shop"`:                                                   gcp.No,
		`assertion['repository'] == "acme/shop"`:                                                gcp.Yes,
		`assertion.repository in ["acme/shop", "acme/web"]`:                                     gcp.Yes,
		`assertion.repository in ["acme/web"]`:                                                  gcp.No,
		`"a" in assertion.groups`:                                                               gcp.Yes,
		`assertion.repository.matches("^acme/.*$")`:                                             gcp.Yes,
		`assertion.repository.matches("^evil/")`:                                                gcp.No,
		`assertion.actor == "me"`:                                                               gcp.Maybe,
		`api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("folderA")`: gcp.Maybe,
		`request.time.getHours("Europe/Berlin") >= 9`:                                           gcp.Maybe,
		`true`:                                gcp.Yes,
		`(false || !(true)) == false`:         gcp.Yes,
		``:                                    gcp.Maybe,
		`resource.name ==`:                    gcp.Maybe,
		`"unclosed`:                           gcp.Maybe,
		`resource.name == "a" ? true : false`: gcp.Maybe,
		strings.Repeat("(", 100000):           gcp.Maybe,
		strings.Repeat("(", 40) + "true" + strings.Repeat(")", 40): gcp.Yes,
		strings.Repeat("!", 2000) + "true":                         gcp.Yes,
	} {
		if got := gcp.Condition(expression, lookup); got != want {
			t.Errorf("%.80s is %d, want %d", expression, got, want)
		}
	}
}

func FuzzCondition(f *testing.F) {
	for _, s := range []string{`a.b == "c" && !x.startsWith('y')`, `x in ["a", 'b']`, `((a))`, `timestamp("2020-01-01T00:00:00Z") < t`, `a["b"].c(d)[`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { gcp.Condition(s, lookup) })
}
