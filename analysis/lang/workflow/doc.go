// Package workflow is the front end for pipelines: workflows, actions and
// Dependabot's configuration of GitHub, GitLab CI and Azure Pipelines. Each file is
// one resource.
//
// # GitHub
//
// A "github_workflow" has the keys of
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
// with "_" for "-". What can be written in several ways has one form: on is an
// object by event, permissions an object of scopes ("all" for read-all and
// write-all), jobs and steps are lists, runs_on a list of labels, container and
// services objects with image, needs a list. Beside them
//
//   - jobs have id, and secrets_inherit where "secrets: inherit" is written;
//   - uses is an object: kind ("action", "local" or "docker"), name, owner, repo,
//     path, ref, sha (the ref is a full commit), comment (what stands behind it);
//   - run has its commands, as package shelltext reads them, where a POSIX shell
//     runs it;
//   - steps and jobs have expressions: a list of text, field (the key that it
//     stands in, "run" or "with.script"), contexts (the values that it takes, as
//     lower-case paths, with * for what is computed), sources (those and what the
//     environment variables among them are made from), calls and compares;
//   - condition is what "if" says, with always and never where it holds so
//     whatever happens.
//
// A "github_action" has the keys of action.yml, with runs.steps as above; a
// "github_dependabot" those of dependabot.yml.
//
// A string with an expression in it is unknown. Expressions are parsed, not
// evaluated.
//
// # GitLab CI and Azure Pipelines
//
// A "gitlab_pipeline" and an "azure_pipeline" have jobs as a list, each with its
// scripts as commands, and what the security of a pipeline rests on.
package workflow
