package policy

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"sync"
)

// A Store keeps what a set finds out from one run of the program to the next.
// It must be safe for concurrent use, and it may forget anything at any time.
// Values belong to both sides from then on: neither changes one.
//
// A value is what [Set.Remember]'s sets of the same program put there. One that
// cannot have come from them is taken for nothing.
type Store interface {
	Get(key [sha256.Size]byte) ([]byte, bool)
	Put(key [sha256.Size]byte, value []byte)
}

// Remember returns a set that says what s does and looks into store before it
// parses, compiles or evaluates anything. Keys are made from the texts of
// policies and from what these are shown of a resource, so that an entry never
// is out of date; but they do not name the program, for which the store has to
// care. It is given metadata of policies and, for resources, paths of attributes
// alone. Errors are not stored.
func (s *Set) Remember(store Store) *Set {
	a := &archive{store: store}
	a.digest = sync.OnceValues(func() ([sha256.Size]byte, error) { return digestOf(s.layers) })
	return &Set{layers: s.layers, keep: s.keep, limit: s.limit, archive: a, names: &sync.Map{}}
}

// An archive is a store seen as records of units.
type archive struct {
	store   Store
	records sync.Map // *unit → func() *record
	// digest returns the hash of all policies.
	digest func() ([sha256.Size]byte, error)
}

func digestOf(layers []*layer) ([sha256.Size]byte, error) {
	var b []byte
	for _, l := range layers {
		for _, u := range l.sorted() {
			sum, err := u.digest()
			if err != nil {
				return sum, err
			}
			b = append(b, sum[:]...)
		}
		b = append(b, tagEnd)
	}
	return sha256.Sum256(b), nil
}

// unknown is what whole, a set of all policies, says of an id.
func (a *archive) unknown(id string, whole *Set) string {
	digest, err := a.digest()
	if err != nil {
		why, _ := whole.search(id)
		return why
	}
	key := entryKey(digest, kindName, id)
	if why, ok := stored(a.store, key, decodeText); ok {
		return why
	}
	why, err := whole.search(id)
	if err == nil {
		a.store.Put(key, encodeText(why))
	}
	return why
}

// A record is what a store holds of a unit, or else the unit says. The entries
// are apart from each other since each is needed without the next: the rules,
// the metadata of each of them, the attributes that they read, and what they
// said of each input.
type record struct {
	unit  *unit
	store Store
	key   [sha256.Size]byte
	rules func() ([]*rule, error)
}

// record returns the record of u, the same one each time.
func (a *archive) record(u *unit) *record {
	if r, ok := a.records.Load(u); ok {
		return r.(func() *record)()
	}
	r, _ := a.records.LoadOrStore(u, sync.OnceValue(func() *record { return newRecord(u, a.store) }))
	return r.(func() *record)()
}

func newRecord(u *unit, store Store) *record {
	r := &record{unit: u, store: store}
	var err error
	if r.key, err = u.digest(); err != nil {
		r.store = forgetful{} // whoever needs the text says what is wrong
	}
	r.rules = sync.OnceValues(r.findRules)
	return r
}

// A forgetful store holds nothing.
type forgetful struct{}

func (forgetful) Get([sha256.Size]byte) ([]byte, bool) { return nil, false }
func (forgetful) Put([sha256.Size]byte, []byte)        {}

// The kinds of entries.
const (
	kindRules  = "rules"
	kindPolicy = "policy"
	kindAttrs  = "attrs"
	kindHits   = "hits"
	kindName   = "name"
)

// entry returns the key of what a kind of entry says of names.
func (r *record) entry(kind string, names ...string) [sha256.Size]byte {
	return entryKey(r.key, kind, names...)
}

func entryKey(digest [sha256.Size]byte, kind string, names ...string) [sha256.Size]byte {
	b := appendText(digest[:], tagString, kind)
	for _, n := range names {
		b = appendText(b, tagString, n)
	}
	return sha256.Sum256(b)
}

