# METADATA
# title: What rules on workflows share
# scope: package
package parapet.github_workflow

# steps maps the path of each step to it.
steps := {["jobs", i, "steps", j]: step |
	some i, job in input.jobs
	some j, step in job.steps
}

# commands maps the path of each command of a script to it.
commands := {["jobs", i, "steps", j, "commands", k]: cmd |
	some i, job in input.jobs
	some j, step in job.steps
	some k, cmd in step.commands
}

# expressions maps the path of each expression of a step to it.
expressions := {["jobs", i, "steps", j, "expressions", k]: e |
	some i, job in input.jobs
	some j, step in job.steps
	some k, e in step.expressions
}

# conditions maps the path of each expression in an if to it.
conditions := object.union(
	{path: e | some path, e in expressions; e.field == "if"},
	{["jobs", i, "expressions", k]: e | some i, job in input.jobs; some k, e in job.expressions; e.field == "if"},
)

# actions maps the path of what each step uses to it, and that of each job.
actions := {["jobs", i, "steps", j, "uses"]: step.uses |
	some i, job in input.jobs
	some j, step in job.steps
	step.uses
}

workflows := {["jobs", i, "uses"]: job.uses |
	some i, job in input.jobs
	job.uses
}

# environments maps the path of each env to it.
environments := object.union_n([
	{["env"]: env | env := input.env},
	{["jobs", i, "env"]: job.env | some i, job in input.jobs; job.env},
	{["jobs", i, "steps", j, "env"]: step.env | some i, job in input.jobs; some j, step in job.steps; step.env},
])

# step_of(path) is the step that something at a path is in.
step_of(path) := input.jobs[path[1]].steps[path[3]]

# runs_script(path, e): the expression becomes part of a script.
runs_script(_, e) if e.field == "run"

runs_script(path, e) if {
	e.field == "with.script"
	step_of(path).uses.name == "actions/github-script"
}

runs_script(_, e) if e.field in {"with.inlineScript", "with.run", "with.cmd", "with.command", "with.commands"}

# privileged_events are those whose workflows run with a token that may write, and
# with secrets, though strangers start them.
privileged_events := {"pull_request_target", "workflow_run", "issue_comment", "issues", "discussion", "discussion_comment"}

# started_by_strangers: anybody can start the workflow with such a token.
started_by_strangers if {
	some event in privileged_events
	input.on[event]
}
