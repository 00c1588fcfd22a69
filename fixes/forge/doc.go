// Package forge turns fixes into a pull request: a branch with one commit for
// each policy, and a request that says what was fixed, what was left and how to
// verify it, on GitHub, GitLab, Bitbucket Cloud, Azure DevOps, Gitea or Forgejo.
//
// Requests and commits come in as plain data (Request); whoever makes fixes, or
// finds drift, fills it in. Open does the rest, and doing it twice does nothing
// the second time: the branch of a request follows from what it covers, a commit
// names the changes that it belongs to (see digest), and an open request of the
// branch is brought up to date. What somebody else has put on top of that branch
// is never overwritten, and a request that somebody has closed is not opened
// again for the same fixes.
//
// # What it trusts
//
// The repository is read as data (package forge/git), and even the address of
// its remote gets a token only if it is that of a server that the user knows: one
// of the public ones, or one that a flag or a variable of the environment names.
// Tokens come from the environment, travel in headers and are taken out of
// everything that is said about a failure. Text from a workspace, such as the
// name of a resource, is escaped in Markdown and made inert in commit messages.
//
// # The hosts' APIs
//
// Three or four requests are made to each host, so they are made by hand (rest.go)
// and checked against the vendors' documentation by tests. The vendors' clients
// were tried: linked into parapet, github.com/google/go-github/v93 adds 4.7 MB,
// gitlab.com/gitlab-org/api/client-go/v2 5.1 MB and code.gitea.io/sdk/gitea 1.3 MB
// to 39 MB, with nine modules that a security tool would have to answer for;
// github.com/ktrysmt/go-bitbucket drops the context of requests and follows the
// next page's link to any host with the token; and
// github.com/microsoft/azure-devops-go-api has had no release since 2023 and keeps
// its sessions in global variables. None of them would make a host's file here
// shorter.
//
// This is the only package of Parapet that opens connections, and only Open does.
package forge
