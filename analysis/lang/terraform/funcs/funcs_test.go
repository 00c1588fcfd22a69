package funcs

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// evaluatorOwn are the functions that the table leaves to the evaluator.
var evaluatorOwn = []string{"can", "templatefile", "templatestring", "try"}

// TestTableIsTerraforms compares with the list that Terraform 1.11 prints for
// `terraform metadata functions`.
func TestTableIsTerraforms(t *testing.T) {
	text, err := os.ReadFile("testdata/functions.txt")
	if err != nil {
		t.Fatal(err)
	}
	have := slices.Clone(evaluatorOwn)
	for name := range Table(Scope{}) {
		have = append(have, name)
	}
	slices.Sort(have)
	if want := strings.Fields(string(text)); !slices.Equal(have, want) {
		t.Errorf("have %v\nwant %v", have, want)
	}
}

var workspace = fstest.MapFS{
	"app/a.txt":     {Data: []byte("hello")},
	"app/sub/b.txt": {Data: []byte("b")},
	"top.bin":       {Data: []byte{0xff, 0xfe}},
	"large.txt":     {Data: make([]byte, MaxBytes+1)},
}

func eval(t *testing.T, expr string) (cty.Value, error) {
	t.Helper()
	x, diags := hclsyntax.ParseExpression([]byte(expr), "test", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	call := x.(*hclsyntax.FunctionCallExpr)
	f := Table(Scope{FS: workspace, RootDir: "app"})[call.Name]
	var args []cty.Value
	var err error
	for i, a := range call.Args {
		v, diags := a.Value(&hcl.EvalContext{})
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		if i < len(f.Params()) {
			if v, err = convert.Convert(v, f.Params()[i].Type); err != nil {
				return v, err
			}
		} else if v, err = convert.Convert(v, f.VarParam().Type); err != nil {
			return v, err
		}
		args = append(args, v)
	}
	return f.Call(args)
}

func TestFiles(t *testing.T) {
	for expr, want := range map[string]cty.Value{
		`file("a.txt")`:                          cty.StringVal("hello"),
		`file("./sub/b.txt")`:                    cty.StringVal("b"),
		`filebase64("../top.bin")`:               cty.StringVal("//4="),
		`filemd5("a.txt")`:                       cty.StringVal("5d41402abc4b2a76b9719d911017c592"),
		`fileexists("none.txt")`:                 cty.False,
		`fileexists("a.txt")`:                    cty.True,
		`fileset("sub", "../*.txt")`:             cty.SetVal([]cty.Value{cty.StringVal("../a.txt")}),
		`matchkeys(["a", "b"], ["1", "2"], [2])`: cty.ListVal([]cty.Value{cty.StringVal("b")}),
		`distinct(["a", "b", "a"])`:              cty.ListVal([]cty.Value{cty.StringVal("a"), cty.StringVal("b")}),
		`fileset(".", "**/*.txt")`:               cty.SetVal([]cty.Value{cty.StringVal("a.txt"), cty.StringVal("sub/b.txt")}),
		`fileset("sub", "*.tf")`:                 cty.SetValEmpty(cty.String),
		`basename("x/y.z")`:                      cty.StringVal("y.z"),
		`dirname("x/y.z")`:                       cty.StringVal("x"),
		`pathexpand("x")`:                        cty.StringVal("x"),
		`timecmp("2026-01-01T00:00:00Z", "2026-01-01T01:00:00+01:00")`: cty.NumberIntVal(0),
	} {
		got, err := eval(t, expr)
		if err != nil || !got.RawEquals(want) {
			t.Errorf("%s = %#v, %v; want %#v", expr, got, err, want)
		}
	}
}

func TestRefusals(t *testing.T) {
	huge := `"` + strings.Repeat("a", 200_000) + `"`
	long := `"` + strings.Repeat("a", 2000) + `"`
	for expr, want := range map[string]error{
		`file("/etc/passwd")`:                          ErrOutsideWorkspace,
		`file("../../etc/passwd")`:                     ErrOutsideWorkspace,
		`fileset("..", "../**")`:                       ErrOutsideWorkspace,
		`fileexists("/etc/passwd")`:                    ErrOutsideWorkspace,
		`filesha256("../../x")`:                        ErrOutsideWorkspace,
		`file("none.txt")`:                             ErrNotFound,
		`file("sub")`:                                  ErrNotFound,
		`file("../large.txt")`:                         ErrTooLarge,
		`format("%1000000000d", 1)`:                    ErrTooLarge,
		`format("%.9999999f", 1)`:                      ErrTooLarge,
		`formatlist("%9999999s", ["x"])`:               ErrTooLarge,
		`indent(1000000000, "a\nb")`:                   ErrTooLarge,
		`replace(` + long + `, "", ` + long + `)`:      ErrTooLarge,
		`replace(` + long + `, "/a*?/", ` + long + `)`: ErrTooLarge,
		`setproduct([1,2,3,4,5,6,7,8,9,10], [1,2,3,4,5,6,7,8,9,10], [1,2,3,4,5,6,7,8,9,10], [1,2,3,4,5,6,7,8,9,10], [1,2,3,4,5,6,7,8,9,10], [1,2])`: ErrTooLarge,
		`parseint("` + strings.Repeat("9", 5000) + `", 10)`:                           ErrTooLarge,
		`yamldecode("` + aliasBomb() + `")`:                                           ErrTooLarge,
		`yamldecode("` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + `")`: ErrTooLarge,
		`yamldecode("` + strings.Repeat("- ", 5000) + `x")`:                           ErrTooLarge,
		`jsondecode("` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + `")`: ErrTooLarge,
		`regex("` + strings.Repeat("a?", 5000) + `", "a")`:                            ErrTooLarge,
		`regexall("(a{500}b)|.", ` + huge + `)`:                                       ErrTooLarge,
		`replace(` + huge + `, "/(.*x)|./", "y")`:                                     ErrTooLarge,
		`trim(` + huge + `, ` + huge + `)`:                                            ErrTooLarge,
		`join(` + huge + `, ["a", "b", "c", "d", "e", "f", "g"])`:                     ErrTooLarge,
		`format("` + strings.Repeat("%[1]s", 20) + `", ` + huge + `)`:                 ErrTooLarge,
		`formatlist("%s", [` + strings.Repeat(huge+", ", 100) + `])`:                  ErrTooLarge,
		`yamlencode([` + strings.Repeat(huge+", ", 7) + `])`:                          ErrTooLarge,
		`sum(["1e1000000000", 1])`:                                                    ErrTooLarge,
		`rsadecrypt("", ` + huge + `)`:                                                ErrTooLarge,
	} {
		if _, err := eval(t, expr); !errors.Is(err, want) {
			t.Errorf("%.60s: error %v, want %v", expr, err, want)
		}
	}
}

// aliasBomb is YAML of a few lines whose aliases unfold to millions of values.
func aliasBomb() string {
	var b strings.Builder
	b.WriteString(`a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n`)
	for i, prev := range []string{"a0", "a1", "a2", "a3", "a4", "a5", "a6"} {
		name := "a" + string(rune('1'+i))
		b.WriteString(name + ": &" + name + " [" + strings.Repeat("*"+prev+", ", 9) + "*" + prev + `]\n`)
	}
	return b.String()
}

func TestMomentaryResultsAreUnknown(t *testing.T) {
	for _, expr := range []string{`timestamp()`, `uuid()`, `bcrypt("x")`, `plantimestamp()`, `abspath(".")`} {
		if v, err := eval(t, expr); err != nil || v.IsKnown() {
			t.Errorf("%s = %#v, %v", expr, v, err)
		}
	}
}

func TestTextEncodingRoundTrip(t *testing.T) {
	table := Table(Scope{})
	enc, err := table["textencodebase64"].Call([]cty.Value{cty.StringVal("h\u00e9"), cty.StringVal("UTF-16LE")})
	if err != nil || enc.AsString() != "aADpAA==" {
		t.Fatalf("%#v, %v", enc, err)
	}
	if dec, err := table["textdecodebase64"].Call([]cty.Value{enc, cty.StringVal("UTF-16LE")}); err != nil || dec.AsString() != "h\u00e9" {
		t.Errorf("%#v, %v", dec, err)
	}
}
