package forge

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// environment is a list of "name=value", as os.Environ returns it; the last one
// of a name counts.
type environment []string

func (e environment) get(name string) string {
	for _, entry := range slices.Backward(e) {
		if value, ok := strings.CutPrefix(entry, name+"="); ok {
			return value
		}
	}
	return ""
}

// The variables that name a server, beside the flag. Pipelines set most of them.
var serverVariables = []struct {
	name string
	kind Kind
}{
	{"GITHUB_SERVER_URL", GitHub}, // docs.github.com, Variables reference
	{"GH_HOST", GitHub},           // cli.github.com/manual/gh_help_environment
	{"CI_SERVER_URL", GitLab},     // docs.gitlab.com, Predefined CI/CD variables
	{"GITLAB_HOST", GitLab},       // gitlab.com/gitlab-org/cli, environment variables
	{"SYSTEM_COLLECTIONURI", Azure},
	{"GITEA_SERVER_URL", Gitea}, // gitea.com/gitea/tea
	{"FORGEJO_SERVER_URL", Gitea},
}

// servers returns the servers that the flag --forge and the environment name.
func servers(flag string, env environment) ([]server, error) {
	if flag != "" {
		kind, text, _ := strings.Cut(flag, "=")
		if !slices.Contains(kinds, Kind(kind)) {
			return nil, withHints(fmt.Errorf("there is no kind of forge %q", kind), "the kinds are "+joinKinds())
		}
		web, err := serverURL(text)
		if err != nil {
			return nil, withHints(fmt.Errorf("--forge %s: %w", kind, err), "write --forge "+kind+"=https://git.example.com")
		}
		return []server{{kind: Kind(kind), web: web, flag: true}}, nil
	}
	var out []server
	for _, v := range serverVariables {
		kind := v.kind
		// The runners of Gitea and Forgejo set GitHub's variables, too.
		if v.name == "GITHUB_SERVER_URL" && (env.get("GITEA_ACTIONS") == "true" || env.get("FORGEJO_ACTIONS") == "true") {
			kind = Gitea
		}
		if web, err := serverURL(env.get(v.name)); err == nil {
			if kind == Azure {
				web.Path = "" // it ends in the collection, which the remote has, too
			}
			out = append(out, server{kind: kind, web: web})
		}
	}
	return out, nil
}

// serverURL reads the address of a server, or the name of its host alone.
func serverURL(text string) (*url.URL, error) {
	if !strings.Contains(text, "://") {
		text = "https://" + text
	}
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Host == "":
		return nil, fmt.Errorf("no address of a server")
	case u.User != nil:
		return nil, fmt.Errorf("the address of a server has no user in it")
	case u.Scheme != "https" && u.Scheme != "http":
		return nil, fmt.Errorf("a server is reached by https")
	case u.Scheme == "http" && !loopback(u.Hostname()):
		return nil, fmt.Errorf("no token is sent without encryption")
	}
	return &url.URL{Scheme: u.Scheme, Host: strings.ToLower(u.Host), Path: strings.TrimRight(u.Path, "/")}, nil
}

// A credential is a token and how a host takes it.
type credential struct {
	variable    string // where it comes from
	token       string
	header      string // of requests to the API
	value       string
	git         string // the Authorization of git over HTTP
	description string // what it must be allowed to do
}

// tokenVariables are the variables that hold tokens, for each kind of host, the
// first one that is set. Pipelines set those at the end.
var tokenVariables = map[Kind][]string{
	GitHub:    {"GH_TOKEN", "GITHUB_TOKEN"},
	GitLab:    {"GITLAB_TOKEN", "CI_JOB_TOKEN"},
	Bitbucket: {"BITBUCKET_TOKEN"},
	Azure:     {"AZURE_DEVOPS_TOKEN", "SYSTEM_ACCESSTOKEN"},
	Gitea:     {"GITEA_TOKEN", "FORGEJO_TOKEN"},
}

