// Gen writes types.txt, the provider schema that package schema embeds, from
// the published provider bindings of the npm package @cdktf/provider-aws. The
// package is needed for generating only; nothing of it is shipped.
//
//	npm pack @cdktf/provider-aws@21.22.1
//	go run ./analysis/schema/internal/gen cdktf-provider-aws-21.22.1.tgz > analysis/schema/types.txt
//
// The argument is the tarball or the folder that it was unpacked into. The
// output depends on the package alone. Its form is described at the parser in
// package schema.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("want one argument, the tarball or folder of the provider package")
	}
	mods, err := readPackage(args[0])
	if err != nil {
		return fmt.Errorf("reading %s: %w", args[0], err)
	}
	lines, err := typeLines(mods)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	for _, l := range lines {
		fmt.Fprintln(out, l)
	}
	return out.Flush()
}
