# Settings and instructions of Dockerfiles.
package parapet.dockerfile

import data.parapet.lib.shell

# METADATA
# title: Image has no HEALTHCHECK
# description: >-
#   Docker and Swarm only see that the process is there, not that it still works.
# related_resources:
#   - https://docs.docker.com/reference/dockerfile/#healthcheck
# custom:
#   id: dockerfile-healthcheck-missing
#   severity: low
#   category: resilience
#   controls:
#     cis-docker-1.7: ["4.6"]
#   aliases:
#     - DS-0026
#     - AVD-DS-0026
#     - CKV_DOCKER_2
#     - DL3057
#     - b03a748a-542d-44f4-bb86-9199ab4fd2d5
#     - AC_DOCKER_0047
#   remedies:
#     - title: Ask the program
#       unsafe: the container counts as unhealthy when the command fails
#       set:
#         - {path: "../../healthcheck[+]", value: "CMD wget --spider http://localhost:8080/ || exit 1", ask: "the command that asks, which the image has to hold"}
healthcheck_missing contains ["stages", i, "effective", "healthcheck"] if {
	some i, stage in input.stages
	stage.final
	not stage.effective.healthcheck
}

# METADATA
# title: Stage has more than one CMD
# description: >-
#   Only the last one counts, so that this one has no effect.
# related_resources:
#   - https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/
# custom:
#   id: dockerfile-cmd-repeated
#   severity: low
#   category: hygiene
#   cwe: [CWE-1041]
#   aliases:
#     - DS-0016
#     - AVD-DS-0016
#     - DL4003
#     - "41c195f4-fc31-4a5c-8a1b-90605538d49f"
#     - AC_DOCKER_0053
#     - MultipleInstructionsDisallowed
#   remedies:
#     - title: Remove the one without effect
#       remove: [.]
cmd_repeated contains ["stages", i, "cmd", j] if {
	some i, stage in input.stages
	some j, one in stage.cmd
	not one.onbuild
	some other in stage.cmd
	not other.onbuild
	other.order > one.order
}

# METADATA
# title: Stage has more than one ENTRYPOINT
# description: >-
#   Only the last one counts, so that this one has no effect.
# related_resources:
#   - https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/
# custom:
#   id: dockerfile-entrypoint-repeated
#   severity: low
#   category: hygiene
#   cwe: [CWE-1041]
#   aliases:
#     - DS-0007
#     - AVD-DS-0007
#     - DL4004
#     - "6938958b-3f1a-451c-909b-baeee14bdc97"
#     - MultipleInstructionsDisallowed
#   remedies:
#     - title: Remove the one without effect
#       remove: [.]
entrypoint_repeated contains ["stages", i, "entrypoint", j] if {
	some i, stage in input.stages
	some j, one in stage.entrypoint
	not one.onbuild
	some other in stage.entrypoint
	not other.onbuild
	other.order > one.order
}

# METADATA
# title: Stage has more than one HEALTHCHECK
# description: >-
#   Only the last one counts, so that this one has no effect.
# related_resources:
#   - https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/
# custom:
#   id: dockerfile-healthcheck-repeated
#   severity: low
#   category: hygiene
#   cwe: [CWE-1041]
#   aliases:
#     - DS-0023
#     - AVD-DS-0023
#     - DL3012
#     - MultipleInstructionsDisallowed
#   remedies:
#     - title: Remove the one without effect
#       remove: [.]
healthcheck_repeated contains ["stages", i, "healthcheck", j] if {
	some i, stage in input.stages
	some j, one in stage.healthcheck
	not one.onbuild
	some other in stage.healthcheck
	not other.onbuild
	other.order > one.order
}

