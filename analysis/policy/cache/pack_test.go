package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parapet-iac/parapet/analysis/policy"
)

var _ policy.Store = (*Pack)(nil)

var (
	buildA = Key{1}
	small  = limits{pack: 4096, folder: 1 << 20, value: 512, runs: 2}
)

// key returns a key and val a value of a few bytes.
func key(i int) Key    { return sha256.Sum256([]byte(fmt.Sprint("key ", i))) }
func val(i int) []byte { return []byte(fmt.Sprint("value ", i)) }

// reopen opens the pack of /ws in dir.
func reopen(dir string) *Pack { return open(dir, "/ws", buildA, small) }

// put adds entries to p.
func put(p *Pack, is ...int) *Pack {
	for _, i := range is {
		p.Put(key(i), val(i))
	}
	return p
}

func flush(t *testing.T, p *Pack) {
	t.Helper()
	if err := p.Flush(); err != nil {
		t.Fatal(err)
	}
}

// held says which of the entries 0 to 9 p has, without asking for them.
func held(t *testing.T, p *Pack) string {
	t.Helper()
	var b strings.Builder
	for i := range 10 {
		e, ok := p.entries[key(i)]
		if ok && !bytes.Equal(e.value, val(i)) {
			t.Errorf("entry %d is %q", i, e.value)
		}
		if ok {
			fmt.Fprint(&b, i)
		}
	}
	return b.String()
}

func want(t *testing.T, p *Pack, entries string) {
	t.Helper()
	if got := held(t, p); got != entries {
		t.Errorf("the pack holds %q, want %q", got, entries)
	}
}

func TestEntriesOutliveTheProgram(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "there")
	p := put(reopen(dir), 1, 2)
	p.Put(key(3), nil)
	flush(t, p)
	p = reopen(dir)
	want(t, put(p), "12"+emptyAt(t, p, 3))
	if got, ok := p.Get(key(1)); !ok || string(got) != "value 1" {
		t.Errorf("entry 1 is %q, %v", got, ok)
	}
	if _, ok := p.Get(key(7)); ok {
		t.Error("there is an entry that nobody has put there")
	}
	want(t, open(dir, "/other", buildA, small), "")
	if runtime.GOOS == "windows" {
		return
	}
	for path, mode := range map[string]os.FileMode{dir: 0o700, p.path: 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s: %v, want mode %v (%v)", path, info.Mode(), mode, err)
		}
	}
}

// emptyAt fails unless p has an empty value, and returns "".
func emptyAt(t *testing.T, p *Pack, i int) string {
	t.Helper()
	if e, ok := p.entries[key(i)]; !ok || len(e.value) > 0 {
		t.Errorf("entry %d is %q, %v: want it there and empty", i, e.value, ok)
	}
	delete(p.entries, key(i))
	return ""
}

func TestWhatIsKnownIsNotWrittenAgain(t *testing.T) {
	dir := t.TempDir()
	flush(t, put(reopen(dir), 1))
	p := reopen(dir)
	yesterday := time.Now().Add(-2 * stale)
	if err := os.Chtimes(p.path, yesterday, yesterday); err != nil {
		t.Fatal(err)
	}
	before := stampOf(p.path)
	p.stamp = before
	p.Get(key(1))
	flush(t, p)
	after := stampOf(p.path)
	if !os.SameFile(before.info, after.info) {
		t.Error("the file was written though nothing was added")
	}
	if time.Since(after.info.ModTime()) > stale {
		t.Error("a file in use looks old")
	}
}

func TestEntriesThatNobodyAsksForAreDropped(t *testing.T) {
	dir := t.TempDir()
	flush(t, put(reopen(dir), 1, 2))
	for run := range 4 {
		p := reopen(dir)
		if _, ok := p.Get(key(1)); !ok {
			t.Fatalf("entry 1 was asked for in each run and is gone after %d", run)
		}
		put(p, 4+run)
		flush(t, p)
		flush(t, put(p, 8)) // the same run
		if _, ok := reopen(dir).entries[key(2)]; ok != (run < int(small.runs)) {
			t.Errorf("after %d runs without being asked for, entry 2 is there: %v", run+1, ok)
		}
	}
	want(t, reopen(dir), "15678")
}

func TestOtherBuildsHaveTheirOwnAnswers(t *testing.T) {
	dir := t.TempDir()
	flush(t, put(reopen(dir), 1))
	other := open(dir, "/ws", Key{2}, small)
	want(t, other, "")
	flush(t, put(other, 2))
	want(t, reopen(dir), "")
	want(t, open(dir, "/ws", Key{2}, small), "2")
}

