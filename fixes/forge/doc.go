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
// GitHub and GitLab are spoken to by their own clients, which are well kept:
// github.com/google/go-github/v93 (October 2026) and
// gitlab.com/gitlab-org/api/client-go/v2 (September 2026). They are given the
// transport of this package and no token, so that what it holds is true of all
// hosts: one server, what is tried again, limits of size and time, the form of
// errors. Together they add 9.8 MB to 69 MB, and 0.7 ms to the start.
//
// Requests to the others are made by hand (rest.go), three or four to each:
//
//   - Bitbucket: github.com/ktrysmt/go-bitbucket v0.10.0 (May 2026) drops the
//     context of every request (it calls WithContext and leaves the result), returns
//     untyped values, follows the next page's link to any host with its token, and
//     an update that does not know them clears reviewers and what becomes of the
//     branch.
//   - Azure DevOps: github.com/microsoft/azure-devops-go-api/azuredevops/v7 had its
//     last release in April 2023 and its last commit in October 2024. It asks the
//     organization where each of its areas lives, sends the token to whatever host
//     that answer names, and keeps the answers in global variables.
//   - Gitea and Forgejo: code.gitea.io/sdk/gitea v0.25.1 (May 2026) is alive, but
//     brings agents of SSH keys along, which it can sign requests with, and keeps
//     the context in the client.
//
// This is the only package of Parapet that opens connections, and only Open does.
package forge
