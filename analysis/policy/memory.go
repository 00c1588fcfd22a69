package policy

import (
	"crypto/sha256"
	"encoding/binary"
	"sync"

	"github.com/parapet-iac/parapet/analysis/model"
)

// generation is how many answers one half of a memory holds.
const generation = 8192

// A memory knows what programs said of inputs. It keeps the answers that were
// asked for since the last but one generation filled up.
type memory struct {
	mu         sync.Mutex // guards young and old
	young, old map[memoryKey][]hit
}

type memoryKey struct {
	program *program
	input   [sha256.Size]byte
}

func (m *memory) get(k memoryKey) ([]hit, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if h, ok := m.young[k]; ok {
		return h, true
	}
	h, ok := m.old[k]
	if ok {
		m.keep(k, h)
	}
	return h, ok
}

func (m *memory) put(k memoryKey, h []hit) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.keep(k, h)
}

// keep needs mu.
func (m *memory) keep(k memoryKey, h []hit) {
	if m.young == nil || len(m.young) >= generation {
		m.old, m.young = m.young, map[memoryKey][]hit{}
	}
	m.young[k] = h
}

var buffers = sync.Pool{New: func() any { b := make([]byte, 0, 4096); return &b }}

// fingerprint returns the hash of what inputOf makes of a resource's value.
// Values that policies cannot tell apart have the same one; where a value
// stands does not count. What rules are asked may be part of it, by their indexes.
func fingerprint(v *model.Value, only map[string]bool, rules ...int) [sha256.Size]byte {
	buf := buffers.Get().(*[]byte)
	defer buffers.Put(buf)
	*buf = appendObject((*buf)[:0], v, only)
	for _, i := range rules {
		*buf = binary.AppendUvarint(*buf, uint64(i))
	}
	return sha256.Sum256(*buf)
}

// The tags that precede the parts of an encoded value.
const (
	tagNull byte = iota
	tagFalse
	tagTrue
	tagInt
	tagNumber
	tagString
	tagList
	tagObject
	tagEnd
)

func appendValue(b []byte, v *model.Value) []byte {
	if doc := v.Doc(); doc != nil {
		return appendValue(b, doc)
	}
	switch v.Kind() {
	case model.Bool:
		if t, _ := v.AsBool(); t {
			return append(b, tagTrue)
		}
		return append(b, tagFalse)
	case model.Number:
		if i, ok := v.AsInt(); ok {
			return binary.AppendVarint(append(b, tagInt), i)
		}
		return appendText(b, tagNumber, numberOf(v).String())
	case model.String:
		s, _ := v.AsString()
		return appendText(b, tagString, s)
	case model.List:
		b = append(b, tagList)
		for _, e := range v.Elems() {
			if shapeOf(e, false) == written {
				b = appendText(b, tagString, writtenAs(e))
			} else {
				b = appendValue(b, e)
			}
		}
		return append(b, tagEnd)
	case model.Object:
		return appendObject(b, v, nil)
	}
	return append(b, tagNull)
}

func appendObject(b []byte, v *model.Value, only map[string]bool) []byte {
	b = append(b, tagObject)
	for _, a := range v.Attrs() {
		if only != nil && !only[a.Name] {
			continue
		}
		switch shapeOf(a.Value, true) {
		case hidden:
		case written:
			b = appendText(appendText(b, tagString, a.Name), tagString, writtenAs(a.Value))
		case asIs:
			b = appendValue(appendText(b, tagString, a.Name), a.Value)
		}
	}
	return append(b, tagEnd)
}

func appendText(b []byte, tag byte, s string) []byte {
	b = binary.AppendUvarint(append(b, tag), uint64(len(s)))
	return append(b, s...)
}
