package threat_test

import (
	"context"
	"io/fs"
	"testing"

	"github.com/parapet-iac/parapet/analysis/lang/terraform"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
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
