package cache

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

const (
	suffix     = ".pack"
	tempSuffix = ".new" // of files that are being written
)

const (
	// abandoned is the age at which a file that is still being written is no
	// one's.
	abandoned = time.Hour
	// stale is the age at which a file that is read is marked as fresh.
	stale = 24 * time.Hour
)

// A stamp tells one state of a file from another.
type stamp struct {
	info fs.FileInfo // nil: there was none
}

func (s stamp) same(t stamp) bool {
	if s.info == nil || t.info == nil {
		return s.info == t.info
	}
	return os.SameFile(s.info, t.info) && s.info.Size() == t.info.Size() && s.info.ModTime().Equal(t.info.ModTime())
}

func stampOf(path string) stamp {
	info, err := os.Lstat(path)
	if err != nil {
		return stamp{}
	}
	return stamp{info}
}

// readFile returns the entries of a file, nil if it has none for this build.
func readFile(path string, build Key, l limits) (map[Key]entry, stamp) {
	s := stampOf(path)
	if s.info == nil || !trusted(s.info) { // before it is opened: it may be a pipe
		return nil, s
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, s
	}
	defer f.Close()
	// Another program may have replaced it by now.
	info, err := f.Stat()
	if err != nil || !trusted(info) || info.Size() > l.pack {
		return nil, s
	}
	s = stamp{info}
	b := make([]byte, info.Size())
	if _, err := io.ReadFull(f, b); err != nil {
		return nil, s
	}
	return decode(b, build, l), s
}

// trusted reports whether a file is one that none but its owner can write.
func trusted(info fs.FileInfo) bool {
	return info.Mode().IsRegular() && (runtime.GOOS == "windows" || info.Mode().Perm()&0o022 == 0)
}

// Flush writes the file if something was added, and removes from its folder what
// is too much there. Where it fails, the old file stays as it is.
func (p *Pack) Flush() error {
	p.writing.Lock()
	defer p.writing.Unlock()
	if !p.begin() {
		p.touch()
		return nil
	}
	p.merge()
	if err := p.write(encode(p.build, p.all(), p.limits)); err != nil {
		p.mu.Lock()
		p.added = true // for another time
		p.mu.Unlock()
		return fmt.Errorf("writing the cache of the workspace: %w", err)
	}
	trim(filepath.Dir(p.path), filepath.Base(p.path), p.limits.folder)
	return nil
}

// begin reports whether something was added. What is added from now on is for
// the next Flush to write, be it that this one does so as well.
func (p *Pack) begin() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	added := p.added
	p.added = false
	return added
}

// all returns a copy of the entries.
func (p *Pack) all() map[Key]entry {
	p.mu.Lock()
	defer p.mu.Unlock()
	return maps.Clone(p.entries)
}

// touch keeps a file that is read day by day from looking old.
func (p *Pack) touch() {
	if i := p.stamp.info; i != nil && time.Since(i.ModTime()) > stale {
		now := time.Now()
		if os.Chtimes(p.path, now, now) == nil {
			p.stamp = stampOf(p.path)
		}
	}
}

// merge adds what another program has written since this one read the file, and
// takes over what it has asked for.
func (p *Pack) merge() {
	if stampOf(p.path).same(p.stamp) {
		return
	}
	theirs, _ := readFile(p.path, p.build, p.limits)
	p.mu.Lock()
	defer p.mu.Unlock()
	for key, e := range theirs {
		ours, ok := p.entries[key]
		switch {
		case !ok && p.size+e.size() <= p.limits.pack:
			e.used = e.age == 0
			p.entries[key] = e
			p.size += e.size()
		case ok && e.age == 0:
			ours.used = true
			p.entries[key] = ours
		}
	}
}

// write puts content in the place of the file in one step.
func (p *Pack) write(content []byte) error {
	dir := filepath.Dir(p.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, filepath.Base(p.path)+".*"+tempSuffix) // for its owner alone
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	written, statErr := f.Stat()
	if err = errors.Join(err, statErr, f.Close()); err == nil {
		err = os.Rename(f.Name(), p.path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	p.stamp = stamp{written}
	return nil
}

// trim removes packs from a folder, the ones first that were written longest
// ago, until the rest is small enough; keep is none of them. Files that a program
// has left behind unfinished go too. Trouble with that waits for the next time.
func trim(dir, keep string, limit int64) {
	list, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	var packs []fs.FileInfo
	var total int64
	for _, d := range list {
		info, err := d.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		switch {
		case strings.HasSuffix(d.Name(), suffix):
			packs = append(packs, info)
			total += info.Size()
		case strings.Contains(d.Name(), suffix+".") && strings.HasSuffix(d.Name(), tempSuffix):
			if time.Since(info.ModTime()) > abandoned {
				os.Remove(filepath.Join(dir, d.Name()))
			}
		}
	}
	slices.SortFunc(packs, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	for _, info := range packs {
		if total <= limit {
			return
		}
		if info.Name() != keep && os.Remove(filepath.Join(dir, info.Name())) == nil {
			total -= info.Size()
		}
	}
}
