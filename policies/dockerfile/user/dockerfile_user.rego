# Users and permissions in images.
package parapet.dockerfile

import data.parapet.lib.shell
import data.parapet.lib.value

# METADATA
# title: Image names no user
# description: >-
#   Processes run as whatever user the base image sets, which mostly is root: a break-out
#   from the container is then one of root. Make a user and switch to it with USER.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#user
#   - https://docs.docker.com/reference/dockerfile/#user
# custom:
#   id: dockerfile-user-missing
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-docker-1.7: ["4.1"]
#   aliases:
#     - CKV_DOCKER_3
#     - fd54f200-402c-4333-a5a4-36ef6709af2f
#     - DS-0002
#     - AVD-DS-0002
#   remedies:
#     - title: Run as a user without privileges
#       unsafe: files that belong to root may not be accessible
#       set:
#         - {path: "../../user[+]", value: 10001, ask: the id of a user}
user_missing contains ["stages", i, "effective", "user"] if {
	some i, stage in input.stages
	stage.final
	effective := stage.effective
	not value.is_set(effective, "user")
	not unprivileged_base(stage)
}

# unprivileged_base(stage): the stage begins as an image that sets a user, by its
# name: https://github.com/GoogleContainerTools/distroless#what-images-are-available,
# https://hub.docker.com/r/nginxinc/nginx-unprivileged
unprivileged_base(stage) if regex.match(`nonroot|rootless|unprivileged`, root_of(stage).image)

# root_of(stage) is what the chain of stages begins with that a stage builds upon.
root_of(stage) := stage.from if stage.from.image

root_of(stage) := input.stages[stage.from.stage].from if input.stages[stage.from.stage].from.image

# METADATA
# title: Image runs as root
# description: >-
#   The last USER is root, so that a break-out from the container is one of root. Switch
#   to another user behind what needs root.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#user
# custom:
#   id: dockerfile-user-root
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-docker-1.7: ["4.1"]
#   aliases:
#     - DS-0002
#     - AVD-DS-0002
#     - CKV_DOCKER_8
#     - DL3002
#     - "67fd0c4a-68cf-46d7-8c41-bc9fba7e40ae"
#     - AC_DOCKER_0005
#   remedies:
#     - title: Run as another user
#       unsafe: the program may rely on being root
#       set:
#         - {path: ., value: "10001:10001", ask: a user that may run the program}
user_root contains ["stages", i, "effective", "user"] if {
	some i, stage in input.stages
	stage.final
	regex.match(`^(root|0+)(:.*)?$`, stage.effective.user)
}

# METADATA
# title: RUN uses sudo
# description: >-
#   A build runs as root or as who USER says: sudo adds nothing, behaves in unforeseen
#   ways without a terminal, and stays in the image for whoever breaks in. Use USER, or
#   gosu in an entry point.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#user
# custom:
#   id: dockerfile-sudo
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   aliases:
#     - DS-0010
#     - AVD-DS-0010
#     - CKV2_DOCKER_1
#     - DL3004
#     - "8ada6e80-0ade-439e-b176-0b28f6bce35a"
#     - AC_DOCKER_0007
sudo contains path if {
	some path, cmd in commands
	cmd.name == "sudo"
}

# METADATA
# title: Users may become root without a password
# description: >-
#   Whoever runs code in the container as the user is root as soon as he likes.
# related_resources:
#   - https://www.sudo.ws/docs/man/sudoers.man/
# custom:
#   id: dockerfile-sudo-without-password
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
sudo_without_password contains path if {
	some path, cmd in commands
	regex.match(`NOPASSWD`, concat(" ", cmd.args))
	touches_sudoers(path)
}

touches_sudoers(path) if contains(in_run(path).command, "sudoers")

# METADATA
# title: Build sets the password of a user
# description: >-
#   The password stands in the Dockerfile and in the history of the image. Containers need
#   no passwords: lock the account.
# related_resources:
#   - https://docs.docker.com/build/building/secrets/
#   - https://man7.org/linux/man-pages/man8/chpasswd.8.html
# custom:
#   id: dockerfile-password-set
#   severity: high
#   category: secrets
#   cwe: [CWE-798]
#   controls:
#     cis-docker-1.7: ["4.10"]
#   aliases:
#     - CKV2_DOCKER_17
password_set contains path if {
	some path, cmd in commands
	cmd.name in {"chpasswd", "passwd"}
	not shell.flag(cmd, {"-l", "-d", "-L", "--lock", "--delete"})
}

password_set contains path if {
	some path, cmd in commands
	cmd.name in {"useradd", "usermod"}
	shell.flag(cmd, {"-p", "--password"})
}

