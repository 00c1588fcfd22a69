package shelltext

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

var anchor = &source.Anchor{File: "script"}

func place(start, end int) source.Range {
	return source.Range{Anchor: anchor, Start: uint32(start), End: uint32(end)}
}

// lookup knows two variables.
func lookup(name string) *model.Value {
	switch name {
	case "VERSION":
		return model.NewString("1.2", source.Range{Anchor: anchor, Start: 900, End: 903})
	case "EMPTY":
		return model.NewString("", source.Range{})
	}
	return nil
}

// render writes a command as one line.
func render(v *model.Value) string {
	var b strings.Builder
	if env := v.Get("env"); env != nil {
		for _, a := range env.Attrs() {
			fmt.Fprintf(&b, "%s=%s ", a.Name, text(a.Value))
		}
	}
	if name := v.Get("name"); name != nil {
		b.WriteString(text(name))
	}
	for _, a := range v.Get("args").Elems() {
		b.WriteString(" " + text(a))
	}
	for _, list := range []struct{ name, mark string }{{"feeds", " | "}, {"within", " @ "}, {"writes", " > "}} {
		for _, e := range v.Get(list.name).Elems() {
			b.WriteString(list.mark + text(e))
		}
	}
	return strings.TrimSpace(b.String())
}

func text(v *model.Value) string {
	if s, ok := v.AsString(); ok {
		if s == "" || strings.Contains(s, " ") {
			return "'" + s + "'"
		}
		return s
	}
	return "?" + v.Hint()
}

func TestCommands(t *testing.T) {
	for _, tt := range []struct{ name, script, want string }{
		{"sequence", "apt-get update && apt-get install -y curl; rm -rf /x || true", "apt-get update\napt-get install -y curl\nrm -rf /x\ntrue"},
		{"folder of the command", "/usr/bin/curl -k x", "curl -k x"},
		{"quotes", `echo "a b" 'c d' e\ f "g\"h" 'i\j'`, `echo 'a b' 'c d' 'e f' g"h i\j`},
		{"line continuation", "apt-get \\\n  install \\\n  -y x", "apt-get install -y x"},
		{"pipe", "curl -s https://x | tee f | sudo bash -s", "curl -s https://x | tee | sudo | bash\ntee f | sudo | bash\nsudo bash -s\nbash -s @ sudo"},
		{"substitution", `sh -c "$(curl -fsSL x)"`, "curl -fsSL x | sh\nsh -c ?${...}"},
		{"backquotes", "eval `wget -qO- x`", "wget -qO- x | eval\neval ?${...}"},
		{"process substitution", "bash <(curl x)", "curl x | bash\nbash ?${...}"},
		{"inner script", `bash -lc 'apt-get update; yum install y'`, "bash -lc 'apt-get update; yum install y'\napt-get update @ bash\nyum install y @ bash"},
		{"here-document for a shell", "bash <<EOF\nsudo ls\nEOF\n", "bash\nsudo ls @ bash\nls @ bash @ sudo"},
		{"wrappers with options", "env A=1 nice -n 5 timeout 30 curl -k x", "env A=1 nice -n 5 timeout 30 curl -k x\nnice -n 5 timeout 30 curl -k x @ env\ntimeout 30 curl -k x @ env @ nice\ncurl -k x @ env @ nice @ timeout"},
		{"environment", "NODE_TLS_REJECT_UNAUTHORIZED=0 npm ci", "NODE_TLS_REJECT_UNAUTHORIZED=0 npm ci"},
		{"assignment alone", "A=1", "A=1"},
		{"export", "export A=1 B", "A=1 export A=1 B"},
		{"known variable", `pip install "x==$VERSION" y==${VERSION}`, "pip install x==1.2 y==1.2"},
		{"unknown variable", "pip install x==$OTHER", "pip install ?x==${OTHER}"},
		{"default of a variable", "pip install x==${OTHER:-3} ${EMPTY:-e} ${VERSION:-4}", "pip install x==3 ?${EMPTY} 1.2"},
		{"variable of the script", `url=https://x/$VERSION; curl -k "$url"`, "url=https://x/1.2\ncurl -k https://x/1.2"},
		{"variable that changes", "u=1; u=2; curl $u", "u=1\nu=2\ncurl ?${u}"},
		{"variable of a loop", "for p in a b; do apt-get install $p; done", "apt-get install ?${p}"},
		{"own variable", "a=$a; ls $a", "a=?${a}\nls ?${a}"},
		{"conditions and loops", "if test x; then a; elif b; then c; else d; fi; while e; do f; done; case x in y) g ;; esac", "test x\na\nb\nc\nd\ne\nf\ng"},
		{"function, subshell and block", "f() { a; }; (b); { c; }", "a\nb\nc"},
		{"redirection", "echo x >> /etc/sudoers 2>/dev/null", "echo x > /etc/sudoers > /dev/null"},
		{"test", "[[ -n $(id -u) ]]", "id -u"},
		{"comment", "# apt-get x\nls # y", "ls"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			v, err := Reader{Place: place, Lookup: lookup}.Read(tt.script)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, c := range v.Elems() {
				got = append(got, render(c))
			}
			if g := strings.Join(got, "\n"); g != tt.want {
				t.Errorf("got\n%s\nwant\n%s", g, tt.want)
			}
		})
	}
}

