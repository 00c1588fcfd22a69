# METADATA
# title: What rules on Dockerfiles share
# scope: package
package parapet.dockerfile

# runs maps the path of each RUN to it.
runs := {["stages", i, "run", j]: run |
	some i, stage in input.stages
	some j, run in stage.run
}

# commands maps the path of each command of a RUN to it.
commands := {["stages", i, "run", j, "commands", k]: cmd |
	some i, stage in input.stages
	some j, run in stage.run
	some k, cmd in run.commands
}

# in_run(path) is the RUN that the command at a path is in.
in_run(path) := input.stages[path[1]].run[path[3]]

# programs maps the path of each command that the image is started with, or
# checked by, to it, beside those of RUN.
programs := object.union(commands, {["stages", i, kind, j, "commands", k]: cmd |
	some i, stage in input.stages
	some kind in ["cmd", "entrypoint", "healthcheck"]
	some j, program in stage[kind]
	some k, cmd in program.commands
})

# variables maps the path of each variable that ENV sets to it.
variables := {["stages", i, "env", j]: env |
	some i, stage in input.stages
	some j, env in stage.env
}

# copies maps the path of each COPY and ADD to it.
copies := {["stages", i, kind, j]: c |
	some i, stage in input.stages
	some kind in ["copy", "add"]
	some j, c in stage[kind]
}

# last is the stage that a build makes unless told otherwise.
last := stage if {
	some stage in input.stages
	stage.final
}

# packages(cmd, names, subcommands, valued) is the set of the indexes in args of
# the packages that a package manager of one of the names installs.
packages(cmd, names, subcommands, valued) := {i |
	cmd.name in names
	shell_subcommand(cmd, valued) in subcommands
	some i in array.slice(operands(cmd, valued), 1, 1000)
	arg := cmd.args[i]
	not regex.match(`^([./~]|https?:|file:|git\+)|\.(deb|rpm|apk|whl|gz|zip|tgz|gem)$`, arg)
}

shell_subcommand(cmd, valued) := cmd.args[operands(cmd, valued)[0]]

operands(cmd, valued) := [i |
	some i, arg in cmd.args
	not regex.match(`^[-+]`, arg)
	not value_of(cmd.args, i, valued)
]

value_of(args, i, valued) if args[i - 1] in valued

# apt_valued, dnf_valued, ... are the flags that take a word of their own.
apt_valued := {"-o", "--option", "-t", "--target-release", "-c", "--config-file", "-a"}

dnf_valued := {"-c", "--config", "-x", "--exclude", "--repo", "--enablerepo", "--disablerepo", "--setopt", "--installroot", "--releasever", "-d", "-e"}

zypper_valued := {"-R", "--root", "-t", "--type", "-r", "--repo", "--from", "-p", "--plus-repo"}

apk_valued := {"-t", "--virtual", "-X", "--repository", "-p", "--root", "--keys-dir", "--repositories-file", "--cache-dir", "--wait", "--arch"}

pip_valued := {
	"-r", "--requirement", "-c", "--constraint", "-e", "--editable", "-t", "--target", "-i", "--index-url", "--extra-index-url",
	"-f", "--find-links", "--trusted-host", "--prefix", "--root", "--platform", "--python-version", "--proxy", "--timeout",
	"--retries", "--cache-dir", "--upgrade-strategy", "--progress-bar", "--log", "--cert", "--use-pep517-backend", "--no-binary",
	"--only-binary", "--root-user-action", "--src", "--config-settings", "--python",
}

npm_valued := {"--prefix", "-C", "--registry", "--cache", "--loglevel", "--userconfig", "-w", "--workspace", "--omit", "--include", "--tag"}

gem_valued := {"-v", "--version", "-i", "--install-dir", "-n", "--bindir", "-s", "--source", "--platform", "-P", "--trust-policy"}

apt := {"apt-get", "apt", "aptitude"}

dnf := {"yum", "dnf", "dnf5", "microdnf", "tdnf"}

dnf_installs := {"install", "localinstall", "groupinstall", "reinstall", "update", "upgrade", "update-minimal", "remove", "erase"}

# pip_command(cmd) is an invocation of pip as its own command: also of "python -m
# pip" and "uv pip".
pip_command(cmd) := cmd if cmd.name in {"pip", "pip2", "pip3"}

pip_command(cmd) := {"name": "pip", "args": array.slice(cmd.args, 2, count(cmd.args))} if {
	regex.match(`^python[0-9.]*$`, cmd.name)
	cmd.args[0] == "-m"
	cmd.args[1] == "pip"
}

# cached(run, target): a cache that does not become part of the image is mounted
# at a path, or above it.
cached(run, target) if {
	some mount in run.mounts
	mount.type in {"cache", "tmpfs"}
	startswith(target, trim_suffix(mount.target, "/"))
}

# cleans(run, names, subcommands): the RUN runs one of the commands so.
cleans(run, names, subcommands) if {
	some cmd in run.commands
	cmd.name in names
	some arg in cmd.args
	arg in subcommands
}

# removes(run, pattern): the RUN removes a path of that pattern.
removes(run, pattern) if {
	some cmd in run.commands
	cmd.name in {"rm", "find"}
	some arg in cmd.args
	regex.match(pattern, arg)
}