# METADATA
# title: Files are made writable for everybody
# description: >-
#   Any process in the container can then change what others run. Give the owner or a
#   group what it needs.
# related_resources:
#   - https://pubs.opengroup.org/onlinepubs/9799919799/utilities/chmod.html
#   - https://docs.docker.com/build/building/best-practices/
# custom:
#   id: dockerfile-chmod-world-writable
#   severity: medium
#   category: hardening
#   cwe: [CWE-732]
chmod_world_writable contains path if {
	some path, cmd in commands
	cmd.name == "chmod"
	some arg in cmd.args
	regex.match(`^[0-7]?[0-7]{2}[2367]$|^([ugoa]*[ao][ugoa]*|)\+[rwxXst]*w[rwxXst]*$|^[ugo]*[ao][ugo]*=[rxXst]*w`, arg)
}

chmod_world_writable contains array.concat(path, ["chmod"]) if {
	some path, c in copies
	regex.match(`^[0-7]?[0-7]{2}[2367]$`, c.chmod)
}

# METADATA
# title: File is made to run with the rights of its owner
# description: >-
#   A set-user-id file of root is a way to root for any process in the container.
# related_resources:
#   - https://pubs.opengroup.org/onlinepubs/9799919799/utilities/chmod.html
# custom:
#   id: dockerfile-setuid
#   severity: medium
#   category: hardening
#   cwe: [CWE-250]
#   controls:
#     cis-docker-1.7: ["4.8"]
setuid contains path if {
	some path, cmd in commands
	cmd.name == "chmod"
	some arg in cmd.args
	regex.match(`^[2467][0-7]{3}$|^[ugoa]*\+[rwxX]*s`, arg)
}

setuid contains array.concat(path, ["chmod"]) if {
	some path, c in copies
	regex.match(`^[2467][0-7]{3}$`, c.chmod)
}

# METADATA
# title: useradd makes a sparse file of gigabytes for a high user id
# description: >-
#   Without -l, useradd writes lastlog and faillog up to the entry of the id, and the
#   layer grows by it.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#user
# custom:
#   id: dockerfile-useradd-high-uid
#   severity: low
#   category: hygiene
#   aliases:
#     - DL3046
#   remedies:
#     - title: Write no sparse file
#       set:
#         - {path: "./args[+]", value: "--no-log-init"}
useradd_high_uid contains path if {
	some path, cmd in commands
	cmd.name == "useradd"
	not shell.flag(cmd, {"-l", "--no-log-init"})
	some name in ["-u", "--uid"]
	some id in shell.options(cmd, name)
	regex.match(`^[0-9]{6,}$`, id)
}

# METADATA
# title: User is given by name
# description: >-
#   Kubernetes cannot tell whether a name is root, and refuses the image where
#   runAsNonRoot is asked for. A number says it.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - https://docs.docker.com/reference/dockerfile/#user
# custom:
#   id: dockerfile-user-not-numeric
#   severity: info
#   category: hygiene
#   aliases:
#     - DL3066
#   remedies:
#     - title: Give the id of the user
#       unsafe: it has to be the id of that user
#       set:
#         - {path: ".", value: 10001, ask: the id of the user}
user_not_numeric contains ["stages", i, "effective", "user"] if {
	some i, stage in input.stages
	stage.final
	value.literal(stage.effective.user)
	regex.match(`^[A-Za-z_]`, stage.effective.user)
	not regex.match(`^root(:|$)`, stage.effective.user)
}

# METADATA
# title: COPY gives files to a user
# description: >-
#   A process that can write to the program that it runs can be made to run another one
#   for ever. Let root own what is only read and run.
# related_resources:
#   - https://docs.docker.com/reference/dockerfile/#copy---chown---chmod
# custom:
#   id: dockerfile-copy-chown
#   severity: low
#   category: hardening
#   cwe: [CWE-282]
#   aliases:
#     - aa93e17f-b6db-4162-9334-c70334e7ac28
#     - AC_DOCKER_00024
#   remedies:
#     - title: Let root own the files
#       unsafe: the program can write to them no more
#       remove: [.]
copy_chown contains array.concat(path, ["chown"]) if {
	some path, c in copies
	owner := c.chown
	not regex.match(`^(root|0)(:(root|0))?$`, owner)
}

# METADATA
# title: RUN is not confined
# description: >-
#   With security=insecure the command runs as root of the build host with all
#   capabilities.
# related_resources:
#   - https://docs.docker.com/reference/dockerfile/#run---security
# custom:
#   id: dockerfile-run-insecure
#   severity: high
#   category: hardening
#   cwe: [CWE-250]
#   remedies:
#     - title: Confine the command
#       unsafe: the command may need what it cannot do then
#       remove: [.]
run_insecure contains array.concat(path, ["security"]) if {
	some path, run in runs
	run.security == "insecure"
}

# METADATA
# title: RUN has the network of the build host
# description: >-
#   The command reaches what listens on the host and in its network, beside the Internet.
# related_resources:
#   - https://docs.docker.com/reference/dockerfile/#run---network
# custom:
#   id: dockerfile-run-host-network
#   severity: medium
#   category: network
#   cwe: [CWE-668]
#   remedies:
#     - title: Give the command a network of its own
#       unsafe: it cannot reach what listens on the build host
#       remove: [.]
run_host_network contains array.concat(path, ["network"]) if {
	some path, run in runs
	run.network == "host"
}