# METADATA
# title: MAINTAINER is deprecated
# description: >-
#   Use a label: LABEL org.opencontainers.image.authors="...".
# related_resources:
#   - https://docs.docker.com/reference/build-checks/maintainer-deprecated/
# custom:
#   id: dockerfile-maintainer
#   severity: info
#   category: hygiene
#   cwe: [CWE-710]
#   aliases:
#     - DS-0022
#     - AVD-DS-0022
#     - CKV_DOCKER_6
#     - DL3043
#     - DL4000
#     - "99614418-f82b-4852-a9ae-5051402b741c"
#     - MaintainerDeprecated
#   remedies:
#     - title: Remove it
#       remove: [.]
maintainer contains ["stages", i, "maintainer", j] if {
	some i, stage in input.stages
	some j, _ in stage.maintainer
}

# METADATA
# title: WORKDIR is relative
# description: >-
#   Where it leads depends on what the base image says. Begin with a slash.
# related_resources:
#   - https://docs.docker.com/reference/build-checks/workdir-relative-path/
# custom:
#   id: dockerfile-workdir-relative
#   severity: low
#   category: hygiene
#   cwe: [CWE-665]
#   aliases:
#     - DS-0009
#     - AVD-DS-0009
#     - CKV_DOCKER_10
#     - DL3000
#     - "6b376af8-cfe8-49ab-a08d-f32de23661a4"
#     - AC_DOCKER_0013
#     - WorkdirRelativePath
#   remedies:
#     - title: Begin at the root
#       unsafe: the folder may be another one
#       set:
#         - {path: ., value: /app, ask: the folder that is meant}
workdir_relative contains ["stages", i, "workdir", j, "path"] if {
	some i, stage in input.stages
	some j, dir in stage.workdir
	path := dir.path
	not regex.match(`^["']?(/|[A-Za-z]:|\$|%)`, path)
}

# METADATA
# title: WORKDIR is a folder of the system
# description: >-
#   What is copied and written there stands among the files of the system, which it may
#   replace.
# related_resources:
#   - https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html
# custom:
#   id: dockerfile-workdir-system-folder
#   severity: medium
#   category: hardening
#   aliases:
#     - DS-0030
#     - AVD-DS-0030
#   remedies:
#     - title: Use a folder of the application
#       unsafe: files stand in another folder
#       set:
#         - {path: ".", value: /app, ask: the folder of the application}
workdir_system_folder contains ["stages", i, "workdir", j, "path"] if {
	some i, stage in input.stages
	some j, dir in stage.workdir
	regex.match(`^/(bin|boot|dev|etc|lib|lib32|lib64|proc|run|sbin|sys|usr|usr/bin|usr/lib|usr/sbin|var)/?$`, dir.path)
}

# METADATA
# title: RUN changes the folder with cd
# description: >-
#   It is forgotten at the end of the RUN, and hard to follow. Use WORKDIR.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#workdir
# custom:
#   id: dockerfile-cd
#   severity: low
#   category: hygiene
#   cwe: [CWE-710]
#   aliases:
#     - DS-0013
#     - AVD-DS-0013
#     - DL3003
#     - f4a6bcd3-e231-4acf-993c-aa027be50d2e
#     - AC_DOCKER_0018
cd contains path if {
	some path, cmd in commands
	cmd.name == "cd"
	regex.match(`^/`, cmd.args[0])
}

# METADATA
# title: Image exposes the port of SSH
# description: >-
#   A container is entered with docker exec. An SSH server in it is one more way in.
# related_resources:
#   - https://docs.docker.com/reference/dockerfile/#expose
# custom:
#   id: dockerfile-ssh-port
#   severity: low
#   category: network
#   cwe: [CWE-710]
#   aliases:
#     - DS-0004
#     - AVD-DS-0004
#     - CKV_DOCKER_1
#     - "5907595b-5b6d-4142-b173-dbb0e73fbff8"
#   remedies:
#     - title: Expose the port no more
#       remove: [.]
ssh_port contains ["stages", i, "expose", j] if {
	some i, stage in input.stages
	some j, port in stage.expose
	port.port <= 22
	object.get(port, "to", port.port) >= 22
	port.protocol == "tcp"
}