func TestSizesAreBounded(t *testing.T) {
	dir := t.TempDir()
	flush(t, put(reopen(dir), 1, 2))
	p := reopen(dir)
	p.Put(key(3), make([]byte, small.value+1))
	want(t, p, "12")
	p.Get(key(2))
	for i := range 1000 {
		p.Put(key(100+i), make([]byte, 50))
	}
	want(t, p, "2") // 1 made room
	flush(t, p)
	info, err := os.Stat(p.path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > small.pack || info.Size() < small.pack-100 {
		t.Errorf("the file has %d bytes, want all but %d", info.Size(), small.pack)
	}
	if info.Size() != p.size {
		t.Errorf("the file has %d bytes, counted were %d", info.Size(), p.size)
	}
	want(t, reopen(dir), "2")
	p.Put(key(2), make([]byte, 1))
	p.Put(key(2), val(2))
	if info.Size() != p.size {
		t.Errorf("after an entry was replaced, %d bytes are counted, want %d", p.size, info.Size())
	}
}

func TestTheFolderIsBounded(t *testing.T) {
	dir := t.TempDir()
	l := small
	var paths []string
	for i, name := range []string{"/a", "/b", "/c", "/d"} {
		p := put(open(dir, name, buildA, l), 1)
		if info, err := os.Stat(p.path); err == nil {
			t.Fatalf("%v is there", info)
		}
		if i == 3 {
			l.folder = 2 * p.size
			p.limits = l
		}
		flush(t, p)
		age := time.Now().Add(time.Duration(i-10) * time.Minute)
		if i < 3 {
			if err := os.Chtimes(p.path, age, age); err != nil {
				t.Fatal(err)
			}
		}
		paths = append(paths, p.path)
		if i == 2 { // while the bound is far
			long := time.Now().Add(-2 * abandoned)
			left := p.path + ".123" + tempSuffix
			foreign := filepath.Join(dir, "notes.txt")
			for _, f := range []string{left, foreign} {
				if err := os.WriteFile(f, []byte("x"), 0o600); err != nil {
					t.Fatal(err)
				}
				if err := os.Chtimes(f, long, long); err != nil {
					t.Fatal(err)
				}
			}
			defer func() {
				if _, err := os.Stat(left); err == nil {
					t.Error("a file that was never finished is still there")
				}
				if _, err := os.Stat(foreign); err != nil {
					t.Error("a file of someone else is gone")
				}
			}()
		}
	}
	for i, path := range paths {
		if _, err := os.Stat(path); (err == nil) != (i >= 2) {
			t.Errorf("pack %d: %v; want the two newest to be left", i, err)
		}
	}
}

// TestBadFilesAreEmptyOnes spoils a file in many ways. Each must read as one
// without entries, and the next run must replace it.
func TestBadFilesAreEmptyOnes(t *testing.T) {
	dir := t.TempDir()
	p := put(reopen(dir), 1, 2, 3)
	flush(t, p)
	good, err := os.ReadFile(p.path)
	if err != nil {
		t.Fatal(err)
	}
	bad := map[string][]byte{
		"empty":           {},
		"foreign":         []byte("#!/bin/sh\nexit 1\n" + strings.Repeat("x", 500)),
		"beyond its end":  append(bytes.Clone(good), 0),
		"twice":           append(bytes.Clone(good), good...),
		"oversized":       make([]byte, small.pack+1),
		"too many":        sealed(good, func(b []byte) { binary.BigEndian.PutUint32(b[headSize-4:], 4) }),
		"far too many":    sealed(good, func(b []byte) { binary.BigEndian.PutUint32(b[headSize-4:], 1<<32-1) }),
		"too few":         sealed(good, func(b []byte) { binary.BigEndian.PutUint32(b[headSize-4:], 2) }),
		"endless value":   sealed(good, func(b []byte) { binary.BigEndian.PutUint32(b[headSize+sha256.Size+1:], 1<<32-1) }),
		"one entry twice": sealed(good, func(b []byte) { copy(b[headSize+entryHead+7:], b[headSize:headSize+entryHead]) }),
		"another version": sealed(good, func(b []byte) { b[len(magic)-1]++ }),
		"another build":   sealed(good, func(b []byte) { b[len(magic)]++ }),
	}
	for i := range len(good) {
		bad[fmt.Sprint("cut off at ", i)] = good[:i]
		damaged := bytes.Clone(good)
		damaged[i] ^= 0x10
		bad[fmt.Sprint("damaged at ", i)] = damaged
	}
	for name, content := range bad {
		if err := os.WriteFile(p.path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if got := held(t, reopen(dir)); got != "" {
			t.Errorf("%s: it holds %q", name, got)
		}
	}
	flush(t, put(reopen(dir), 4))
	want(t, reopen(dir), "4")
}

// sealed returns a changed copy of a file with the right hash at its end.
func sealed(file []byte, change func([]byte)) []byte {
	b := bytes.Clone(file[:len(file)-sha256.Size])
	change(b)
	sum := sha256.Sum256(b)
	return append(b, sum[:]...)
}

func TestFilesThatOthersCanWriteAreNotRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes say nothing here")
	}
	dir := t.TempDir()
	p := put(reopen(dir), 1)
	flush(t, p)
	if err := os.Chmod(p.path, 0o666); err != nil {
		t.Fatal(err)
	}
	want(t, reopen(dir), "")
	if err := os.Chmod(p.path, 0o600); err != nil {
		t.Fatal(err)
	}
	want(t, reopen(dir), "1")
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	if err := os.Rename(p.path, elsewhere); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, p.path); err != nil {
		t.Fatal(err)
	}
	want(t, reopen(dir), "")
	flush(t, put(reopen(dir), 2))
	want(t, reopen(dir), "2")
	if info, err := os.Lstat(p.path); err != nil || !info.Mode().IsRegular() {
		t.Errorf("the link was not replaced: %v, %v", info, err)
	}
}

