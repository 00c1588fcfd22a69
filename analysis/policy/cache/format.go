package cache

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// A pack file is
//
//	magic, build, number of entries (4 bytes), entries, hash of all that
//
// and an entry is
//
//	key, age (1 byte), length of the value (4 bytes), value
//
// with numbers in big-endian order. The magic ends with the format's version.
// The freshest entries come first.

const magic = "parapet cache \x01"

const (
	headSize  = len(magic) + sha256.Size + 4
	overhead  = int64(headSize + sha256.Size)
	entryHead = sha256.Size + 1 + 4
)

// size returns how much of a file e takes.
func (e entry) size() int64 { return int64(entryHead + len(e.value)) }

// encode writes as many entries as there is room for, the ones first that were
// asked for last. What nobody has asked for in too many runs is left out.
func encode(build Key, entries map[Key]entry, l limits) []byte {
	type row struct {
		key Key
		entry
	}
	rows := make([]row, 0, len(entries))
	for key, e := range entries {
		if e = e.atEnd(); e.age <= l.runs {
			rows = append(rows, row{key, e})
		}
	}
	slices.SortFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.age, b.age), bytes.Compare(a.key[:], b.key[:]))
	})
	size, n := overhead, 0
	for n < len(rows) && size+rows[n].size() <= l.pack {
		size += rows[n].size()
		n++
	}
	b := make([]byte, 0, size)
	b = append(append(b, magic...), build[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(n))
	for _, r := range rows[:n] {
		b = append(append(b, r.key[:]...), r.age)
		b = binary.BigEndian.AppendUint32(b, uint32(len(r.value)))
		b = append(b, r.value...)
	}
	sum := sha256.Sum256(b)
	return append(b, sum[:]...)
}

// atEnd returns e as the next run finds it.
func (e entry) atEnd() entry {
	switch {
	case e.used:
		e.age = 0
	case e.age < 255:
		e.age++
	}
	return e
}

// decode returns the entries of a file, nil if it is not one that this build has
// written in whole. Values are parts of b.
func decode(b []byte, build Key, l limits) map[Key]entry {
	if int64(len(b)) < overhead || int64(len(b)) > l.pack {
		return nil
	}
	content, sum := b[:len(b)-sha256.Size], b[len(b)-sha256.Size:]
	rest, ours := bytes.CutPrefix(content, []byte(magic))
	rest, same := bytes.CutPrefix(rest, build[:])
	if !ours || !same {
		return nil
	}
	if actual := sha256.Sum256(content); !bytes.Equal(actual[:], sum) {
		return nil
	}
	n := int64(binary.BigEndian.Uint32(rest))
	rest = rest[4:]
	if n > int64(len(rest)/entryHead) {
		return nil
	}
	entries := make(map[Key]entry, n)
	for range n {
		var ok bool
		if rest, ok = decodeEntry(rest, entries, l); !ok {
			return nil
		}
	}
	if len(rest) > 0 {
		return nil
	}
	return entries
}

// decodeEntry takes an entry off b.
func decodeEntry(b []byte, into map[Key]entry, l limits) (rest []byte, ok bool) {
	if len(b) < entryHead {
		return nil, false
	}
	key, age := Key(b[:sha256.Size]), b[sha256.Size]
	length := binary.BigEndian.Uint32(b[sha256.Size+1:])
	b = b[entryHead:]
	if uint64(length) > uint64(min(len(b), l.value)) {
		return nil, false
	}
	if _, twice := into[key]; twice {
		return nil, false
	}
	into[key] = entry{value: b[:length:length], age: age}
	return b[length:], true
}
