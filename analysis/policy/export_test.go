package policy

import (
	"errors"

	"github.com/open-policy-agent/opa/v1/ast"
)

var errForbidden = errors.New("a module was parsed")

// ForbidRego makes parsing any module of s fail from now on. Those that were
// parsed before stay so.
func (s *Set) ForbidRego() {
	for _, l := range s.layers {
		for _, u := range l.units {
			for _, m := range append(u.modules, u.libs...) {
				m.parse = func() (*ast.Module, error) { return nil, errForbidden }
			}
		}
	}
}
