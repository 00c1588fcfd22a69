package iam

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A condition is one key under one operator.
type condition struct {
	// operator and name are as written, for the path.
	operator, name string
	key            string // lower case
	test           test
	quantifier     quantifier
	ifExists       bool
	values         []pattern
	// known is maybe where the operator or the list of values is not known.
	known Truth
}

type quantifier uint8

const (
	single quantifier = iota
	forAll
	forAny
)

// A test compares a value of the request with one of the policy. Negated tests
// hold where no value of the policy compares; null tests look at presence alone.
type test struct {
	compare   func(glob, value string) Truth
	negated   bool
	wildcards wildcards
	// fills reports that policy variables are read in the values.
	fills bool
	null  bool
}

// tests are the operators by name in lower case, from
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html.
var tests = map[string]test{
	"stringequals":              {compare: equal, fills: true},
	"stringnotequals":           {compare: equal, fills: true, negated: true},
	"stringequalsignorecase":    {compare: equalFold, fills: true},
	"stringnotequalsignorecase": {compare: equalFold, fills: true, negated: true},
	"stringlike":                {compare: match, fills: true, wildcards: spanning},
	"stringnotlike":             {compare: match, fills: true, wildcards: spanning, negated: true},
	"numericequals":             {compare: numeric(func(d int) bool { return d == 0 })},
	"numericnotequals":          {compare: numeric(func(d int) bool { return d == 0 }), negated: true},
	"numericlessthan":           {compare: numeric(func(d int) bool { return d < 0 })},
	"numericlessthanequals":     {compare: numeric(func(d int) bool { return d <= 0 })},
	"numericgreaterthan":        {compare: numeric(func(d int) bool { return d > 0 })},
	"numericgreaterthanequals":  {compare: numeric(func(d int) bool { return d >= 0 })},
	"dateequals":                {compare: date(func(d int) bool { return d == 0 })},
	"datenotequals":             {compare: date(func(d int) bool { return d == 0 }), negated: true},
	"datelessthan":              {compare: date(func(d int) bool { return d < 0 })},
	"datelessthanequals":        {compare: date(func(d int) bool { return d <= 0 })},
	"dategreaterthan":           {compare: date(func(d int) bool { return d > 0 })},
	"dategreaterthanequals":     {compare: date(func(d int) bool { return d >= 0 })},
	"bool":                      {compare: equalFold},
	"binaryequals":              {compare: equal},
	"ipaddress":                 {compare: inNetwork},
	"notipaddress":              {compare: inNetwork, negated: true},
	"arnequals":                 {compare: arnLike, fills: true, wildcards: spanning},
	"arnlike":                   {compare: arnLike, fills: true, wildcards: spanning},
	"arnnotequals":              {compare: arnLike, fills: true, wildcards: spanning, negated: true},
	"arnnotlike":                {compare: arnLike, fills: true, wildcards: spanning, negated: true},
	"null":                      {null: true},
}

// operatorOf reads the name of an operator with its quantifier and IfExists.
func operatorOf(name string) (t test, q quantifier, ifExists, ok bool) {
	name = strings.ToLower(name)
	if rest, found := strings.CutPrefix(name, "forallvalues:"); found {
		name, q = rest, forAll
	} else if rest, found := strings.CutPrefix(name, "foranyvalue:"); found {
		name, q = rest, forAny
	}
	if rest, found := strings.CutSuffix(name, "ifexists"); found && rest != "null" {
		name, ifExists = rest, true
	}
	t, ok = tests[name]
	return t, q, ifExists, ok
}

// holds reports whether the condition is met in a request.
func (c *condition) holds(ctx Context) Truth {
	if c.known != Yes {
		return c.known
	}
	e := ctx.lookup(c.key)
	switch {
	case c.test.null:
		return c.absent(e)
	case e.State == Doubtful || e.State == Free:
		return Maybe
	case e.State == Absent || len(e.Values) == 0:
		return truth(c.missing())
	}
	out := Yes
	switch {
	case c.quantifier == forAny:
		out = No
	case c.quantifier == single && len(e.Values) > 1:
		return Maybe // what AWS then does is not documented
	}
	for _, v := range e.Values {
		held := c.compare(v, ctx)
		if c.quantifier == forAny {
			out = Or(out, held)
		} else {
			out = And(out, held)
		}
	}
	return out
}

// missing is what holds where the key is not in the request. ForAllValues and
// IfExists are then met, and so are negated operators:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html.
func (c *condition) missing() bool {
	switch c.quantifier {
	case forAll:
		return true
	case forAny:
		return false
	}
	return c.ifExists || c.test.negated
}

