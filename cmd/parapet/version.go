package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/parapet-iac/parapet/cmd/parapet/report"
	"github.com/parapet-iac/parapet/policies"
)

// home is where the project lives.
const home = "https://github.com/parapet-iac/parapet"

// The Makefile sets these; a build by go install knows them from the module.
var version, commit, date string

// buildInfo says what this program was made from.
type buildInfo struct {
	Version  string     `json:"version"`
	Commit   string     `json:"commit,omitempty"`
	Date     string     `json:"date,omitempty"`
	Go       string     `json:"go"`
	Platform string     `json:"platform"`
	Policies policyInfo `json:"policies"`
}

// policyInfo names a set of shipped policies.
type policyInfo struct {
	Count int `json:"count"`
	// Hash is over the names and contents of all modules.
	Hash string `json:"hash"`
}

// build returns what is known without reading the policies.
func build() buildInfo {
	b := buildInfo{Version: version, Commit: commit, Date: date, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	if b.Version == "" {
		b.Version = "devel"
		if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
			b.Version = info.Main.Version
		}
	}
	return b
}

func tool() report.Tool { return report.Tool{Name: "Parapet", Version: build().Version, URL: home} }

func newVersion(u *ui) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Say what this program was built from",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			b := build()
			var err error
			if b.Policies, err = shippedPolicies(); err != nil {
				return err
			}
			switch format {
			case "text":
				return writeVersion(u, b)
			case "json":
				e := json.NewEncoder(u.out)
				e.SetIndent("", "  ")
				return e.Encode(b)
			}
			return unknownFormat(format, "text", "json")
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "text", "text or json")
	return cmd
}

func writeVersion(u *ui, b buildInfo) error {
	line := "parapet " + b.Version
	if b.Commit != "" {
		line += " (" + b.Commit + ", " + b.Date + ")"
	}
	_, err := fmt.Fprintf(u.out, "%s\n%s %s\n%d policies, %.12s\n", line, b.Go, b.Platform, b.Policies.Count, b.Policies.Hash)
	return err
}

// shippedPolicies counts the policies and hashes their modules.
func shippedPolicies() (policyInfo, error) {
	set, err := loadPolicies(nil)
	if err != nil {
		return policyInfo{}, err
	}
	all, err := set.Policies()
	if err != nil {
		return policyInfo{}, err
	}
	sum := sha256.New()
	err = fs.WalkDir(policies.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(policies.FS, name)
		fmt.Fprintf(sum, "%s %d\n%s", name, len(text), text)
		return err
	})
	return policyInfo{len(all), hex.EncodeToString(sum.Sum(nil))}, err
}
