# METADATA
# title: What rules on pipelines of GitLab share
# scope: package
package parapet.gitlab_pipeline

# commands maps the path of each command of a job to it.
commands := {["jobs", i, "commands", k]: cmd |
	some i, job in input.jobs
	some k, cmd in job.commands
}

# images maps the path of each image that a job or service runs in to its name.
images := object.union_n([
	{["image", "name"]: input.image.name | input.image.name},
	{["services", i, "name"]: s.name | some i, s in input.services; s.name},
	{["jobs", i, "image", "name"]: job.image.name | some i, job in input.jobs; job.image.name},
	{["jobs", i, "services", j, "name"]: s.name | some i, job in input.jobs; some j, s in job.services; s.name},
])

# variables maps the path of each variable to its value.
variables := object.union(
	{["variables", name]: text_of(v) | some name, v in input.variables},
	{["jobs", i, "variables", name]: text_of(v) | some i, job in input.jobs; some name, v in job.variables},
)

text_of(v) := sprintf("%v", [v]) if not is_object(v)

text_of(v) := sprintf("%v", [v.value]) if is_object(v)

name_of(path) := path[count(path) - 1]
