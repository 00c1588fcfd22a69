package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/cloud"
)

// TestRecordedDrift holds what is read for an editor: a snapshot in the folder and
// nothing else, and again only when it has changed.
func TestRecordedDrift(t *testing.T) {
	dir, outside := t.TempDir(), filepath.Join(t.TempDir(), "outside.json")
	name := filepath.Join(dir, cloud.FileName)
	r := &recordedDrift{dir: dir}
	reads := func(what string, resources int, fails string) {
		t.Helper()
		err := r.read()
		switch {
		case fails == "" && err != nil, fails != "" && (err == nil || !strings.Contains(err.Error(), fails)):
			t.Errorf("%s: the error is %v, want %q", what, err, fails)
		case resources < 0 && r.live != nil, resources >= 0 && (r.live == nil || len(r.live.Resources) != resources):
			t.Errorf("%s: %+v is read, want %d resources", what, r.live, resources)
		}
	}
	snapshot := func(types ...string) *cloud.Snapshot {
		s := &cloud.Snapshot{}
		for _, typ := range types {
			s.Resources = append(s.Resources, cloud.Resource{Type: typ, ID: "x"})
		}
		return s
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}

	reads("no file", -1, "")
	must(snapshot("aws_vpc").Write(name))
	reads("a snapshot", 1, "")
	before := r.live
	reads("the same", 1, "")
	if r.live != before {
		t.Error("what has not changed is read again")
	}
	must(snapshot("aws_vpc", "aws_subnet").Write(name))
	reads("another one", 2, "")
	must(os.WriteFile(name, []byte("{"), 0o600))
	reads("half a file", -1, "reading "+cloud.FileName)
	must(os.Remove(name))
	reads("it is gone", -1, "")
	must(os.Mkdir(name, 0o755))
	reads("a folder", -1, "is no file")
	must(os.Remove(name))
	must(snapshot("aws_vpc").Write(outside))
	if err := os.Symlink(outside, name); err != nil {
		t.Skip(err)
	}
	reads("a link out of the folder", -1, "escapes")
}
