# METADATA
# title: What rules on Azure Pipelines share
# scope: package
package parapet.azure_pipeline

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

# macros maps the path of what is put into a script to it.
macros := {["jobs", i, "steps", j, "macros", k]: macro |
	some i, job in input.jobs
	some j, step in job.steps
	some k, macro in step.macros
}

# variables maps the path of each variable to it.
variables := object.union(
	{["variables", i]: v | some i, v in input.variables},
	{["jobs", i, "variables", j]: v | some i, job in input.jobs; some j, v in job.variables},
)

# images maps the path of each image that a job runs in to its name.
images := object.union(
	{["resources", "containers", i, "image"]: c.image | some i, c in input.resources.containers; c.image},
	{["jobs", i, "container", "image"]: job.container.image |
		some i, job in input.jobs
		job.container.image
		not job.container.image in {c.container | some c in input.resources.containers}
	},
)
