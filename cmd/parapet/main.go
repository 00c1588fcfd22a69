// Parapet finds security weaknesses in infrastructure as code.
//
// # The command line
//
// Reports go to standard output, everything else to standard error with the
// prefix "parapet:", in lower case and without full stops. Each command is in a
// file of its own and does no more than to turn flags into calls: package
// workspace analyses, package report writes.
//
// # Exit codes
//
// 0 nothing was found at or above the threshold, 1 something was, 2 the usage
// or the configuration is wrong or an analysis failed, 3 there was nothing to
// scan.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	tuneGC()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// Exit codes.
const (
	exitClean    = 0
	exitFindings = 1
	exitFailure  = 2
	exitNothing  = 3
)

// run executes the command line and returns the exit code.
func run(ctx context.Context, args []string) int {
	ui := &ui{out: os.Stdout, err: os.Stderr}
	root := newRoot(ui)
	root.SetArgs(args)
	root.SetOut(ui.out)
	root.SetErr(ui.err)
	if err := root.ExecuteContext(ctx); err != nil {
		return ui.fail(err)
	}
	return ui.code
}