# METADATA
# title: EXPOSE names a port that does not exist
# description: >-
#   Ports are numbers from 0 to 65535.
# related_resources:
#   - https://docs.docker.com/reference/build-checks/expose-invalid-format/
#   - https://docs.docker.com/reference/dockerfile/#expose
# custom:
#   id: dockerfile-port-out-of-range
#   severity: low
#   category: hygiene
#   cwe: [CWE-682]
#   aliases:
#     - DS-0008
#     - AVD-DS-0008
#     - DL3011
#     - "71bf8cf8-f0a1-42fa-b9d2-d10525e0a38e"
#     - AC_DOCKER_0011
#   remedies:
#     - title: Expose the port no more
#       remove: [.]
port_out_of_range contains ["stages", i, "expose", j] if {
	some i, stage in input.stages
	some j, port in stage.expose
	some n in [port.port, object.get(port, "to", 0)]
	n > 65535
}

# METADATA
# title: Image exposes a port of administration
# description: >-
#   The daemon, database or remote desktop behind the port is for the host or the cluster
#   at most.
# related_resources:
#   - https://docs.docker.com/reference/dockerfile/#expose
#   - https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xhtml
# custom:
#   id: dockerfile-admin-port
#   severity: low
#   category: network
#   cwe: [CWE-668]
#   aliases:
#     - AC_DOCKER_0026
#   remedies:
#     - title: Expose the port no more
#       remove: [.]
admin_port contains ["stages", i, "expose", j] if {
	some i, stage in input.stages
	some j, port in stage.expose
	port.port in {21, 23, 135, 139, 445, 512, 513, 514, 2375, 3389, 5900, 5985, 10250}
	port.protocol == "tcp"
}

# METADATA
# title: Several files are copied to what is no folder
# description: >-
#   With several sources the destination must be a folder and end with a slash, or the
#   build fails.
# related_resources:
#   - https://docs.docker.com/reference/dockerfile/#destination
# custom:
#   id: dockerfile-copy-destination
#   severity: low
#   category: hygiene
#   cwe: [CWE-628]
#   aliases:
#     - DS-0011
#     - AVD-DS-0011
#     - DL3021
#     - "6db6e0c2-32a3-4a2e-93b5-72c35f4119db"
copy_destination contains array.concat(path, ["destination"]) if {
	some path, c in copies
	count(c.sources) > 1
	to := c.destination
	not regex.match(`[/\\]$|^\.{1,2}$|\$\{`, to)
}

# METADATA
# title: Files are copied to a relative folder, and no WORKDIR says where that is
# description: >-
#   Where they come to lie depends on the base image.
# related_resources:
#   - https://docs.docker.com/reference/dockerfile/#destination
# custom:
#   id: dockerfile-copy-relative-destination
#   severity: low
#   category: hygiene
#   aliases:
#     - DL3045
#   remedies:
#     - title: Give an absolute path
#       unsafe: files stand in another folder
#       set:
#         - {path: ".", value: /app/, ask: the folder of the application}
copy_relative_destination contains array.concat(path, ["destination"]) if {
	some path, c in copies
	to := c.destination
	not regex.match(`^["']?(/|[A-Za-z]:|\$|%)`, to)
	stage := input.stages[path[1]]
	stage.from.image
	every dir in object.get(stage, "workdir", []) {
		dir.order > c.order
	}
}

# METADATA
# title: CMD or ENTRYPOINT is run by a shell
# description: >-
#   The shell is process 1 and passes no signals on: the program is killed instead of
#   ending. Use the exec form, a JSON array.
# related_resources:
#   - https://docs.docker.com/reference/build-checks/json-args-recommended/
#   - https://docs.docker.com/reference/dockerfile/#shell-and-exec-form
# custom:
#   id: dockerfile-shell-form
#   severity: low
#   category: hygiene
#   cwe: [CWE-573]
#   aliases:
#     - DL3025
#     - b86987e1-6397-4619-81d5-8807f2387c79
#     - JSONArgsRecommended
#   remedies:
#     - title: Use the exec form
#       unsafe: "no shell stands between: the program gets signals itself"
#       set:
#         - {path: "./form", value: exec}
shell_form contains ["stages", i, "cmd", j] if {
	some i, stage in input.stages
	not stage.effective.shell
	some j, program in stage.cmd
	program.form == "shell"
}