func TestFoldersInTheWay(t *testing.T) {
	dir := t.TempDir()
	p := put(reopen(dir), 1)
	if err := os.Mkdir(p.path, 0o700); err != nil {
		t.Fatal(err)
	}
	want(t, reopen(dir), "")
	if err := p.Flush(); err == nil {
		t.Error("a folder was written over")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*"+tempSuffix)); len(left) > 0 {
		t.Errorf("%v was left behind", left)
	}
	if err := os.Remove(p.path); err != nil {
		t.Fatal(err)
	}
	flush(t, p) // tries again
	want(t, reopen(dir), "1")
}

func TestPacksOfOneWorkspaceKeepWhatTheOtherWrote(t *testing.T) {
	dir := t.TempDir()
	a, b := put(reopen(dir), 1), put(reopen(dir), 2)
	flush(t, a)
	flush(t, b)
	want(t, reopen(dir), "12")
	flush(t, put(b, 3)) // after it has taken over the other's
	want(t, reopen(dir), "123")
	flush(t, put(a, 4))
	want(t, reopen(dir), "1234")
}

// TestManyWritersTearNothing lets packs of one workspace write at once while
// others read.
func TestManyWritersTearNothing(t *testing.T) {
	dir := t.TempDir()
	l := small
	l.pack = 1 << 20
	var all sync.WaitGroup
	for w := range 4 {
		all.Go(func() {
			p := open(dir, "/ws", buildA, l)
			for i := range 25 {
				put(p, 100*w+i)
				var inner sync.WaitGroup
				inner.Go(func() { put(p, 1000*w+i) })
				if err := p.Flush(); err != nil && runtime.GOOS != "windows" {
					t.Error(err)
				}
				inner.Wait()
				for key, e := range open(dir, "/ws", buildA, l).entries {
					if !bytes.HasPrefix(e.value, []byte("value ")) {
						t.Errorf("entry %x is %q", key, e.value)
					}
				}
				if len(open(dir, "/ws", buildA, l).entries) == 0 {
					t.Error("a reader found no whole file")
				}
			}
		})
	}
	all.Wait()
}

func TestProgramsWithoutANameAreToldApart(t *testing.T) {
	if first, second := unique(), unique(); first == second {
		t.Error("two have the same build")
	}
	if thisBuild() == (Key{}) {
		t.Error("this program has no build")
	}
}

// FuzzDecode holds that no file makes trouble, and that what is read as a pack
// is one that could have been written.
func FuzzDecode(f *testing.F) {
	entries := map[Key]entry{key(1): {value: val(1)}, key(2): {value: val(2), age: 1}, key(3): {}}
	f.Add(encode(buildA, entries, small))
	f.Add(encode(buildA, nil, small))
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, b []byte) {
		decode(b, buildA, small)
		if len(b) < sha256.Size {
			return
		}
		file := sealed(b, func([]byte) {})
		got := decode(file, buildA, small)
		if got == nil {
			return
		}
		size := overhead
		for _, e := range got {
			size += e.size()
		}
		if size != int64(len(file)) {
			t.Errorf("a file of %d bytes was read as entries that take %d", len(file), size)
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	p := Open(dir, "/ws")
	for i := range 10_000 {
		p.Put(key(i), make([]byte, 60))
	}
	if err := p.Flush(); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(p.size)
	for b.Loop() {
		if len(Open(dir, "/ws").entries) != 10_000 {
			b.Fatal("entries are missing")
		}
	}
}