// findRules returns the rules of the unit with policies that come from the
// record.
func (r *record) findRules() ([]*rule, error) {
	key := r.entry(kindRules)
	rules, ok := stored(r.store, key, decodeRules)
	if !ok {
		parsed, err := r.unit.rules()
		if err != nil {
			return nil, err
		}
		r.store.Put(key, encodeRules(parsed))
		for _, p := range parsed {
			own := *p
			rules = append(rules, &own)
		}
	}
	for _, each := range rules {
		each.policy = sync.OnceValues(func() (*Policy, error) { return r.policy(each.name) })
	}
	return rules, nil
}

// policy returns the metadata of a rule.
func (r *record) policy(name string) (*Policy, error) {
	key := r.entry(kindPolicy, name)
	if p, ok := stored(r.store, key, decodePolicy); ok {
		return p, nil
	}
	rules, err := r.unit.rules()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(rules, func(x *rule) bool { return x.name == name })
	if i < 0 {
		return nil, fmt.Errorf("rule %s is in no module of %s", name, r.unit.pkg)
	}
	p, err := rules[i].policy()
	if err != nil {
		return nil, err
	}
	if b, ok := encodePolicy(p); ok {
		r.store.Put(key, b)
	}
	return p, nil
}

// attrs returns the attributes that the rules of the unit read, nil for all.
func (r *record) attrs() (map[string]bool, error) {
	key := r.entry(kindAttrs)
	if attrs, ok := stored(r.store, key, decodeAttrs); ok {
		return attrs, nil
	}
	attrs, err := r.unit.attrs()
	if err != nil {
		return nil, err
	}
	r.store.Put(key, encodeAttrs(attrs))
	return attrs, nil
}

// answers returns the place of what those rules say of inputs. Others would
// leave out hits or have more of them.
func (r *record) answers(rules []*rule) *answers {
	names := make([]string, len(rules))
	for i, each := range rules {
		names[i] = each.name
	}
	return &answers{store: r.store, key: r.entry(kindHits, names...), rules: rules}
}

// answers are what rules said of inputs. Those of nil are none.
type answers struct {
	store Store
	key   [sha256.Size]byte
	rules []*rule
}

func (a *answers) entry(input [sha256.Size]byte) [sha256.Size]byte {
	return sha256.Sum256(append(a.key[:len(a.key):len(a.key)], input[:]...))
}

func (a *answers) get(input [sha256.Size]byte) ([]hit, bool) {
	if a == nil {
		return nil, false
	}
	return stored(a.store, a.entry(input), func(b []byte) ([]hit, bool) { return decodeHits(b, a.rules) })
}

func (a *answers) put(input [sha256.Size]byte, hits []hit) {
	if a != nil {
		a.store.Put(a.entry(input), encodeHits(hits, a.rules))
	}
}

// stored returns what a store holds under key, nothing if it cannot be read.
func stored[T any](s Store, key [sha256.Size]byte, decode func([]byte) (T, bool)) (value T, ok bool) {
	var none T
	b, ok := s.Get(key)
	if !ok {
		return none, false
	}
	if value, ok = decode(b); !ok {
		return none, false
	}
	return value, true
}

// hashTexts returns the hash of everything that the verdicts and the policies of
// u are made from, which includes the names of files.
func (u *unit) hashTexts() ([sha256.Size]byte, error) {
	b := appendText(nil, tagString, u.pkg)
	if u.custom {
		b = append(b, tagTrue)
	}
	for _, ms := range [][]*module{u.modules, u.libs} {
		b = binary.AppendUvarint(append(b, tagList), uint64(len(ms)))
		for _, m := range ms {
			sum, err := m.digest()
			if err != nil {
				return [sha256.Size]byte{}, err
			}
			b = append(b, sum[:]...)
		}
	}
	return sha256.Sum256(b), nil
}

// hashText returns the hash of the name and the text of m.
func (m *module) hashText() ([sha256.Size]byte, error) {
	text, err := m.read()
	if err != nil {
		return [sha256.Size]byte{}, err
	}
	return sha256.Sum256(append(appendText(nil, tagString, m.name), text...)), nil
}
