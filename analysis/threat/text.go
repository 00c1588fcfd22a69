package threat

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

func known(text string) bool { return iam.Known(text) }

// text returns a string attribute of r, with marks for what is not known of it.
// References to attributes of other resources are followed: to a name that is
// written there, to an ARN that can be told from it, to an account's number.
func (w *world) text(r *model.Resource, v *model.Value) string {
	if s, ok := v.AsString(); ok {
		return s
	}
	if !v.Is(model.Unknown) {
		return ""
	}
	return w.hint(r, v, 0)
}

// maxFollow bounds how far references are followed.
const maxFollow = 8

// hint reads how an unknown string is written: text, and references in ${}.
func (w *world) hint(r *model.Resource, v *model.Value, depth int) string {
	hint := v.Hint()
	if hint == "" {
		return iam.Unknown(r.Origin.Stack + "/" + string(r.Address) + "?")
	}
	var b strings.Builder
	for hint != "" {
		before, rest, ok := strings.Cut(hint, "${")
		b.WriteString(strings.ReplaceAll(before, "&{", "${"))
		if !ok {
			break
		}
		inner, after, closed := cutReference(rest)
		if !closed {
			b.WriteString(iam.Unknown(r.Origin.Stack + "/" + rest))
			break
		}
		hint = after
		if isVariable(inner) {
			b.WriteString("${" + inner + "}")
			continue
		}
		b.WriteString(w.reference(r, v, inner, depth))
	}
	return b.String()
}

// cutReference cuts at the brace that closes a reference, whose keys may hold
// braces in quotes.
func cutReference(s string) (inner, after string, ok bool) {
	depth, quoted := 1, false
	for i := range len(s) {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case quoted:
		case s[i] == '{':
			depth++
		case s[i] == '}':
			if depth--; depth == 0 {
				return s[:i], s[i+1:], true
			}
		}
	}
	return "", "", false
}

// pseudo returns what a pseudo parameter of CloudFormation stands for. See
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html.
func (w *world) pseudo(r *model.Resource, inner string) (string, bool) {
	switch inner {
	case "AWS::AccountId":
		return w.account(r).number, true
	case "AWS::Region":
		return w.account(r).region, true
	}
	return "", false
}

// isVariable reports whether what stands in ${} is a variable of IAM's policy
// language and no reference: aws:username.
func isVariable(inner string) bool {
	if inner == "*" || inner == "?" || inner == "$" {
		return true
	}
	service, key, ok := strings.Cut(inner, ":")
	return ok && !strings.HasPrefix(key, ":") && service != "" && strings.Trim(service, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-") == ""
}

// withoutScheme returns what a call takes the scheme of a URL from, if it is such:
// the name of an identity provider is its URL without it, so that the one stands for
// the other.
func withoutScheme(inner string) (string, bool) {
	for _, form := range [...]struct{ before, after string }{
		{"replace(", `, "https://", "")`}, {"trimprefix(", `, "https://")`},
	} {
		if rest, ok := strings.CutPrefix(inner, form.before); ok {
			if url, ok := strings.CutSuffix(rest, form.after); ok {
				return url, true
			}
		}
	}
	return "", false
}

// reference returns the text that a reference stands for.
func (w *world) reference(r *model.Resource, v *model.Value, inner string, depth int) string {
	if text, ok := w.pseudo(r, inner); ok {
		return text
	}
	if url, ok := withoutScheme(inner); ok {
		return strings.TrimPrefix(w.reference(r, v, url, depth+1), "https://")
	}
	for _, ref := range v.Refs() {
		if string(ref.Address)+"."+ref.Path != inner {
			continue
		}
		to := w.lookup(place{r.Origin.Stack, ref.Address})
		if to == nil {
			break
		}
		if s, ok := w.computed(to, ref.Path, depth+1); ok {
			return s
		}
		break
	}
	return iam.Unknown(r.Origin.Stack + "/" + inner)
}

// computed returns an attribute of a resource that only the cloud computes, as
// far as it can be told.
func (w *world) computed(to *model.Resource, attr string, depth int) (string, bool) {
	if depth > maxFollow {
		return "", false
	}
	switch to.Type {
	case "data.aws_caller_identity":
		if attr == "account_id" || attr == "id" {
			return w.account(to).number, true
		}
		return "", false
	case "data.aws_partition":
		return partition, attr == "partition" || attr == "id"
	case "data.aws_region":
		return w.account(to).region, attr == "name" || attr == "region" || attr == "id"
	}
	if attr == "arn" || attr == "id" && arnIsID[to.Type] {
		return w.arn(to), true
	}
	if attr == "id" && nameOf[to.Type] != "" {
		attr = nameOf[to.Type]
	}
	value := to.Value.Get(attr)
	if value == nil && attr == nameOf[to.Type] {
		return iam.Unknown(to.Origin.Stack + "/" + string(to.Address) + "." + attr), true
	}
	if s, ok := value.AsString(); ok {
		return s, true
	}
	if value.Is(model.Unknown) {
		return w.hint(to, value, depth), true
	}
	return "", false
}
