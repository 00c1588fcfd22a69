package threat_test

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"testing"

	"github.com/parapet-iac/parapet/analysis/lang/kubernetes"
	"github.com/parapet-iac/parapet/analysis/lang/terraform"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
)

// load returns the composed resources of a folder.
func load(t testing.TB, dir fs.FS) []*model.Resource {
	t.Helper()
	res, err := terraform.Load(context.Background(), dir, terraform.Options{})
	if errors.Is(err, terraform.ErrNothing) {
		return schema.Compose(objects(t, dir))
	}
	if err != nil {
		t.Fatal(err)
	}
	return schema.Compose(slices.Concat(res.Resources, objects(t, dir)))
}

// objects returns the objects of Kubernetes in a folder.
func objects(t testing.TB, dir fs.FS) []*model.Resource {
	t.Helper()
	s := kubernetes.NewSession(dir, kubernetes.Options{})
	delta, err := s.Update(context.Background(), nil, true)
	if err != nil {
		t.Fatal(err)
	}
	var out []*model.Resource
	for _, d := range slices.SortedFunc(slices.Values(delta.Declarations), s.Compare) {
		out = append(out, d.Resource)
	}
	return out
}
