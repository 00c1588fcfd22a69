package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/policy/cache"
	"github.com/parapet-iac/parapet/policies"
)

// policySource returns the file in which a policy is written. Those that are shipped
// are in the program alone; since editors show files, they are laid out in the
// user's folder for caches, each version of a file in a folder of its own.
func policySource(p *policy.Policy) (string, error) {
	if p.Custom {
		file, err := filepath.Abs(filepath.FromSlash(p.File))
		if err == nil {
			_, err = os.Stat(file)
		}
		return file, err
	}
	text, err := fs.ReadFile(policies.FS, p.File)
	if err != nil {
		return "", err
	}
	dir, err := cache.Dir()
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	file := filepath.Join(dir, "policies", hex.EncodeToString(sum[:8]), path.Base(p.File))
	if there, err := os.ReadFile(file); err == nil && bytes.Equal(there, text) {
		return file, nil
	}
	return file, layOut(file, text)
}

// layOut writes a file that is not meant to be changed, in one step.
func layOut(file string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(file), ".new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Chmod(0o400), f.Close()); err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
