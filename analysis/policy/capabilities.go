package policy

import (
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// withheld are the built-in functions, or their prefixes, that policies cannot
// call: what reaches the network or the environment, depends on time or chance,
// or is for other uses of Rego.
var withheld = []string{
	"graphql.",
	"http.",
	"io.",
	"net.lookup_ip_addr",
	"opa.",
	"providers.",
	"rand.",
	"rego.",
	"time.now_ns",
	"trace",
	"uuid.",
}

// Capabilities returns what policies can use of Rego. The result is shared and
// must not be changed.
var Capabilities = sync.OnceValue(func() *ast.Capabilities {
	c := ast.CapabilitiesForThisVersion()
	c.AllowNet = []string{}
	c.Builtins = slices.DeleteFunc(c.Builtins, func(b *ast.Builtin) bool {
		return slices.ContainsFunc(withheld, func(w string) bool {
			return b.Name == w || strings.HasSuffix(w, ".") && strings.HasPrefix(b.Name, w)
		})
	})
	return c
})