shell_form contains ["stages", i, "entrypoint", j] if {
	some i, stage in input.stages
	not stage.effective.shell
	some j, program in stage.entrypoint
	program.form == "shell"
}

# METADATA
# title: RUN uses a command that makes no sense in a build
# description: >-
#   There are no terminals, services or mounts during a build, and what a command starts
#   ends with the RUN.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/
# custom:
#   id: dockerfile-useless-command
#   severity: low
#   category: hygiene
#   cwe: [CWE-710]
#   aliases:
#     - DL3001
#     - "9b6b0f38-92a2-41f9-b881-3a1083d99f1b"
useless_command contains path if {
	some path, cmd in commands
	cmd.name in {"ssh", "vim", "vi", "nano", "shutdown", "reboot", "service", "systemctl", "ps", "free", "top", "htop", "kill", "mount", "ifconfig", "man", "screen", "tmux"}
	not is_enabling(cmd)
}

# is_enabling(cmd): it only sets what happens later.
is_enabling(cmd) if {
	cmd.name == "systemctl"
	cmd.args[0] in {"enable", "disable", "mask", "set-default"}
}

# METADATA
# title: Both wget and curl are used
# description: >-
#   One of them is enough, and one less to keep up to date.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages
# custom:
#   id: dockerfile-wget-and-curl
#   severity: info
#   category: hygiene
#   cwe: [CWE-1041]
#   aliases:
#     - DS-0014
#     - AVD-DS-0014
#     - DL4001
#     - fc775e75-fcfb-4c98-b2f2-910c5858b359
wget_and_curl contains path if {
	some path, cmd in commands
	cmd.name == "wget"
	some other_path, other in commands
	other_path[1] == path[1]
	other.name == "curl"
}

# METADATA
# title: Failure in a pipe is not noticed
# description: >-
#   Only the last command of a pipe decides whether the RUN fails: an interrupted download
#   is taken for success. Set pipefail.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#using-pipes
# custom:
#   id: dockerfile-pipefail-missing
#   severity: low
#   category: hygiene
#   cwe: [CWE-710]
#   aliases:
#     - DL4006
#     - efbf148a-67e9-42d2-ac47-02fa1c0d0b22
#   remedies:
#     - title: Let the shell notice
#       unsafe: scripts run in bash, and fail where a part of a pipe does
#       set:
#         - {path: "../../shell[+]", value: [/bin/bash, "-o", pipefail, "-c"]}
pipefail_missing contains path if {
	some path, run in runs
	run.form == "shell"
	some cmd in run.commands
	count(cmd.feeds) > 0
	not cmd.within
	regex.match(`[^|]\|[^|]`, run.command)
	not pipefail(run)
}

pipefail(run) if {
	some cmd in run.commands
	cmd.name == "set"
	some arg in cmd.args
	arg == "pipefail"
}

pipefail(run) if {
	some word in run.shell
	regex.match(`pipefail|^-[a-z]*o$`, word)
}

pipefail(run) if regex.match(`(?i)powershell|pwsh|cmd(\.exe)?$`, run.shell[0])

# METADATA
# title: RUN changes the shell by a link
# description: >-
#   Other programs rely on /bin/sh too. Use SHELL.
# related_resources:
#   - https://docs.docker.com/reference/dockerfile/#shell
# custom:
#   id: dockerfile-shell-replaced
#   severity: low
#   category: hygiene
#   cwe: [CWE-710]
#   aliases:
#     - DL4005
#     - "8a301064-c291-4b20-adcb-403fe7fd95fd"
#     - AC_DOCKER_0020
shell_replaced contains path if {
	some path, cmd in commands
	cmd.name in {"ln", "cp", "mv"}
	some arg in cmd.args
	arg in {"/bin/sh", "/usr/bin/sh"}
}