// absent is the test Null: "true" asks for a key that is not there.
func (c *condition) absent(e Entry) Truth {
	there := Maybe
	switch e.State {
	case Absent:
		there = No
	case Present:
		there = truth(len(e.Values) > 0)
	}
	out := No
	for _, v := range c.values {
		switch strings.ToLower(v.glob) {
		case "true":
			out = Or(out, there.Not())
		case "false":
			out = Or(out, there)
		default:
			if !Known(v.glob) {
				out = Or(out, Maybe)
			}
		}
	}
	return out
}

func (c *condition) compare(value string, ctx Context) Truth {
	out := No
	for _, p := range c.values {
		glob, known := p.fill(ctx)
		if known == No {
			continue
		}
		if out = Or(out, c.test.compare(glob, value)); out == Yes {
			break
		}
	}
	if c.test.negated {
		return out.Not()
	}
	return out
}

func equalFold(a, b string) Truth { return equal(fold(a), fold(b)) }

// arnLike compares the six parts of an ARN one by one.
func arnLike(glob, value string) Truth {
	a, b := strings.SplitN(glob, ":", 6), strings.SplitN(value, ":", 6)
	if !Known(glob) && len(a) < 6 || !Known(value) && len(b) < 6 {
		return possible(glob, value)
	}
	if len(a) < 6 || len(b) < 6 {
		return No
	}
	out := Yes
	for i := range a {
		out = And(out, match(a[i], b[i]))
	}
	return out
}

func numeric(holds func(int) bool) func(string, string) Truth {
	return func(glob, value string) Truth {
		if !Known(glob) || !Known(value) {
			return Maybe
		}
		p, err1 := strconv.ParseFloat(strings.TrimSpace(glob), 64)
		v, err2 := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if err1 != nil || err2 != nil {
			return No
		}
		switch {
		case v < p:
			return truth(holds(-1))
		case v > p:
			return truth(holds(1))
		}
		return truth(holds(0))
	}
}

func date(holds func(int) bool) func(string, string) Truth {
	return func(glob, value string) Truth {
		if !Known(glob) || !Known(value) {
			return Maybe
		}
		p, ok1 := instant(glob)
		v, ok2 := instant(value)
		return truth(ok1 && ok2 && holds(v.Compare(p)))
	}
}

// dates are the forms of W3C's profile of ISO 8601, https://www.w3.org/TR/NOTE-datetime.
var dates = []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02", "2006-01", "2006"}

// instant reads a date, or seconds since 1970.
func instant(s string) (time.Time, bool) {
	for _, layout := range dates {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return time.Unix(n, 0), true
	}
	return time.Time{}, false
}

// inNetwork reports whether an address lies in a network or is that address. An
// address that is not known lies in a network of all addresses.
func inNetwork(glob, value string) Truth {
	if !Known(glob) {
		return Maybe
	}
	network, ok := networkOf(glob)
	if !ok {
		return No
	}
	if !Known(value) {
		return Or(Maybe, truth(network.Bits() == 0))
	}
	addr, err := netip.ParseAddr(value)
	return truth(err == nil && network.Contains(addr.Unmap()))
}

func networkOf(s string) (netip.Prefix, bool) {
	if p, err := netip.ParsePrefix(s); err == nil {
		return p, true
	}
	a, err := netip.ParseAddr(s)
	if err != nil {
		return netip.Prefix{}, false
	}
	return netip.PrefixFrom(a, a.BitLen()), true
}

// candidates returns values of the key among which there is one that meets the
// condition if any does, and one that does not.
func (c *condition) candidates(ctx Context) []string {
	var out []string
	for _, p := range c.values {
		glob, known := p.fill(ctx)
		if known == No || !Known(glob) || c.test.null {
			continue
		}
		v := some(glob)
		if network, ok := networkOf(glob); ok {
			v = network.Addr().String()
		}
		out = append(out, v)
		if t, ok := instant(glob); ok && strings.Contains(strings.ToLower(c.operator), "date") {
			out = append(out, t.Add(-time.Second).UTC().Format(time.RFC3339), t.Add(time.Second).UTC().Format(time.RFC3339))
		} else if n, err := strconv.ParseFloat(glob, 64); err == nil {
			out = append(out, strconv.FormatFloat(n-1, 'g', -1, 64), strconv.FormatFloat(n+1, 'g', -1, 64))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
