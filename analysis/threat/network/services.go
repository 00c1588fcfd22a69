package network

import (
	"fmt"
	"slices"
	"strings"
)

// Protocols by their number, https://www.iana.org/assignments/protocol-numbers.
const (
	ICMP   = 1
	TCP    = 6
	UDP    = 17
	ICMPv6 = 58
)

// Services is a set of protocols with ports: disjoint intervals, in order, of
// numbers protocol<<16 | port. The port of ICMP is type<<8 | code; a protocol
// without ports has all or none. The zero value is empty. It is not changed.
type Services struct{ runs []run }

type run struct{ lo, hi uint32 }

// AllServices is every protocol with every port.
var AllServices = Services{[]run{{0, 255<<16 | 0xffff}}}

// Ports returns ports from one to another of a protocol; of protocols without
// ports, all.
func Ports(protocol, from, to int) Services {
	if protocol < 0 || protocol > 255 {
		return Services{}
	}
	if !hasPorts(protocol) {
		from, to = 0, 0xffff
	}
	from, to = max(from, 0), min(to, 0xffff)
	if from > to {
		return Services{}
	}
	return Services{[]run{{uint32(protocol)<<16 | uint32(from), uint32(protocol)<<16 | uint32(to)}}}
}

// Numbered returns ports of a protocol as Ports does, for any protocol as if it had
// some, such as SCTP.
func Numbered(protocol, from, to int) Services {
	from, to = max(from, 0), min(to, 0xffff)
	if protocol < 0 || protocol > 255 || from > to {
		return Services{}
	}
	return Services{[]run{{uint32(protocol)<<16 | uint32(from), uint32(protocol)<<16 | uint32(to)}}}
}

func hasPorts(protocol int) bool {
	return protocol == TCP || protocol == UDP || protocol == ICMP || protocol == ICMPv6
}

// Messages returns messages of ICMP: a type and code, -1 for all.
func Messages(protocol, typ, code int) Services {
	switch {
	case typ < 0:
		return Ports(protocol, 0, 0xffff)
	case code < 0:
		return Ports(protocol, typ<<8, typ<<8|0xff)
	}
	return Ports(protocol, typ<<8|code, typ<<8|code)
}

// Empty reports whether there is nothing in s.
func (s Services) Empty() bool { return len(s.runs) == 0 }

// Contains reports whether a protocol and port are in s.
func (s Services) Contains(protocol, port int) bool {
	n := uint32(protocol)<<16 | uint32(port)
	i, _ := slices.BinarySearchFunc(s.runs, n, func(r run, n uint32) int { return int(int64(r.hi) - int64(n)) })
	return i < len(s.runs) && s.runs[i].lo <= n
}

// And returns what is in both sets.
func (s Services) And(t Services) Services {
	var out []run
	for i, j := 0, 0; i < len(s.runs) && j < len(t.runs); {
		a, b := s.runs[i], t.runs[j]
		if lo, hi := max(a.lo, b.lo), min(a.hi, b.hi); lo <= hi {
			out = append(out, run{lo, hi})
		}
		if a.hi < b.hi {
			i++
		} else {
			j++
		}
	}
	return Services{out}
}

// Or returns what is in either set.
func (s Services) Or(t Services) Services {
	if s.Empty() {
		return t
	}
	if t.Empty() {
		return s
	}
	all := slices.Concat(s.runs, t.runs)
	slices.SortFunc(all, func(a, b run) int { return int(int64(a.lo) - int64(b.lo)) })
	out := all[:1]
	for _, x := range all[1:] {
		if end := &out[len(out)-1]; x.lo > end.hi+1 {
			out = append(out, x)
		} else {
			end.hi = max(end.hi, x.hi)
		}
	}
	return Services{out}
}

// Not returns what is not in s.
func (s Services) Not() Services {
	var out []run
	lo := uint32(0)
	for _, x := range s.runs {
		if lo < x.lo {
			out = append(out, run{lo, x.lo - 1})
		}
		lo = x.hi + 1
	}
	if end := AllServices.runs[0].hi; lo <= end {
		out = append(out, run{lo, end})
	}
	return Services{out}
}

// Minus returns what is in s and not in t.
func (s Services) Minus(t Services) Services { return s.And(t.Not()) }

// In reports whether all of s is in t.
func (s Services) In(t Services) bool { return s.Minus(t).Empty() }

// Equal reports whether s and t hold the same.
func (s Services) Equal(t Services) bool { return slices.Equal(s.runs, t.runs) }

// String writes a set as people do: "tcp 22, tcp 8000-8080, udp".
func (s Services) String() string {
	if s.Equal(AllServices) {
		return "all traffic"
	}
	var out []string
	for _, r := range s.runs {
		for p := r.lo >> 16; p <= r.hi>>16; p++ {
			from, to := max(r.lo, p<<16)&0xffff, min(r.hi, p<<16|0xffff)&0xffff
			out = append(out, span16(int(p), from, to))
			if len(out) > 16 {
				return strings.Join(out, ", ") + ", …"
			}
		}
	}
	return strings.Join(out, ", ")
}

func span16(protocol int, from, to uint32) string {
	name, ok := map[int]string{ICMP: "icmp", TCP: "tcp", UDP: "udp", ICMPv6: "icmpv6", 132: "sctp"}[protocol]
	if !ok {
		name = fmt.Sprintf("protocol %d", protocol)
	}
	switch {
	case from == 0 && to == 0xffff:
		return name
	case (protocol == ICMP || protocol == ICMPv6) && from == to:
		return fmt.Sprintf("%s type %d code %d", name, from>>8, from&0xff)
	case (protocol == ICMP || protocol == ICMPv6) && from>>8 == to>>8 && to-from == 0xff:
		return fmt.Sprintf("%s type %d", name, from>>8)
	case from == to:
		return fmt.Sprintf("%s %d", name, from)
	}
	return fmt.Sprintf("%s %d-%d", name, from, to)
}