func TestPlaces(t *testing.T) {
	script := "x=1 /bin/sh -c 'curl -k \"$VERSION\"' && echo done"
	v, err := Reader{Place: place, Lookup: lookup}.Read(script)
	if err != nil {
		t.Fatal(err)
	}
	at := func(v *model.Value) string { return script[v.Range().Start:v.Range().End] }
	sh, curl := v.Index(0), v.Index(1)
	for got, want := range map[string]string{
		at(sh):                        "x=1 /bin/sh -c 'curl -k \"$VERSION\"'",
		at(sh.Get("name")):            "/bin/sh",
		at(curl):                      `curl -k "$VERSION"`,
		at(curl.Get("args").Index(0)): "-k",
		at(curl.Get("args").Index(1)): `"$VERSION"`,
	} {
		if got != want {
			t.Errorf("place is of %q, want %q", got, want)
		}
	}
	if via := curl.Get("args").Index(1).Via(); len(via) != 1 || via[0].Start != 900 {
		t.Errorf("the value came from %v", via)
	}
}

func TestHolesArePartsOfWords(t *testing.T) {
	script := `echo "title: ${{ github.event.issue.title }}" '${{ x }}' | sh`
	var holes []Hole
	for _, e := range []string{"${{ github.event.issue.title }}", "${{ x }}"} {
		i := strings.Index(script, e)
		holes = append(holes, Hole{i, i + len(e), e})
	}
	v, err := Reader{Place: place, Holes: holes}.Read(script)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := render(v.Index(0)), `echo ?title: ${{ github.event.issue.title }} ?${{ x }} | sh`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestMistakeKeepsWhatStandsBefore(t *testing.T) {
	v, err := Reader{Place: place}.Read("apt-get update\nif then")
	var se *SyntaxError
	if !errors.As(err, &se) || se.Offset < 15 {
		t.Errorf("error is %v", err)
	}
	if v.Len() != 1 {
		t.Errorf("%d commands", v.Len())
	}
}

func TestHostileScriptsAreBounded(t *testing.T) {
	doubling := "a0=xxxxxxxxxxxxxxxx\n"
	for i := range 60 {
		doubling += fmt.Sprintf("a%d=$a%d$a%d\n", i+1, i, i)
	}
	for name, script := range map[string]string{
		"doubling": doubling + "ls $a60",
		"parens":   strings.Repeat("(", 60_000),
		"nested":   strings.Repeat("$(", 30_000),
		"ifs":      strings.Repeat("if ", 20_000),
		"pipes":    strings.Repeat("a|", 30_000) + "a",
		"long":     strings.Repeat("a ", maxText),
		"evals":    strings.Repeat("eval 'eval \"ls\"';", 3000),
	} {
		t.Run(name, func(t *testing.T) {
			v, _ := Reader{Place: place}.Read(script)
			if v.Size() > 1<<20 {
				t.Errorf("%d nodes", v.Size())
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add("curl x | sudo bash -c \"$(cat <<EOF\nx\nEOF\n)\" && a=${b:-c} d <(e) >f")
	f.Add("for i in 1 2; do case $i in a) ;; esac; done")
	f.Fuzz(func(t *testing.T, script string) {
		r := Reader{Lookup: lookup, Place: func(start, end int) source.Range {
			if start < 0 || end < start || end > len(script) {
				t.Fatalf("place [%d, %d) in %d bytes", start, end, len(script))
			}
			return place(start, end)
		}}
		r.Read(script)
	})
}