// enterpriseVariables go before those of GitHub for a server of one's own. See
// cli.github.com/manual/gh_help_environment.
var enterpriseVariables = []string{"GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"}

// isTokenVariable tells whether programs that are started need not see a variable.
func isTokenVariable(name string) bool {
	for _, names := range tokenVariables {
		if slices.Contains(names, name) {
			return true
		}
	}
	return slices.Contains(enterpriseVariables, name)
}

// needs says what a token must be allowed to do.
var needs = map[Kind]string{
	GitHub:    "contents: write and pull requests: write (classic: repo)",
	GitLab:    "the scopes api and write_repository",
	Bitbucket: "repository:write and pullrequest:write",
	Azure:     "Code (read & write), or for a pipeline's token Contribute and Contribute to pull requests",
	Gitea:     "write:repository",
}

// credentialFor finds the token for a host.
func credentialFor(t *target, env environment) (*credential, error) {
	names := tokenVariables[t.kind]
	if t.kind == GitHub && t.web.Host != "github.com" && !strings.HasSuffix(t.web.Host, ".ghe.com") {
		names = append(slices.Clone(enterpriseVariables), names...)
	}
	for _, name := range names {
		if token := strings.TrimSpace(env.get(name)); token != "" {
			if strings.ContainsFunc(token, control) {
				return nil, fmt.Errorf("%s holds a token with control characters", name)
			}
			c := &credential{variable: name, token: token, description: needs[t.kind]}
			c.present(t.kind, env)
			return c, nil
		}
	}
	return nil, withHints(fmt.Errorf("there is no token for %s", t.web.Host), "set "+strings.Join(names, " or ")+"; it needs "+needs[t.kind])
}

// present fills in how the token is shown to a host, by its documentation.
func (c *credential) present(kind Kind, env environment) {
	c.header = "Authorization"
	switch kind {
	case GitHub: // docs.github.com, Authenticating to the REST API; Authenticating as an installation
		c.value, c.git = "Bearer "+c.token, basic("x-access-token", c.token)
	case GitLab: // docs.gitlab.com, REST API authentication; Clone with a token; CI/CD job token
		c.header, c.value, c.git = "PRIVATE-TOKEN", c.token, basic("oauth2", c.token)
		if c.variable == "CI_JOB_TOKEN" {
			c.header, c.git = "JOB-TOKEN", basic("gitlab-ci-token", c.token)
			c.description += " (job tokens can read merge requests, but not open them: set GITLAB_TOKEN)"
		}
	case Bitbucket: // support.atlassian.com, Using access tokens; Using API tokens
		c.value, c.git = "Bearer "+c.token, basic("x-token-auth", c.token)
		if email := env.get("BITBUCKET_EMAIL"); email != "" {
			c.value, c.git = basic(email, c.token), basic("x-bitbucket-api-token-auth", c.token)
		}
	case Azure: // learn.microsoft.com, Use personal access tokens; System.AccessToken
		c.value = basic("", c.token)
		if c.variable == "SYSTEM_ACCESSTOKEN" || isJWT(c.token) {
			c.value = "Bearer " + c.token
		}
		c.git = c.value
	case Gitea: // docs.gitea.com, API usage
		c.value, c.git = "token "+c.token, basic("token", c.token)
	}
}

func basic(user, password string) string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(user+":"+password))
}

// isJWT recognises tokens of Microsoft Entra.
func isJWT(token string) bool {
	return strings.HasPrefix(token, "eyJ") && strings.Count(token, ".") == 2
}

// secrets returns what must not be shown of a credential, longest first.
func (c *credential) secrets() []string {
	out := []string{c.token, c.value, c.git, url.QueryEscape(c.token)}
	for _, v := range []string{c.value, c.git} {
		if _, encoded, ok := strings.Cut(v, " "); ok {
			out = append(out, encoded)
		}
	}
	return out
}
