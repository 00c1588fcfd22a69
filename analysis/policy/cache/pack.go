package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// A Key names an entry.
type Key = [sha256.Size]byte

// limits bound what is kept.
type limits struct {
	pack   int64 // bytes of one file
	folder int64 // bytes of all files together
	value  int   // bytes of one entry
	runs   uint8 // in which an entry is kept without being asked for
}

var defaults = limits{pack: 64 << 20, folder: 512 << 20, value: 1 << 20, runs: 16}

// A Pack holds the entries of one workspace. It is safe for concurrent use.
type Pack struct {
	path   string
	build  Key // of the program
	limits limits

	writing sync.Mutex // held by the one Flush that runs; guards stamp
	stamp   stamp      // of the file that was last read or written

	mu      sync.Mutex // guards what follows
	entries map[Key]entry
	size    int64 // of the file that the entries make
	added   bool  // since the file was written
}

// An entry is a value and who asked for it.
type entry struct {
	value []byte
	age   uint8 // how many runs before this one have not asked for it
	used  bool  // in this run
}

// Dir returns the folder where packs of this user belong. It need not exist. The
// error is that the user has none.
func Dir() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("looking for the folder for caches: %w", err)
	}
	return filepath.Join(dir, "parapet"), nil
}

// Open returns the pack of a workspace in dir, the workspace being named by the
// absolute path of its root. The pack is empty if there is no file or none that
// can be used.
func Open(dir, root string) *Pack { return open(dir, root, thisBuild(), defaults) }

func open(dir, root string, build Key, l limits) *Pack {
	name := sha256.Sum256([]byte(filepath.Clean(root)))
	p := &Pack{path: filepath.Join(dir, hex.EncodeToString(name[:16])+suffix), build: build, limits: l}
	p.entries, p.stamp = readFile(p.path, build, l)
	if p.entries == nil {
		p.entries = map[Key]entry{}
	}
	p.size = overhead
	for _, e := range p.entries {
		p.size += e.size()
	}
	return p
}

// Get returns the value that was put under key.
func (p *Pack) Get(key Key) ([]byte, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	e, ok := p.entries[key]
	if ok && !e.used {
		e.used = true
		p.entries[key] = e
	}
	return e.value, ok
}

// Put keeps value under key, unless there is no room for it.
func (p *Pack) Put(key Key, value []byte) {
	e := entry{value: value, used: true}
	if len(value) > p.limits.value {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if old, ok := p.entries[key]; ok {
		p.size -= old.size()
		delete(p.entries, key)
	}
	if p.size+e.size() > p.limits.pack {
		p.dropUnused()
	}
	if p.size+e.size() > p.limits.pack {
		return
	}
	p.entries[key] = e
	p.size += e.size()
	p.added = true
}

// dropUnused makes room. It needs mu.
func (p *Pack) dropUnused() {
	for key, e := range p.entries {
		if !e.used {
			p.size -= e.size()
			delete(p.entries, key)
		}
	}
}
