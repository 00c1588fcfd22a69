package network

// A Box is all services to or from all peers.
type Box struct {
	Peers    Set
	Services Services
}

// Traffic is a union of boxes. It is not changed.
type Traffic []Box

func (b Box) empty() bool { return b.Peers.Empty() || b.Services.Empty() }

// minus returns what of b is not in c: at most two boxes.
func (b Box) minus(c Box) Traffic {
	var out Traffic
	for _, x := range []Box{
		{b.Peers.Minus(c.Peers), b.Services},
		{b.Peers.And(c.Peers), b.Services.Minus(c.Services)},
	} {
		if !x.empty() {
			out = append(out, x)
		}
	}
	return out
}

// Minus returns what of t is not in b.
func (t Traffic) Minus(b Box) Traffic {
	var out Traffic
	for _, x := range t {
		out = append(out, x.minus(b)...)
	}
	return out
}

// And returns what is in both.
func (t Traffic) And(u Traffic) Traffic {
	var out Traffic
	for _, a := range t {
		for _, b := range u {
			if x := (Box{a.Peers.And(b.Peers), a.Services.And(b.Services)}); !x.empty() {
				out = append(out, x)
			}
		}
	}
	return out
}

// Of returns the services with some peer of a set, or if every is set those with
// all of them.
func (t Traffic) Of(peers Set, every bool) Services {
	if peers.Empty() {
		return Services{}
	}
	if !every {
		var out Services
		for _, b := range t {
			if b.Peers.Meets(peers) {
				out = out.Or(b.Services)
			}
		}
		return out
	}
	// What is missing for some peer is in no box that holds that peer.
	missing := Traffic{{peers, AllServices}}
	for _, b := range t {
		missing = missing.Minus(b)
	}
	out := AllServices
	for _, b := range missing {
		out = out.Minus(b.Services)
	}
	return out
}
