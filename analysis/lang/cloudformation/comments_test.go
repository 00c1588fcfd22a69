package cloudformation

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

const silenced = `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Name: {Type: String, Default: data}
Resources:
  # checkov:skip=CKV_AWS_1:above
  Above:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Sub "${Name}-x" # behind
  Meta:
    Type: AWS::S3::Bucket
    Metadata:
      checkov:
        skip:
          - id: CKV_AWS_18
            comment: no logs
      cfn_nag:
        rules_to_suppress:
          - {id: W35, reason: no logs either}
      parapet:
        ignore: [aws-s3-bucket-versioning-disabled]
`

// A comment is about the resource that it stands in or above, and so is what the metadata
// of a resource says.
func TestComments(t *testing.T) {
	s := load(t, fstest.MapFS{"a.yaml": &fstest.MapFile{Data: []byte(silenced)}})
	f := s.File("a.yaml")
	var got []string
	for _, c := range s.Comments("a.yaml") {
		start, end, _ := f.Offsets(c.Item)
		item, _, _ := strings.Cut(silenced[start:end], ":")
		at, _, _ := f.Offsets(c.Range)
		got = append(got, fmt.Sprintf("%d %s in %s", f.Text.Position(at).Line, c.Text, strings.TrimSpace(item)))
	}
	want := []string{
		"5 checkov:skip=CKV_AWS_1:above in Above",
		"9 behind in Above",
		"15 checkov:skip=CKV_AWS_18:no logs in Meta",
		"19 cfn_nag:skip=W35:no logs either in Meta",
		"21 parapet:ignore aws-s3-bucket-versioning-disabled in Meta",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// A reference is told with what it stands for.
func TestReferences(t *testing.T) {
	s := load(t, fstest.MapFS{"a.yaml": &fstest.MapFile{Data: []byte(silenced)}})
	at := strings.Index(silenced, "${Name}")
	m, ok := s.Meaning(context.Background(), "a.yaml", at)
	if text, _ := m.Value.AsString(); !ok || text != "data-x" {
		t.Errorf("got %v %q", ok, text)
	}
	if _, ok := s.Meaning(context.Background(), "a.yaml", strings.Index(silenced, "Metadata")); ok {
		t.Error("a word that is no reference stands for something")
	}
}
