package forge

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"

	"github.com/parapet-iac/parapet/fixes/forge/git"
)

// A Request is what somebody would like to have merged. Text in it is plain: it
// may come from a workspace, and is escaped where it is written.
type Request struct {
	Title string
	// Summary introduces the request, in a few sentences.
	Summary string
	// Scope tells requests for one folder apart: the files and policies that this
	// one covers, say, or "" for all of them. Requests of one folder and scope are
	// one request, whatever they fix.
	Scope string
	// Commits are made in this order; those that change nothing are left out. See
	// PolicyCommit.
	Commits []Commit
	// Fixed and Left are what was found: what the commits fix, and the rest.
	Fixed, Left []Finding
	// Paths are the breach paths that the commits cut, one line each, and Verify is
	// how to see for oneself. Without entries a section is left out.
	Paths  []string
	Verify []Step
}

// A Finding is a row in a table of a request.
type Finding struct {
	Policy   string // the id
	Title    string // of the policy
	Link     string // to the policy's documentation, or ""
	Severity string // info, low, medium, high or critical; of drift, harmless or risky
	Resource string // the address, or ""
	File     string // relative to Options.Dir, with slashes
	Line     int    // from 1; 0 if there is none
	// Fingerprint names the finding for good; without it policy, file and resource
	// do.
	Fingerprint string
	// Note says why a finding is left, or how it is fixed.
	Note string
}

// A Step is something to do, or to run if it is a command.
type Step struct{ Text, Command string }

// A Commit changes files. Subject and Body are its message, as the caller would
// have it (see PolicyCommit), to which a list of what it fixes is added.
type Commit struct {
	Subject, Body string
	Fixed         []Finding
	Files         []File
}

// A File is the change of one file in a commit.
type File struct {
	Path string // relative to Options.Dir, with slashes
	// Old is the content that the fix was made for: that of the base, or what the
	// commits before this one have made of it. It is nil for a new file, and New is
	// nil for one that is deleted.
	Old, New []byte
}

// changes returns the files of a commit as git wants them, in the order of their
// paths. prefix is Options.Dir in the repository.
func (c *Commit) changes(prefix string) ([]git.Change, error) {
	var out []git.Change
	for _, f := range c.Files {
		if !fs.ValidPath(f.Path) || f.Path == "." {
			return nil, fmt.Errorf("%q is no path below the folder", f.Path)
		}
		if f.Old != nil && f.New != nil && string(f.Old) == string(f.New) || f.Old == nil && f.New == nil {
			continue
		}
		path := f.Path
		if prefix != "" {
			path = prefix + "/" + path
		}
		out = append(out, git.Change{Path: path, Old: f.Old, New: f.New})
	}
	slices.SortFunc(out, func(a, b git.Change) int { return cmp.Compare(a.Path, b.Path) })
	for i := 1; i < len(out); i++ {
		if out[i].Path == out[i-1].Path {
			return nil, fmt.Errorf("a commit changes %s twice", out[i].Path)
		}
	}
	return out, nil
}

// digest names what commits do to files: their paths with the contents before
// and after. Commits of one digest need not be pushed again, wherever the base
// has gone meanwhile and however their messages read.
func digest(commits []planned) string {
	h := sha256.New()
	content := func(b []byte) string {
		if b == nil {
			return "none"
		}
		// A work tree may have other line ends than the repository.
		return fmt.Sprintf("%x", sha256.Sum256(bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))))
	}
	for _, c := range commits {
		fmt.Fprintf(h, "commit %d\n", len(c.changes))
		for _, f := range c.changes {
			fmt.Fprintf(h, "%q %s %s\n", f.Path, content(f.Old), content(f.New))
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// fixesID names what a request fixes. It stays when lines move and when other
// parts of the same files change.
func fixesID(r *Request, digest string) string {
	if len(r.Fixed) == 0 {
		return digest
	}
	var names []string
	for _, f := range r.Fixed {
		name := f.Fingerprint
		if name == "" {
			name = fmt.Sprintf("%q %q %q", f.Policy, f.File, f.Resource)
		}
		names = append(names, name)
	}
	slices.Sort(names)
	h := sha256.New()
	for _, n := range names {
		fmt.Fprintln(h, n)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
