package forge

import (
	"fmt"
	"net"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// A Kind is a make of code host.
type Kind string

// The kinds of hosts.
const (
	GitHub    Kind = "github"
	GitLab    Kind = "gitlab"
	Bitbucket Kind = "bitbucket" // Cloud
	Azure     Kind = "azure"     // Azure DevOps Services and Server
	Gitea     Kind = "gitea"     // and Forgejo
)

var kinds = []Kind{GitHub, GitLab, Bitbucket, Azure, Gitea}

// An address is where a remote is, without credentials.
type address struct {
	ssh        bool
	scheme     string // of HTTP: "https" or "http"
	user       string // of SSH
	host, port string // host in lower case
	path       string // decoded, without slashes around it and without ".git"
	raw        string // for git
}

// scp matches the short form of an address for SSH: [user@]host:path, with no
// slash before the colon. See git-fetch(1), GIT URLS.
var scp = regexp.MustCompile(`^(?:([^@/:\[]+)@)?(\[[0-9a-fA-F:.]+\]|[^@/:\[]+):(.+)$`)

// parseAddress reads the address of a remote. What it may hold of credentials is
// returned as secrets, and is not part of the address.
func parseAddress(text string) (_ *address, secrets []string, err error) {
	if !strings.Contains(text, "://") {
		m := scp.FindStringSubmatch(text)
		if m == nil || len(m[2]) == 1 { // C:\folder
			return nil, nil, fmt.Errorf("the remote is no address of a server: %q", text)
		}
		a := &address{ssh: true, user: m[1], host: strings.ToLower(strings.Trim(m[2], "[]")), path: trimPath(m[3]), raw: text}
		return a, nil, a.check()
	}
	u, err := url.Parse(text)
	if err != nil {
		// What url.Parse says repeats the text, and with it a password.
		return nil, nil, fmt.Errorf("the address of the remote cannot be read")
	}
	if password, ok := u.User.Password(); ok {
		secrets = append(secrets, password)
	}
	a := &address{scheme: u.Scheme, host: strings.ToLower(u.Hostname()), port: u.Port(), path: trimPath(u.Path)}
	switch u.Scheme {
	case "https", "http":
		// The name alone may be a token, https://<token>@github.com/..., but is
		// Azure's organisation most often.
		if name := u.User.Username(); len(name) >= 20 {
			secrets = append(secrets, name)
		}
		u.User, u.RawQuery, u.Fragment = nil, "", ""
		a.raw = u.String()
	case "ssh", "git+ssh", "ssh+git":
		a.ssh, a.scheme, a.user = true, "", u.User.Username()
		if a.user != "" {
			u.User = url.User(a.user)
		}
		a.raw = u.String()
	default:
		return nil, secrets, fmt.Errorf("the remote is reached by %q: pull requests need https or ssh", u.Scheme)
	}
	return a, secrets, a.check()
}

func trimPath(path string) string {
	return strings.TrimSuffix(strings.Trim(path, "/"), ".git")
}

// check refuses what git would refuse later, or what would be an option.
func (a *address) check() error {
	if a.host == "" || a.path == "" || strings.HasPrefix(a.host, "-") || strings.HasPrefix(a.user, "-") || strings.ContainsFunc(a.raw+a.path, control) {
		return fmt.Errorf("the remote has no server or no path")
	}
	return nil
}

func control(r rune) bool { return r < ' ' || r == 0x7f }

// A target is the repository of a remote on its host.
type target struct {
	kind    Kind
	address *address
	web     *url.URL // the server as people see it, without a slash at its end
	owner   string   // group, workspace, organisation; Azure's is "" (see project)
	name    string   // of the repository
	project string   // Azure's, with the collection before it: "acme/shop"
}

// A server is one that the user trusts with a token.
type server struct {
	kind Kind
	web  *url.URL
	flag bool // named by a flag: SSH may know it by an alias
}

// public are the servers that need not be named. Those that serve SSH under
// another name stand with the server they belong to.
var public = []struct {
	kind      Kind
	host, web string // a host that begins with a dot stands for those below it
}{
	{GitHub, "github.com", "https://github.com"},
	{GitHub, "ssh.github.com", "https://github.com"}, // docs.github.com, Using SSH over the HTTPS port
	{GitHub, ".ghe.com", ""},                         // docs.github.com, About GitHub Enterprise Cloud with data residency
	{GitLab, "gitlab.com", "https://gitlab.com"},
	{GitLab, "altssh.gitlab.com", "https://gitlab.com"}, // docs.gitlab.com, GitLab.com settings, SSH
	{Bitbucket, "bitbucket.org", "https://bitbucket.org"},
	{Bitbucket, "altssh.bitbucket.org", "https://bitbucket.org"}, // support.atlassian.com, Troubleshoot SSH
	{Azure, "dev.azure.com", "https://dev.azure.com"},
	{Azure, "ssh.dev.azure.com", "https://dev.azure.com"},
	{Azure, "vs-ssh.visualstudio.com", "https://dev.azure.com"},
	{Azure, ".visualstudio.com", "https://dev.azure.com"},
	{Gitea, "gitea.com", "https://gitea.com"},
	{Gitea, "codeberg.org", "https://codeberg.org"},
}

// resolve finds the repository that an address means among the servers that are
// trusted.
func resolve(a *address, servers []server) (*target, error) {
	t := &target{address: a}
	for _, s := range servers {
		if s.matches(a) {
			t.kind, t.web = s.kind, s.web
			break
		}
	}
	if t.web == nil && (a.ssh || a.scheme == "https" && a.port == "") {
		for _, p := range public {
			if a.host != p.host && !(p.host[0] == '.' && strings.HasSuffix(a.host, p.host)) {
				continue
			}
			web := p.web
			if web == "" {
				web = "https://" + a.host
			}
			t.kind, t.web = p.kind, mustParse(web)
			break
		}
	}
	if t.web == nil {
		return nil, withHints(fmt.Errorf("no token is sent to %s, which is not known as a code host", a.host),
			"name it with --forge KIND=URL, for example --forge gitlab=https://"+a.host,
			"the kinds are "+joinKinds())
	}
	return t, t.split()
}

func mustParse(text string) *url.URL {
	u, err := url.Parse(text)
	if err != nil {
		panic(err) // the tables above are wrong, or a host that has been parsed
	}
	return u
}

func joinKinds() string {
	var names []string
	for _, k := range kinds {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

// matches tells whether an address lies on a server. A token travels with git
// over HTTP, which is therefore compared in full; SSH carries none.
func (s *server) matches(a *address) bool {
	if a.ssh {
		return s.flag || s.web.Hostname() == a.host
	}
	return s.web.Scheme == a.scheme && s.web.Hostname() == a.host && port(s.web.Port(), s.web.Scheme) == port(a.port, a.scheme)
}

func port(given, scheme string) string {
	switch {
	case given != "":
		return given
	case scheme == "http":
		return "80"
	}
	return "443"
}

// split divides the path of the address into owner and name.
func (t *target) split() error {
	path := t.address.path
	if prefix := strings.Trim(t.web.Path, "/"); prefix != "" && !t.address.ssh {
		path = strings.TrimPrefix(path, prefix+"/")
	}
	parts := strings.Split(path, "/")
	if slices.Contains(parts, "") || slices.Contains(parts, ".") || slices.Contains(parts, "..") {
		return t.noRepository()
	}
	if t.kind == Azure {
		return t.splitAzure(parts)
	}
	last := len(parts) - 1
	if last < 1 || t.kind != GitLab && last > 1 {
		return t.noRepository()
	}
	t.owner, t.name = strings.Join(parts[:last], "/"), parts[last]
	return nil
}

// splitAzure reads the forms of addresses of Azure Repos:
//
//	https://dev.azure.com/acme/shop/_git/infra
//	https://acme.visualstudio.com/shop/_git/infra, also below DefaultCollection
//	https://azure.example.com/tfs/acme/shop/_git/infra
//	git@ssh.dev.azure.com:v3/acme/shop/infra
//
// Without a project its name is that of the repository.
func (t *target) splitAzure(parts []string) error {
	organisation, old := strings.CutSuffix(t.address.host, ".visualstudio.com")
	if t.address.ssh && (parts[0] == "v3" && len(parts) == 4) {
		t.project, t.name = parts[1]+"/"+parts[2], parts[3]
		return nil
	}
	i := slices.Index(parts, "_git")
	if i < 0 || i != len(parts)-2 {
		return t.noRepository()
	}
	t.name = parts[i+1]
	above := parts[:i]
	// Whether the folders above end in a project shows from how many belong to the
	// organisation or collection.
	collection := 1
	switch {
	case old:
		if len(above) > 0 && strings.EqualFold(above[0], "DefaultCollection") {
			above = above[1:]
		}
		above = append([]string{organisation}, above...)
	case strings.Trim(t.web.Path, "/") != "":
		collection = 0 // the server was named with it
	case t.web.Host != "dev.azure.com" && len(above) > 2:
		collection = len(above) - 1
	}
	switch len(above) - collection {
	case 0:
		above = append(slices.Clone(above), t.name)
	case 1:
	default:
		return t.noRepository()
	}
	t.project = strings.Join(above, "/")
	return nil
}

func (t *target) noRepository() error {
	return fmt.Errorf("the remote is no repository of %s: %s/%s", t.kind.title(), t.address.host, t.address.path)
}

func (k Kind) title() string {
	return map[Kind]string{GitHub: "GitHub", GitLab: "GitLab", Bitbucket: "Bitbucket Cloud", Azure: "Azure DevOps", Gitea: "Gitea"}[k]
}

// String is the repository as people name it.
func (t *target) String() string {
	if t.kind == Azure {
		return t.web.Host + "/" + t.project + "/" + t.name
	}
	return t.web.Host + "/" + t.owner + "/" + t.name
}

// loopback tells whether a host is this machine, where a token may travel without
// encryption.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
