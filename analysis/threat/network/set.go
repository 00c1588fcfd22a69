package network

import (
	"math/bits"
	"net/netip"
	"slices"
	"strings"
)

// A Set is a set of addresses: disjoint intervals in order, IPv4 ones as IPv6
// addresses that map them. The zero Set is empty. A Set is not changed.
type Set struct{ spans []span }

type span struct{ lo, hi addr }

// An addr is an address as a number of 128 bits.
type addr struct{ hi, lo uint64 }

func (a addr) compare(b addr) int {
	switch {
	case a.hi != b.hi && a.hi < b.hi, a.hi == b.hi && a.lo < b.lo:
		return -1
	case a == b:
		return 0
	}
	return 1
}

func (a addr) next() addr {
	lo, carry := bits.Add64(a.lo, 1, 0)
	return addr{a.hi + carry, lo}
}

func (a addr) prev() addr {
	lo, borrow := bits.Sub64(a.lo, 1, 0)
	return addr{a.hi - borrow, lo}
}

var last = addr{^uint64(0), ^uint64(0)}

func number(a netip.Addr) addr {
	b := a.As16()
	var n addr
	for i := range 8 {
		n.hi, n.lo = n.hi<<8|uint64(b[i]), n.lo<<8|uint64(b[8+i])
	}
	return n
}

// mapped are the addresses that stand for IPv4.
var mapped = span{addr{0, 0xffff << 32}, addr{0, 0xffff<<32 | 0xffffffff}}

// All addresses of each family.
var (
	AllIPv4 = Set{[]span{mapped}}
	AllIPv6 = Set{[]span{{addr{}, mapped.lo.prev()}, {mapped.hi.next(), last}}}
	All     = Set{[]span{{addr{}, last}}}
)

// Public are the addresses of the internet, by family: those that are not set
// aside for other uses in https://www.iana.org/assignments/iana-ipv4-special-registry
// and, for IPv6, those that are given out.
var (
	PublicIPv4 = AllIPv4.Minus(Of(parse("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
		"172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4")...))
	PublicIPv6 = Of(parse("2000::/3")...)
)

func parse(texts ...string) []netip.Prefix {
	var out []netip.Prefix
	for _, s := range texts {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}

// Of returns the addresses of prefixes.
func Of(prefixes ...netip.Prefix) Set {
	var s Set
	for _, p := range prefixes {
		s = s.Or(prefixSet(p))
	}
	return s
}

// At returns the set of single addresses.
func At(addrs ...netip.Addr) Set {
	var s Set
	for _, a := range addrs {
		n := number(a)
		s = s.Or(Set{[]span{{n, n}}})
	}
	return s
}

// Range returns the addresses from one to another of the same family.
func Range(from, to netip.Addr) Set {
	a, b := number(from), number(to)
	if from.Is4() != to.Is4() || a.compare(b) > 0 {
		return Set{}
	}
	return Set{[]span{{a, b}}}
}

func prefixSet(p netip.Prefix) Set {
	p = p.Masked()
	if !p.IsValid() {
		return Set{}
	}
	lo := number(p.Addr())
	host := p.Addr().BitLen() - p.Bits()
	hi := lo
	if host >= 64 {
		hi.lo = ^uint64(0)
		hi.hi |= 1<<(host-64) - 1
	} else {
		hi.lo |= 1<<host - 1
	}
	s := Set{[]span{{lo, hi}}}
	if p.Addr().Is6() {
		return s.And(AllIPv6)
	}
	return s
}

// Empty reports whether there is no address in s.
func (s Set) Empty() bool { return len(s.spans) == 0 }

// Contains reports whether an address is in s.
func (s Set) Contains(a netip.Addr) bool {
	n := number(a)
	i, _ := slices.BinarySearchFunc(s.spans, n, func(x span, n addr) int { return x.hi.compare(n) })
	return i < len(s.spans) && s.spans[i].lo.compare(n) <= 0
}

// And returns the addresses in both sets.
func (s Set) And(t Set) Set {
	var out []span
	for i, j := 0, 0; i < len(s.spans) && j < len(t.spans); {
		a, b := s.spans[i], t.spans[j]
		lo, hi := a.lo, a.hi
		if b.lo.compare(lo) > 0 {
			lo = b.lo
		}
		if b.hi.compare(hi) < 0 {
			hi = b.hi
		}
		if lo.compare(hi) <= 0 {
			out = append(out, span{lo, hi})
		}
		if a.hi.compare(b.hi) < 0 {
			i++
		} else {
			j++
		}
	}
	return Set{out}
}

// Or returns the addresses in either set.
func (s Set) Or(t Set) Set {
	if s.Empty() {
		return t
	}
	if t.Empty() {
		return s
	}
	all := slices.Concat(s.spans, t.spans)
	slices.SortFunc(all, func(a, b span) int { return a.lo.compare(b.lo) })
	out := all[:1]
	for _, x := range all[1:] {
		end := &out[len(out)-1]
		switch {
		case end.hi == last:
			return Set{out}
		case x.lo.compare(end.hi.next()) > 0:
			out = append(out, x)
		case x.hi.compare(end.hi) > 0:
			end.hi = x.hi
		}
	}
	return Set{out}
}

// Not returns all addresses that are not in s.
func (s Set) Not() Set {
	var out []span
	lo := addr{}
	for _, x := range s.spans {
		if lo.compare(x.lo) < 0 {
			out = append(out, span{lo, x.lo.prev()})
		}
		if x.hi == last {
			return Set{out}
		}
		lo = x.hi.next()
	}
	return Set{append(out, span{lo, last})}
}

// Minus returns the addresses of s that are not in t.
func (s Set) Minus(t Set) Set { return s.And(t.Not()) }

// In reports whether all addresses of s are in t.
func (s Set) In(t Set) bool { return s.Minus(t).Empty() }

// Meets reports whether s and t have an address in common.
func (s Set) Meets(t Set) bool { return !s.And(t).Empty() }

// Broad reports whether s is so large a part of the internet that strangers are in
// it: 2^24 addresses of IPv4, or 2^96 of IPv6.
func (s Set) Broad() bool {
	var four uint64
	for _, x := range s.And(PublicIPv4).spans {
		four += x.hi.lo - x.lo.lo + 1
	}
	six := false
	for _, x := range s.And(PublicIPv6).spans {
		six = six || x.hi.hi-x.lo.hi >= 1<<32-1
	}
	return four >= 1<<24 || six
}

// Equal reports whether s and t hold the same addresses.
func (s Set) Equal(t Set) bool { return slices.Equal(s.spans, t.spans) }

// String writes a set as people do: "10.0.0.0-10.0.0.255, ::1".
func (s Set) String() string {
	var out []string
	for _, x := range s.spans {
		text := x.lo.address().String()
		if x.lo != x.hi {
			text += "-" + x.hi.address().String()
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}

// Any returns an address of s; it is not valid where s is empty.
func (s Set) Any() netip.Addr {
	if s.Empty() {
		return netip.Addr{}
	}
	return s.spans[0].lo.address()
}

// address is the inverse of number.
func (a addr) address() netip.Addr {
	var b [16]byte
	for i := range 8 {
		b[i], b[8+i] = byte(a.hi>>(56-8*i)), byte(a.lo>>(56-8*i))
	}
	return netip.AddrFrom16(b).Unmap()
}
