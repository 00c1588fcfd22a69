# METADATA
# title: What rules on actions share
# scope: package
package parapet.github_action

# expressions maps the path of each expression of a step to it.
expressions := {["runs", "steps", j, "expressions", k]: e |
	some j, step in input.runs.steps
	some k, e in step.expressions
}

# commands maps the path of each command of a script to it.
commands := {["runs", "steps", j, "commands", k]: cmd |
	some j, step in input.runs.steps
	some k, cmd in step.commands
}
