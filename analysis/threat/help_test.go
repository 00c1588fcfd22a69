package threat_test

import (
	"context"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/lang/terraform"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// load returns the composed resources of a folder.
func load(t testing.TB, dir fs.FS) []*model.Resource {
	t.Helper()
	res, err := terraform.Load(context.Background(), dir, terraform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return schema.Compose(res.Resources)
}

// analyse returns the graph of one file.
func analyse(t testing.TB, text string) *threat.Graph {
	t.Helper()
	return threat.Analyse(load(t, fstest.MapFS{"main.tf": {Data: []byte(text)}}), threat.Options{})
}
