package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/parapet-iac/parapet/fixes/forge/forgetest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"parapet": main})
}

// TestScripts runs the command line as people do, by the scripts in
// testdata/script. $ACME is a folder of custom policies, so that the scripts do
// not depend on what is shipped.
func TestScripts(t *testing.T) {
	acme, err := filepath.Abs(filepath.Join("testdata", "acme"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			env.Setenv("ACME", acme)
			env.Values[forgeKey{}] = map[string]*forgetest.Server{}
			// The root of a repository: no configuration is looked for above.
			return os.Mkdir(filepath.Join(env.WorkDir, ".git"), 0o755)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status, "host": host, "pulls": pulls, "close-pull": closePull, "no-connection": noConnection,
		},
	})
}

// status runs a command like exec and checks its exit code:
//
//	status 3 parapet check empty
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status code command [argument...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("running %v: %v", args[1:], err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("%v exits with %d, want %d", args[1:], got, want)
	}
}
