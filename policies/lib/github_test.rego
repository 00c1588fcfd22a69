package parapet.lib.github_test

import data.parapet.lib.github

test_untrusted[context] if {
	some context in [
		"github.event.issue.title", "github.event.pull_request.head.ref", "github.head_ref",
		"github.event.commits.0.message", "github.event.commits.*.author.name", "github.event.review.body",
		"github.event.workflow_run.head_branch", "github.event.pages.*.page_name",
	]
	github.untrusted(context)
}

test_trusted[context] if {
	some context in [
		"github.sha", "github.event.issue.number", "github.event.pull_request.head.sha", "github.actor",
		"secrets.title", "inputs.body", "github.event.pull_request.base.ref",
	]
	not github.untrusted(context)
}

test_unpinned_packages[name] if {
	some name, cmd in {
		"pip": {"name": "pip", "args": ["install", "--user", "flask"]},
		"scoped": {"name": "npm", "args": ["install", "-g", "@angular/cli"]},
		"latest": {"name": "npx", "args": ["tool@latest"]},
		"gem": {"name": "gem", "args": ["install", "rake"]},
		"cargo": {"name": "cargo", "args": ["install", "x"]},
		"go": {"name": "go", "args": ["install", "x/y@latest"]},
	}
	github.installs_unpinned(cmd)
}

test_pinned_packages[name] if {
	some name, cmd in {
		"pip": {"name": "pip", "args": ["install", "flask==3.0"]},
		"list": {"name": "pip", "args": ["install", "-r", "requirements.txt"]},
		"lock": {"name": "npm", "args": ["install"]},
		"npm": {"name": "npm", "args": ["install", "-g", "typescript@5.6"]},
		"gem": {"name": "gem", "args": ["install", "rake", "-v", "13"]},
		"cargo": {"name": "cargo", "args": ["install", "x", "--locked"]},
	}
	not github.installs_unpinned(cmd)
}
