package threat_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/parapet-iac/parapet/analysis/lang/terraform"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// FuzzAnalyse holds that whatever the code says ends in a graph, and in the same
// graph each time.
func FuzzAnalyse(f *testing.F) {
	files, _ := filepath.Glob("testdata/scenarios/*/main.tf")
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		ctx := context.Background()
		res, err := terraform.Load(ctx, fstest.MapFS{"main.tf": {Data: []byte(text)}}, terraform.Options{})
		if err != nil {
			t.Skip()
		}
		resources := schema.Compose(res.Resources)
		opts := threat.Options{Now: time.Unix(1_800_000_000, 0)}
		once := tell(threat.Analyse(ctx, resources, opts))
		if again := tell(threat.Analyse(ctx, resources, opts)); again != once {
			t.Errorf("found\n%s\nand then\n%s", once, again)
		}
	})
}
