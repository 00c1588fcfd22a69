package iam_test

import (
	"testing"

	"github.com/parapet-iac/parapet/analysis/lang/jsontext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

const holeStart, holeEnd = string(jsontext.HoleStart), string(jsontext.HoleEnd)

// document reads a policy; <name> stands for text that is not known.
func document(t testing.TB, text string) *model.Value {
	t.Helper()
	v, err := tryDocument(text)
	if err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return v
}

func tryDocument(text string) (*model.Value, error) {
	var read []byte
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '<':
			read = append(read, holeStart...)
		case '>':
			read = append(read, holeEnd...)
		default:
			read = append(read, text[i])
		}
	}
	v, err := jsontext.Reader{
		Place: func(int, int) source.Range { return source.Range{} },
		Hole: func(text string, r source.Range) *model.Value {
			return model.NewUnknown(model.String, text, r)
		},
	}.Read(string(read))
	if err != nil {
		return nil, err
	}
	return schema.NormalisePolicy(v), nil
}

// policy reads a document of one or several statements.
func policy(t testing.TB, statements string) *iam.Policy {
	t.Helper()
	return parse(document(t, `{"Version": "2012-10-17", "Statement": [`+statements+`]}`))
}

func parse(doc *model.Value) *iam.Policy {
	return iam.Parse(doc, func(v *model.Value, _ bool) string { return marks(v.Hint()) })
}

// marks turns the holes of a text into marks.
func marks(text string) string {
	var out, name string
	in := false
	for _, r := range text {
		switch {
		case string(r) == holeStart:
			in, name = true, ""
		case string(r) == holeEnd:
			in, out = false, out+iam.Unknown(name)
		case in:
			name += string(r)
		default:
			out += string(r)
		}
	}
	return out
}

func policies(t testing.TB, statements ...string) []*iam.Policy {
	var out []*iam.Policy
	for _, s := range statements {
		out = append(out, policy(t, s))
	}
	return out
}

const account, other = "111111111111", "222222222222"

var (
	alice = iam.Principal{Kind: iam.User, ARN: "arn:aws:iam::" + account + ":user/alice", Account: account}
	role  = iam.Principal{Kind: iam.Role, ARN: "arn:aws:iam::" + account + ":role/app",
		Session: "arn:aws:sts::" + account + ":assumed-role/app/s", Account: account}
)
