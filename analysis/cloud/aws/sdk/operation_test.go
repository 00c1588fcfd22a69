package sdk

import (
	"context"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

type input struct {
	Marker, NextToken, StartRecordName, StartRecordType string
}

type options struct{}

// paged returns a method that answers one page after the other, and notes what it is
// asked with.
func paged(t *testing.T, asked *[]input, pages ...string) func(context.Context, *input, ...func(*options)) (*map[string]any, error) {
	return func(_ context.Context, in *input, _ ...func(*options)) (*map[string]any, error) {
		*asked = append(*asked, *in)
		var out map[string]any
		if err := json.Unmarshal([]byte(pages[min(len(*asked), len(pages))-1]), &out); err != nil {
			t.Fatal(err)
		}
		return &out, nil
	}
}

func TestPagesAreJoined(t *testing.T) {
	for _, tt := range []struct {
		name  string
		pages []string
		want  string
		asked []input
	}{
		{"a token", []string{`{"Items": [1], "NextToken": "a"}`, `{"Items": [2]}`}, `{"Items":[1,2],"NextToken":"a"}`,
			[]input{{}, {NextToken: "a"}}},
		{"a marker in an inner object", []string{`{"DistributionList": {"Items": [1], "NextMarker": "m"}}`, `{"DistributionList": {"Items": [2], "Marker": "m"}}`},
			`{"DistributionList":{"Items":[1,2],"NextMarker":"m"}}`, []input{{}, {Marker: "m"}}},
		{"the last repeats its marker", []string{`{"Z": [1], "NextMarker": "m", "IsTruncated": true}`, `{"Z": [2], "Marker": "m", "IsTruncated": false}`},
			`{"IsTruncated":true,"NextMarker":"m","Z":[1,2]}`, []input{{}, {Marker: "m"}}},
		{"several at once", []string{`{"R": [1], "NextRecordName": "n", "NextRecordType": "A"}`, `{"R": [2]}`},
			`{"NextRecordName":"n","NextRecordType":"A","R":[1,2]}`, []input{{}, {StartRecordName: "n", StartRecordType: "A"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var asked []input
			answer, err := of(paged(t, &asked, tt.pages...))(t.Context(), map[string]any{})
			if err != nil {
				t.Fatal(err)
			}
			if got, err := json.Marshal(answer); err != nil || string(got) != tt.want {
				t.Errorf("got  %s, %v\nwant %s", got, err, tt.want)
			}
			if !reflect.DeepEqual(asked, tt.asked) {
				t.Errorf("asked with %+v", asked)
			}
		})
	}
}

func TestTheSamePageTwiceIsAnError(t *testing.T) {
	var asked []input
	_, err := of(paged(t, &asked, `{"Items": [1], "NextToken": "a"}`))(t.Context(), map[string]any{})
	if err == nil || !strings.Contains(err.Error(), "twice") || len(asked) != 2 {
		t.Errorf("after %d pages: %v", len(asked), err)
	}
}
