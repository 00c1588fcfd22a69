package cloud

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/lang/plan"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

func queue(id string) Resource {
	return Resource{Type: "aws_sqs_queue", ID: id, Account: "1", Region: "eu-central-1", Attributes: map[string]any{"name": id, "delay_seconds": json.Number("5")}}
}

func TestSnapshotsAreWrittenSortedAndReadBack(t *testing.T) {
	name := filepath.Join(t.TempDir(), "live.json")
	s := &Snapshot{Resources: []Resource{queue("b"), queue("a")}, Readings: []Reading{{Type: "aws_sqs_queue"}}}
	if err := s.Write(name); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Index(string(text), `"a"`) > strings.Index(string(text), `"b"`) {
		t.Error("resources are not sorted")
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others can read the snapshot: %v %v", info.Mode(), err)
	}
	back, err := Parse(text)
	if err != nil || len(back.Resources) != 2 || !back.Read("aws_sqs_queue", "", "") || back.Read("aws_vpc", "", "") {
		t.Errorf("%+v: %v", back, err)
	}
	if n := back.Resources[0].Model().Value.Get("delay_seconds"); n.Kind() != model.Number {
		t.Errorf("a number is read as %v", n.Kind())
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(name), ".*")); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

// TestFilesAreReplaced holds that both ways to write put a text in the place of another
// one, and that none leaves anything where it cannot.
func TestFilesAreReplaced(t *testing.T) {
	for name, write := range map[string]func(string, []byte) error{"whole": whole, "renamed": renamed} {
		dir := t.TempDir()
		file := filepath.Join(dir, "f")
		for _, text := range []string{"one", "two"} {
			if err := write(file, []byte(text)); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if got, err := os.ReadFile(file); err != nil || string(got) != text {
				t.Errorf("%s: %q, %v", name, got, err)
			}
		}
		if err := os.Mkdir(filepath.Join(dir, "folder"), 0o700); err != nil {
			t.Fatal(err)
		}
		if write(filepath.Join(dir, "folder"), nil) == nil || write(filepath.Join(dir, "none", "f"), nil) == nil {
			t.Errorf("%s writes where there is no file", name)
		}
		if left, _ := os.ReadDir(dir); len(left) != 2 {
			t.Errorf("%s leaves %v", name, left)
		}
	}
}

func TestOtherTextIsNoSnapshot(t *testing.T) {
	for _, text := range []string{``, `{}`, `{"version": 2}`, `{"version": 1} x`, `{"version": 1, "unknown": 2}`, `[]`} {
		if _, err := Parse([]byte(text)); !errors.Is(err, ErrFormat) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestWhatFailedIsNotRead(t *testing.T) {
	s := &Snapshot{Readings: []Reading{{Type: "aws_vpc"}, {Type: "aws_s3_bucket"}}, Unreadable: []Unreadable{{Type: "aws_vpc"}, {Type: "aws_s3_bucket", Resource: "a"}}}
	if s.Read("aws_vpc", "", "") || !s.Read("aws_s3_bucket", "", "") {
		t.Error("a type whose list was denied counts as read, or one of which a detail was denied does not")
	}
}

// TestReadInPlaces holds that what is known of one account says nothing of another.
func TestReadInPlaces(t *testing.T) {
	s := &Snapshot{
		Readings: []Reading{
			{Type: "aws_vpc", Account: "1", Region: "eu-central-1"}, {Type: "aws_vpc", Account: "2", Region: "eu-central-1"},
			{Type: "aws_iam_role", Account: "1"}, {Type: "aws_sqs_queue"},
		},
		Unreadable: []Unreadable{{Type: "aws_vpc", Account: "2", Region: "eu-central-1"}, {Type: "aws_*", Account: "3"}, {Type: "aws_iam_role"}},
	}
	for _, c := range []struct {
		typ, account, region string
		want                 bool
	}{
		{"aws_vpc", "1", "eu-central-1", true},
		{"aws_vpc", "1", "", true},
		{"aws_vpc", "1", "us-east-1", false},
		{"aws_vpc", "2", "eu-central-1", false},
		{"aws_vpc", "", "", false},
		{"aws_vpc", "3", "", false},
		{"aws_iam_role", "1", "us-east-1", true},
		{"aws_iam_role", "2", "", false},
		{"aws_iam_role", "", "", false},
		{"aws_sqs_queue", "1", "us-east-1", true},
		{"aws_sqs_queue", "3", "us-east-1", false},
	} {
		if got := s.Read(c.typ, c.account, c.region); got != c.want {
			t.Errorf("%+v is read: %v", c, got)
		}
	}
}

// TestAJournalIsResumed cuts a journal at every byte, as a kill does: whole lines
// count, and writing goes on behind them.
func TestAJournalIsResumed(t *testing.T) {
	name := filepath.Join(t.TempDir(), "live.json.partial")
	j, err := OpenJournal(name)
	if err != nil {
		t.Fatal(err)
	}
	readings := []Reading{{Type: "aws_vpc"}, {Type: "aws_sqs_queue", Region: "eu-central-1"}}
	for i, r := range readings {
		if err := j.Add(&Snapshot{Readings: []Reading{r}, Resources: []Resource{queue(string(rune('a' + i)))}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for cut := 0; cut <= len(whole); cut += 7 {
		if err := os.WriteFile(name, whole[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		j, err := OpenJournal(name)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Count(string(whole[:cut]), "\n")
		for i, r := range readings {
			if j.Has(r) != (i < lines) {
				t.Errorf("cut at %d of %d: reading %d is there: %v", cut, len(whole), i, j.Has(r))
			}
		}
		if err := j.Add(&Snapshot{Readings: []Reading{{Type: "more"}}}); err != nil {
			t.Fatal(err)
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
		if j, err = OpenJournal(name); err != nil || !j.Has(Reading{Type: "more"}) || len(j.Resumed().Readings) != lines+1 {
			t.Fatalf("cut at %d: what was added is not there: %v", cut, err)
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if j, err = OpenJournal(name); err != nil || j.Remove() != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(name); !errors.Is(err, os.ErrNotExist) {
		t.Error("the journal is left")
	}
}

func TestSecretsOfAStateAreNotTaken(t *testing.T) {
	at := source.Range{}
	s := FromInstances([]plan.Instance{{Address: "aws_db_instance.a", Type: "aws_db_instance", Value: model.NewObject([]model.Attr{
		{Name: "id", Value: model.NewString("a", at)}, {Name: "password", Value: model.NewString("planted", at)},
		{Name: "engine", Value: model.NewString("planted too", at).With(model.Sensitive)},
		{Name: "arn", Value: model.NewString("arn:aws:rds:eu-central-1:123456789012:db:a", at)},
	}, at)}})
	text, err := s.Text()
	if err != nil || strings.Contains(string(text), "planted") {
		t.Errorf("the snapshot holds a secret: %v\n%s", err, text)
	}
	r := s.Resources[0]
	if r.Region != "eu-central-1" || r.Account != "123456789012" || !s.Read("aws_vpc", "", "") {
		t.Errorf("%+v", r)
	}
	if !r.Model().Value.Get("password").Is(model.Unknown) {
		t.Error("a secret is known to be absent")
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"version": 1, "resources": [{"type": "a", "id": "b", "attributes": {"c": [1, {"d": "{}"}]}, "unread": ["e"]}], "readings": []}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := Parse(text)
		if err != nil {
			return
		}
		for i := range s.Resources {
			s.Resources[i].Model()
		}
		if _, err := s.Text(); err != nil {
			t.Error(err)
		}
	})
}
