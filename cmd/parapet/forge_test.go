package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/parapet-iac/parapet/fixes/forge/forgetest"
)

// forgeToken is what the hosts of scripts take; scripts find it in $TOKEN.
const forgeToken = "s3cr3t-t0ken"

// forgeKey is where a script's host stands in its environment's values.
type forgeKey struct{}

// host starts a code host with the files of a folder, which becomes a clone, and
// sets $FORGE to what the flag --forge wants, $TOKEN and what git needs:
//
//	host github work
func host(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: host kind folder")
	}
	work := ts.MkAbs(args[1])
	files := map[string]string{}
	ts.Check(filepath.WalkDir(work, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		files[relativeTo(work, name)] = string(text)
		return err
	}))
	dir := ts.MkAbs("host")
	ts.Check(os.Mkdir(dir, 0o755))
	bare := filepath.Join(dir, "infra.git")
	ts.Check(forgetest.Bare(bare, files))
	server, err := forgetest.New(args[0], forgeToken, dir)
	ts.Check(err)
	ts.Defer(server.Close)
	ts.Value(forgeKey{}).(map[string]*forgetest.Server)[""] = server
	ts.Check(os.RemoveAll(work))
	for _, command := range [][]string{{"clone", "--quiet", bare, work}, {"-C", work, "remote", "set-url", "origin", server.Remote()}} {
		_, err := forgetest.Git("", command...)
		ts.Check(err)
	}
	for _, e := range append(forgetest.Identity(), "FORGE="+server.Forge(), "TOKEN="+forgeToken, "BARE="+bare) {
		name, value, _ := strings.Cut(e, "=")
		ts.Setenv(name, value)
	}
}

func hostOf(ts *testscript.TestScript) *forgetest.Server {
	server := ts.Value(forgeKey{}).(map[string]*forgetest.Server)[""]
	if server == nil {
		ts.Fatalf("no host was started")
	}
	return server
}

// pulls checks how many pull requests the host has, and writes the bodies of
// those that are open to a file:
//
//	pulls 1 body.md
func pulls(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: pulls count file")
	}
	server := hostOf(ts)
	var b strings.Builder
	all := server.Pulls()
	for _, p := range all {
		if p.State == "open" {
			fmt.Fprintf(&b, "%s\n%s into %s, draft %t\n\n%s", p.Title, p.Branch, p.Base, p.Draft, p.Body)
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(b.String()), 0o644))
	if want, err := strconv.Atoi(args[0]); err != nil || len(all) != want {
		ts.Fatalf("there are %d pull requests, want %s", len(all), args[0])
	}
	if faults := server.Faults(); len(faults) > 0 {
		ts.Fatalf("the host found fault with requests: %q", faults)
	}
}

// closePull closes the pull request of a number.
func closePull(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: close-pull number")
	}
	id, err := strconv.Atoi(args[0])
	ts.Check(err)
	hostOf(ts).Change(id, func(p *forgetest.Pull) { p.State = "closed" })
}

// noConnection checks that nobody has connected to the host yet.
func noConnection(ts *testscript.TestScript, neg bool, args []string) {
	if n := hostOf(ts).Connections(); (n > 0) != neg {
		ts.Fatalf("%d connections were opened", n)
	}
}
