package forge

import (
	"slices"
	"strings"
	"testing"
)

func TestResolve(t *testing.T) {
	tests := []struct {
		remote, forge string
		env           []string
		want          string // kind, repository, API, address for git; or an error
	}{
		{remote: "https://github.com/acme/infra.git", want: "github github.com/acme/infra https://api.github.com https://github.com/acme/infra.git"},
		{remote: "https://github.com/acme/infra", want: "github github.com/acme/infra https://api.github.com https://github.com/acme/infra"},
		{remote: "https://GitHub.com/acme/infra/", want: "github github.com/acme/infra https://api.github.com https://GitHub.com/acme/infra/"},
		{remote: "git@github.com:acme/infra.git", want: "github github.com/acme/infra https://api.github.com git@github.com:acme/infra.git"},
		{remote: "ssh://git@ssh.github.com:443/acme/infra.git", want: "github github.com/acme/infra https://api.github.com ssh://git@ssh.github.com:443/acme/infra.git"},
		{remote: "https://x-access-token:ghp_0123456789@github.com/acme/infra", want: "github github.com/acme/infra https://api.github.com https://github.com/acme/infra"},
		{remote: "https://acme.ghe.com/acme/infra.git", want: "github acme.ghe.com/acme/infra https://api.acme.ghe.com https://acme.ghe.com/acme/infra.git"},
		{remote: "https://git.example.com/acme/infra.git", forge: "github=https://git.example.com", want: "github git.example.com/acme/infra https://git.example.com/api/v3 https://git.example.com/acme/infra.git"},
		{remote: "git@git.example.com:acme/infra.git", env: []string{"GH_HOST=git.example.com"}, want: "github git.example.com/acme/infra https://git.example.com/api/v3 git@git.example.com:acme/infra.git"},
		{remote: "git@work:acme/infra.git", forge: "github=github.com", want: "github github.com/acme/infra https://api.github.com git@work:acme/infra.git"},

		{remote: "https://gitlab.com/acme/platform/infra.git", want: "gitlab gitlab.com/acme/platform/infra https://gitlab.com/api/v4 https://gitlab.com/acme/platform/infra.git"},
		{remote: "git@altssh.gitlab.com:acme/infra.git", want: "gitlab gitlab.com/acme/infra https://gitlab.com/api/v4 git@altssh.gitlab.com:acme/infra.git"},
		{remote: "https://gitlab-ci-token:abc123def@git.example.com/acme/infra.git", env: []string{"CI_SERVER_URL=https://git.example.com"}, want: "gitlab git.example.com/acme/infra https://git.example.com/api/v4 https://git.example.com/acme/infra.git"},
		{remote: "https://example.com/gitlab/acme/infra.git", forge: "gitlab=https://example.com/gitlab", want: "gitlab example.com/acme/infra https://example.com/gitlab/api/v4 https://example.com/gitlab/acme/infra.git"},
		{remote: "ssh://git@git.example.com:2222/acme/infra.git", env: []string{"GITLAB_HOST=git.example.com"}, want: "gitlab git.example.com/acme/infra https://git.example.com/api/v4 ssh://git@git.example.com:2222/acme/infra.git"},

		{remote: "https://ann@bitbucket.org/acme/infra.git", want: "bitbucket bitbucket.org/acme/infra https://api.bitbucket.org/2.0 https://bitbucket.org/acme/infra.git"},
		{remote: "git@bitbucket.org:acme/infra.git", want: "bitbucket bitbucket.org/acme/infra https://api.bitbucket.org/2.0 git@bitbucket.org:acme/infra.git"},

		{remote: "https://acme@dev.azure.com/acme/My%20Shop/_git/infra", want: "azure dev.azure.com/acme/My Shop/infra https://dev.azure.com https://dev.azure.com/acme/My%20Shop/_git/infra"},
		{remote: "https://dev.azure.com/acme/_git/infra", want: "azure dev.azure.com/acme/infra/infra https://dev.azure.com https://dev.azure.com/acme/_git/infra"},
		{remote: "git@ssh.dev.azure.com:v3/acme/shop/infra", want: "azure dev.azure.com/acme/shop/infra https://dev.azure.com git@ssh.dev.azure.com:v3/acme/shop/infra"},
		{remote: "acme@vs-ssh.visualstudio.com:v3/acme/shop/infra", want: "azure dev.azure.com/acme/shop/infra https://dev.azure.com acme@vs-ssh.visualstudio.com:v3/acme/shop/infra"},
		{remote: "https://acme.visualstudio.com/shop/_git/infra", want: "azure dev.azure.com/acme/shop/infra https://dev.azure.com https://acme.visualstudio.com/shop/_git/infra"},
		{remote: "https://acme.visualstudio.com/DefaultCollection/shop/_git/infra", want: "azure dev.azure.com/acme/shop/infra https://dev.azure.com https://acme.visualstudio.com/DefaultCollection/shop/_git/infra"},
		{remote: "https://acme.visualstudio.com/_git/infra", want: "azure dev.azure.com/acme/infra/infra https://dev.azure.com https://acme.visualstudio.com/_git/infra"},
		{remote: "https://tfs.example.com/tfs/Main/shop/_git/infra", env: []string{"SYSTEM_COLLECTIONURI=https://tfs.example.com/tfs/Main/"}, want: "azure tfs.example.com/tfs/Main/shop/infra https://tfs.example.com https://tfs.example.com/tfs/Main/shop/_git/infra"},
		{remote: "https://tfs.example.com/tfs/Main/shop/_git/infra", forge: "azure=https://tfs.example.com/tfs/Main", want: "azure tfs.example.com/shop/infra https://tfs.example.com/tfs/Main https://tfs.example.com/tfs/Main/shop/_git/infra"},

		{remote: "https://codeberg.org/acme/infra.git", want: "gitea codeberg.org/acme/infra https://codeberg.org/api/v1 https://codeberg.org/acme/infra.git"},
		{remote: "http://127.0.0.1:3000/acme/infra.git", forge: "gitea=http://127.0.0.1:3000", want: "gitea 127.0.0.1:3000/acme/infra http://127.0.0.1:3000/api/v1 http://127.0.0.1:3000/acme/infra.git"},
		{remote: "https://git.example.com/acme/infra.git", env: []string{"GITHUB_SERVER_URL=https://git.example.com", "GITEA_ACTIONS=true"}, want: "gitea git.example.com/acme/infra https://git.example.com/api/v1 https://git.example.com/acme/infra.git"},
		{remote: "git@[::1]:acme/infra.git", forge: "gitea=http://localhost:3000", want: "gitea localhost:3000/acme/infra http://localhost:3000/api/v1 git@[::1]:acme/infra.git"},

		// No token for whoever calls himself a remote.
		{remote: "https://evil.example/acme/infra.git", want: "error: no token is sent to evil.example"},
		{remote: "git@evil.example:acme/infra.git", want: "error: no token is sent to evil.example"},
		{remote: "https://github.com.evil.example/acme/infra.git", want: "error: no token is sent to github.com.evil.example"},
		{remote: "https://github.com@evil.example/acme/infra.git", want: "error: no token is sent to evil.example"},
		{remote: "https://evilghe.com/acme/infra.git", want: "error: no token is sent to evilghe.com"},
		{remote: "https://github.com:8443/acme/infra.git", want: "error: no token is sent to github.com"},
		{remote: "http://github.com/acme/infra.git", want: "error: no token is sent to github.com"},
		{remote: "https://evil.example/acme/infra.git", forge: "gitlab=https://git.example.com", want: "error: no token is sent to evil.example"},
		{remote: "http://git.example.com/acme/infra.git", forge: "gitlab=https://git.example.com", want: "error: no token is sent to git.example.com"},
		{remote: "https://git.example.com:8443/acme/infra.git", forge: "gitlab=https://git.example.com", want: "error: no token is sent to git.example.com"},
		{remote: "http://git.example.com/acme/infra.git", forge: "gitlab=http://git.example.com", want: "error: --forge gitlab: no token is sent without encryption"},

		{remote: "/srv/git/infra.git", want: "error: the remote is no address of a server"},
		{remote: "../infra.git", want: "error: the remote is no address of a server"},
		{remote: `C:\git\infra.git`, want: "error: the remote is no address of a server"},
		{remote: "file:///srv/git/infra.git", want: `error: the remote is reached by "file"`},
		{remote: "git://github.com/acme/infra.git", want: `error: the remote is reached by "git"`},
		{remote: "ext::sh -c evil", want: "error: "},
		{remote: "ssh://-oProxyCommand=evil/acme/infra", want: "error: "},
		{remote: "-oProxyCommand=evil:acme/infra", want: "error: the remote has no server"},
		{remote: "https://user:p%zz@github.com/a/b", want: "error: the address of the remote cannot be read"},
		{remote: "", want: "error: "},
		{remote: "https://github.com/acme", want: "error: the remote is no repository of GitHub"},
		{remote: "https://github.com/acme/infra/tree", want: "error: the remote is no repository of GitHub"},
		{remote: "https://github.com/acme/../infra", want: "error: the remote is no repository of GitHub"},
		{remote: "https://dev.azure.com/acme/shop/infra", want: "error: the remote is no repository of Azure DevOps"},
		{remote: "https://dev.azure.com/acme/shop/extra/_git/infra", want: "error: the remote is no repository of Azure DevOps"},
		{remote: "https://github.com/acme/infra", forge: "sourceforge", want: `error: there is no kind of forge "sourceforge"`},
		{remote: "https://github.com/acme/infra", forge: "github", want: "error: --forge github: no address of a server"},
	}
	for _, test := range tests {
		t.Run(test.remote+" "+test.forge, func(t *testing.T) {
			got, err := resolved(test.remote, test.forge, test.env)
			if err != nil {
				got = "error: " + err.Error()
			}
			if got != test.want && !(strings.HasPrefix(test.want, "error: ") && strings.HasPrefix(got, test.want)) {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func resolved(remote, forge string, env environment) (string, error) {
	address, _, err := parseAddress(remote)
	if err != nil {
		return "", err
	}
	known, err := servers(forge, env)
	if err != nil {
		return "", err
	}
	target, err := resolve(address, known)
	if err != nil {
		return "", err
	}
	return strings.Join([]string{string(target.kind), target.String(), apiOf(target).String(), address.raw}, " "), nil
}

func TestAddressSecrets(t *testing.T) {
	for remote, want := range map[string][]string{
		"https://github.com/a/b":                            nil,
		"https://x-access-token:ghs_abc@github.com/a/b":     {"ghs_abc"},
		"https://ghp_0123456789012345678901@github.com/a/b": {"ghp_0123456789012345678901"},
		"https://contoso@dev.azure.com/contoso/shop/_git/x": nil,
		"git@github.com:a/b":                                nil,
	} {
		_, got, err := parseAddress(remote)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v", remote, got, err)
		}
	}
}

// FuzzAddress holds that no address leads a token to a server that nobody named.
func FuzzAddress(f *testing.F) {
	for _, seed := range []string{
		"https://github.com/acme/infra.git", "git@ssh.dev.azure.com:v3/acme/shop/infra", "ssh://git@[::1]:22/a/b", "a:b", "https://a@b:c@github.com/x/y",
		"https://github.com%2eevil.example/a/b", "https://github.com\\@evil.example/a/b", "HTTPS://github.com/a/b?x#y", "gi\x00@github.com:a/b",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, _, err := parseAddress(text)
		if err != nil {
			return
		}
		target, err := resolve(a, nil)
		if err != nil {
			return
		}
		if api := apiOf(target); api.Scheme != "https" || api.User != nil {
			t.Errorf("%q leads to %s", text, api)
		}
		if strings.ContainsFunc(a.raw, control) || strings.HasPrefix(a.raw, "-") {
			t.Errorf("%q is given to git as %q", text, a.raw)
		}
	})
}

func TestCredentials(t *testing.T) {
	tests := []struct {
		remote string
		env    []string
		want   string // header: value, git; or an error
	}{
		{"https://github.com/a/b", []string{"GITHUB_TOKEN=one", "GH_TOKEN=two"}, "Authorization: Bearer two, Basic eC1hY2Nlc3MtdG9rZW46dHdv"},
		{"https://github.com/a/b", []string{"GITHUB_TOKEN=one", "GH_ENTERPRISE_TOKEN=no"}, "Authorization: Bearer one, Basic eC1hY2Nlc3MtdG9rZW46b25l"},
		{"https://ghes.example.com/a/b", []string{"GH_HOST=ghes.example.com", "GH_ENTERPRISE_TOKEN=two", "GH_TOKEN=one"}, "Authorization: Bearer two, Basic eC1hY2Nlc3MtdG9rZW46dHdv"},
		{"https://gitlab.com/a/b", []string{"GITLAB_TOKEN=one", "CI_JOB_TOKEN=two"}, "PRIVATE-TOKEN: one, Basic b2F1dGgyOm9uZQ=="},
		{"https://gitlab.com/a/b", []string{"CI_JOB_TOKEN=two"}, "JOB-TOKEN: two, Basic Z2l0bGFiLWNpLXRva2VuOnR3bw=="},
		{"https://bitbucket.org/a/b", []string{"BITBUCKET_TOKEN=one"}, "Authorization: Bearer one, Basic eC10b2tlbi1hdXRoOm9uZQ=="},
		{"https://bitbucket.org/a/b", []string{"BITBUCKET_TOKEN=one", "BITBUCKET_EMAIL=a@b"}, "Authorization: Basic YUBiOm9uZQ==, Basic eC1iaXRidWNrZXQtYXBpLXRva2VuLWF1dGg6b25l"},
		{"https://dev.azure.com/a/b/_git/c", []string{"AZURE_DEVOPS_TOKEN=one"}, "Authorization: Basic Om9uZQ==, Basic Om9uZQ=="},
		{"https://dev.azure.com/a/b/_git/c", []string{"AZURE_DEVOPS_TOKEN=eyJ0.e30.x"}, "Authorization: Bearer eyJ0.e30.x, Bearer eyJ0.e30.x"},
		{"https://dev.azure.com/a/b/_git/c", []string{"SYSTEM_ACCESSTOKEN=one"}, "Authorization: Bearer one, Bearer one"},
		{"https://codeberg.org/a/b", []string{"FORGEJO_TOKEN=one"}, "Authorization: token one, Basic dG9rZW46b25l"},
		{"https://codeberg.org/a/b", []string{"GITHUB_TOKEN=one"}, "there is no token for codeberg.org"},
		{"https://github.com/a/b", []string{"GITHUB_TOKEN= \n"}, "there is no token for github.com"},
		{"https://github.com/a/b", []string{"GITHUB_TOKEN=a\r\nX-Evil: b"}, "GITHUB_TOKEN holds a token with control characters"},
	}
	for _, test := range tests {
		a, _, err := parseAddress(test.remote)
		if err != nil {
			t.Fatal(err)
		}
		known, err := servers("", test.env)
		if err != nil {
			t.Fatal(err)
		}
		target, err := resolve(a, known)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if c, err := credentialFor(target, test.env); err != nil {
			got = err.Error()
		} else {
			got = c.header + ": " + c.value + ", " + c.git
		}
		if got != test.want {
			t.Errorf("%s with %v:\n got %s\nwant %s", test.remote, test.env, got, test.want)
		}
	}
}

func TestHide(t *testing.T) {
	c := &credential{variable: "AZURE_DEVOPS_TOKEN", token: "p@ss/w+rd"}
	c.present(Azure, nil)
	text := "git: " + c.token + " " + c.value + " https://x:p%40ss%2Fw%2Brd@host and git"
	if got := hide(text, append(c.secrets(), "git")); got != "git: *** *** https://x:***@host and git" {
		t.Errorf("got %s", got)
	}
}
