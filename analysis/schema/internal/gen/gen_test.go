package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// thing is a module of the form of the published bindings, cut to what is read.
const thing = `
class ThingRuleOutputReference extends cdktf.ComplexObject {
    // hits - computed: true, optional: false, required: false
    get hits() {
        return this.getNumberAttribute('hits');
    }
    get ports() {
        return cdktf.Token.asNumberList(this.getNumberListAttribute('ports'));
    }
}
class ThingRuleList extends cdktf.ComplexList {
}
class ThingLoggingOutputReference extends cdktf.ComplexObject {
    constructor(terraformResource, terraformAttribute) {
        // rule - computed: false, optional: true, required: false
        this._rule = new ThingRuleList(this, "rule", true);
    }
    get enabled() {
        return this.getBooleanAttribute('enabled');
    }
}
class Thing extends cdktf.TerraformResource {
    static generateConfigForImport(scope) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "aws_thing" });
    }
    constructor(scope, id, config) {
        super(scope, id, {
            terraformResourceType: 'aws_thing',
        });
        // logging - computed: false, optional: true, required: false
        this._logging = new ThingLoggingOutputReference(this, "logging");
        // states - computed: true, optional: false, required: false
        this._states = new ThingRuleList(this, "states", false);
    }
    // arn - computed: true, optional: false, required: false
    get arn() {
        return this.getStringAttribute('arn');
    }
    get tags() {
        return this.getStringMapAttribute('tags');
    }
    get definition() {
        return this.interpolationForAttribute('definition');
    }
}
`

const wantThing = "aws_thing arn:s!,definition:d,logging:o{enabled:b,rule:O{hits:n!,ports:L}},states:O!{hits:n!,ports:L},tags:m"

const source = `
class DataAwsThing extends cdktf.TerraformDataSource {
    constructor(scope, id, config) {
        super(scope, id, {
            terraformResourceType: 'aws_thing',
        });
    }
    get name() {
        return this.getStringAttribute('name');
    }
}
`

const aws = `
function awsProviderDefaultTagsToHclTerraform(struct) {
    const attrs = {
        tags: {
            value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(struct.tags),
            isBlock: false,
            type: "map",
            storageClassType: "stringMap",
        },
    };
}
class AwsProvider extends cdktf.TerraformProvider {
    synthesizeHclAttributes() {
        const attrs = {
            secret_key: {
                value: cdktf.stringToHclTerraform(this._secretKey),
                isBlock: false,
                type: "simple",
                storageClassType: "string",
            },
            default_tags: {
                value: cdktf.listMapperHcl(awsProviderDefaultTagsToHclTerraform, true)(this._defaultTags),
                isBlock: true,
                type: "list",
                storageClassType: "AwsProviderDefaultTagsList",
            },
        };
    }
}
`

var files = map[string]string{
	"lib/thing/index.js":           thing,
	"lib/data-aws-thing/index.js":  source,
	"lib/provider/index.js":        aws,
	"lib/thing/lazy-index.js":      "nothing",
	"lib/thing/index.d.ts":         "nothing",
	"lib/index.js":                 "nothing",
	"docs/thing/index.js":          "nothing",
	"lib/thing/index-structs/x.js": "class Other extends cdktf.ComplexObject {\n}\n",
}

func TestTypeLines(t *testing.T) {
	want := []string{wantThing, "data.aws_thing name:s", "provider.aws default_tags:o{tags:m},secret_key:s"}
	dir := t.TempDir()
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	w := tar.NewWriter(z)
	for name, text := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := w.WriteHeader(&tar.Header{Name: "package/" + name, Mode: 0o644, Size: int64(len(text))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	tarball := filepath.Join(t.TempDir(), "p.tgz")
	if err := os.WriteFile(tarball, packed.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, from := range []string{dir, tarball} {
		mods, err := readPackage(from)
		if err != nil {
			t.Fatal(err)
		}
		got, err := typeLines(mods)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("from %s: %v\n%s", filepath.Base(from), err, strings.Join(got, "\n"))
		}
	}
}

func TestDeepTypesAreCut(t *testing.T) {
	ring := strings.ReplaceAll(thing, `new ThingRuleList(this, "rule", true)`, `new ThingLoggingOutputReference(this, "rule")`)
	got, err := typeLines(modules{"thing": {ring}})
	if err != nil || strings.Count(got[0], "enabled:b") != maxDepth-1 || !strings.Contains(got[0], "rule:o*") {
		t.Errorf("%v\n%s", err, got)
	}
}

func TestPackagesThatAreNone(t *testing.T) {
	if _, err := readPackage(t.TempDir()); err == nil {
		t.Error("an empty folder passes for the package")
	}
	if _, err := readPackage(filepath.Join(t.TempDir(), "missing.tgz")); err == nil {
		t.Error("a missing file passes for the package")
	}
	if _, err := typeLines(modules{"x": {"class X extends cdktf.ComplexObject {\n}\n"}}); err == nil {
		t.Error("a module without a type passes")
	}
	if _, err := typeLines(modules{"x": {thing}, "y": {thing}}); err == nil {
		t.Error("a type that is declared twice passes")
	}
}

func TestCorrection(t *testing.T) {
	for path, want := range map[string]string{
		"block_device_mappings.ebs.encrypted": "b", "ebs_optimized": "b", "block_device_mappings.ebs.iops": "", "encrypted": "",
	} {
		if got, ok := correction("aws_launch_template", strings.Split(path, ".")); got != want || ok != (want != "") {
			t.Errorf("%s: got %q", path, got)
		}
	}
}