# METADATA
# title: ENV uses a variable that the same instruction sets
# description: >-
#   All values see the variables as they were before the instruction.
# related_resources:
#   - https://docs.docker.com/reference/dockerfile/#environment-replacement
# custom:
#   id: dockerfile-env-refers-to-itself
#   severity: low
#   category: hygiene
#   aliases:
#     - DL3044
env_refers_to_itself contains path if {
	some path, env in variables
	some other_path, other in variables
	other_path[1] == path[1]
	other.order == env.order
	other.name != env.name
	regex.match(sprintf(`\$(%s([^A-Za-z0-9_]|$)|\{%s[}:])`, [other.name, other.name]), env.raw)
}

# METADATA
# title: ENV is written without an equals sign
# description: >-
#   The old form sets one variable and keeps quotes and spaces. Write ENV name=value.
# related_resources:
#   - https://docs.docker.com/reference/build-checks/legacy-key-value-format/
# custom:
#   id: dockerfile-env-old-form
#   severity: info
#   category: hygiene
#   aliases:
#     - LegacyKeyValueFormat
env_old_form contains path if {
	some path, env in variables
	env.legacy
}

# METADATA
# title: DEBIAN_FRONTEND stays set in the image
# description: >-
#   Containers and images that build upon it never ask anything any more. Set it for the
#   command alone, or with ARG.
# related_resources:
#   - https://docs.docker.com/engine/faq/#why-is-debian_frontendnoninteractive-discouraged-in-dockerfiles
# custom:
#   id: dockerfile-debian-frontend
#   severity: info
#   category: hygiene
#   remedies:
#     - title: Set it no more
#       unsafe: installations in the build may ask
#       remove: [.]
debian_frontend contains path if {
	some path, env in variables
	env.name == "DEBIAN_FRONTEND"
	lower(env.value) == "noninteractive"
}

# METADATA
# title: Several RUN follow each other
# description: >-
#   Each makes a layer. Put what belongs together into one, with && or a here-document.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#run
# custom:
#   id: dockerfile-runs-not-merged
#   severity: info
#   category: hygiene
#   cwe: [CWE-710]
#   aliases:
#     - DL3059
#     - "0008c003-79aa-42d8-95b8-1c2fe37dbfe6"
runs_not_merged contains path if {
	some path, run in runs
	not run.mounts
	not run.onbuild
	some other in input.stages[path[1]].run
	other.order == run.order - 1
	not other.mounts
	not other.onbuild
}

# METADATA
# title: Image wants the socket of the container engine
# description: >-
#   Whoever may speak to it is root on the host.
# related_resources:
#   - https://docs.docker.com/engine/security/#docker-daemon-attack-surface
# custom:
#   id: dockerfile-docker-socket-volume
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   remedies:
#     - title: Remove the volume
#       remove: [.]
docker_socket_volume contains ["stages", i, "volume", j, "path"] if {
	some i, stage in input.stages
	some j, volume in stage.volume
	regex.match(`/(docker|containerd|podman|crio)(/[^/]+)?\.sock$`, volume.path)
}

# METADATA
# title: wget writes its progress into the log
# description: >-
#   Builds with much to fetch have logs full of dots. Use -q, -nv or --progress=dot:giga.
# related_resources:
#   - https://www.gnu.org/software/wget/manual/wget.html#Download-Options
# custom:
#   id: dockerfile-download-without-progress-limit
#   severity: info
#   category: hygiene
#   aliases:
#     - DL3047
#   remedies:
#     - title: Log no progress
#       set:
#         - {path: "./args[+]", value: "-nv"}
download_without_progress_limit contains path if {
	some path, cmd in commands
	cmd.name == "wget"
	not shell.flag(cmd, {"-q", "--quiet", "-nv", "--no-verbose", "--progress", "-o", "--output-file", "-a", "--append-output"})
}
