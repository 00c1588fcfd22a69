# Packages in images.
package parapet.dockerfile

import data.parapet.lib.shell

# METADATA
# title: Packages of apt are installed without a version
# description: >-
#   Every build may install something else, and a new release changes the image unseen.
#   Name the version, or use a lock file.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#version-pinning
# custom:
#   id: dockerfile-apt-unpinned
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1357]
#   aliases:
#     - DL3008
#     - "965a08d7-ef86-4f14-8792-4a3b2098937e"
apt_unpinned contains path if {
	some path, cmd in commands
	some i in packages(cmd, apt, {"install"}, apt_valued)
	arg := cmd.args[i]
	not regex.match(`[=/]|^\$\{`, arg)
}

# METADATA
# title: Packages of yum or dnf are installed without a version
# description: >-
#   Every build may install something else, and a new release changes the image unseen.
#   Name the version, or use a lock file.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#version-pinning
#   - https://dnf.readthedocs.io/en/latest/command_ref.html#specifying-packages
# custom:
#   id: dockerfile-yum-unpinned
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1357]
#   aliases:
#     - DL3033
#     - DL3041
#     - "6452c424-1d92-4deb-bb18-a03e95d579c4"
#     - "93d88cf7-f078-46a8-8ddc-178e03aeacf1"
#     - AC_DOCKER_0033
yum_unpinned contains path if {
	some path, cmd in commands
	some i in packages(cmd, dnf, {"install"}, dnf_valued)
	arg := cmd.args[i]
	not regex.match(`-[0-9]|[*=@]|^\$\{`, arg)
}

# METADATA
# title: Packages of zypper are installed without a version
# description: >-
#   Every build may install something else, and a new release changes the image unseen.
#   Name the version, or use a lock file.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#version-pinning
#   - https://en.opensuse.org/SDB:Zypper_manual
# custom:
#   id: dockerfile-zypper-unpinned
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1357]
#   aliases:
#     - DL3037
#     - "562952e4-0348-4dea-9826-44f3a2c6117b"
zypper_unpinned contains path if {
	some path, cmd in commands
	some i in packages(cmd, {"zypper"}, {"install", "in"}, zypper_valued)
	arg := cmd.args[i]
	not regex.match(`[=<>]|-[0-9]|^\$\{`, arg)
}

# METADATA
# title: Packages of apk are installed without a version
# description: >-
#   Every build may install something else, and a new release changes the image unseen.
#   Name the version, or use a lock file.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#version-pinning
#   - https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper
# custom:
#   id: dockerfile-apk-unpinned
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1357]
#   aliases:
#     - DL3018
#     - d3499f6d-1651-41bb-a9a7-de925fea487b
apk_unpinned contains path if {
	some path, cmd in commands
	some i in packages(cmd, {"apk"}, {"add"}, apk_valued)
	arg := cmd.args[i]
	not regex.match(`[=<>~@]|^\.|^\$\{`, arg)
}

# METADATA
# title: Packages of pip are installed without a version
# description: >-
#   Every build may install something else, and a new release changes the image unseen.
#   Name the version, or use a lock file.
# related_resources:
#   - https://pip.pypa.io/en/stable/topics/repeatable-installs/
# custom:
#   id: dockerfile-pip-unpinned
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1357]
#   aliases:
#     - DL3013
#     - "02d9c71f-3ee8-4986-9c27-1a20d0d19bfc"
#     - AC_DOCKER_0010
pip_unpinned contains path if {
	some path, cmd in commands
	pip := pip_command(cmd)
	not pinned_elsewhere(pip)
	some i in packages(pip, {"pip", "pip2", "pip3"}, {"install"}, pip_valued)
	arg := pip.args[i]
	not regex.match(`==|~=|===| @ |^git\+.*@|^-|^\$\{`, arg)
}

pinned_elsewhere(pip) if shell.flag(pip, {"-r", "--requirement", "-c", "--constraint", "-e", "--editable"})

# METADATA
# title: Packages of npm are installed without a version
# description: >-
#   Every build may install something else, and a new release changes the image unseen.
#   Name the version, or use a lock file.
# related_resources:
#   - https://docs.npmjs.com/cli/v11/commands/npm-install
#   - https://docs.npmjs.com/cli/v11/commands/npm-ci
# custom:
#   id: dockerfile-npm-unpinned
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1357]
#   aliases:
#     - DL3016
#     - e36d8880-3f78-4546-b9a1-12f0745ca0d5
npm_unpinned contains path if {
	some path, cmd in commands
	some i in packages(cmd, {"npm", "yarn", "pnpm"}, {"install", "i", "add", "global"}, npm_valued)
	arg := cmd.args[i]
	not arg in {"add"}
	not regex.match(`.@[~^]?[0-9$]|^(git|https?|file|github):|^\$\{`, arg)
}

# METADATA
# title: Gems are installed without a version
# description: >-
#   Every build may install something else, and a new release changes the image unseen.
#   Name the version, or use a lock file.
# related_resources:
#   - https://guides.rubygems.org/command-reference/#gem-install
# custom:
#   id: dockerfile-gem-unpinned
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1357]
#   aliases:
#     - DL3028
#     - "22cd11f7-9c6c-4f6e-84c0-02058120b341"
gem_unpinned contains path if {
	some path, cmd in commands
	not shell.flag(cmd, {"-v", "--version"})
	some i in packages(cmd, {"gem"}, {"install", "i"}, gem_valued)
	arg := cmd.args[i]
	not regex.match(`:[0-9$]|^\$\{`, arg)
}

# METADATA
# title: Go programs are installed without a version
# description: >-
#   Every build may install something else, and a new release changes the image unseen.
#   Name the version, or use a lock file.
# related_resources:
#   - https://go.dev/ref/mod#go-install
# custom:
#   id: dockerfile-go-install-unpinned
#   severity: low
#   category: supply-chain
#   cwe: [CWE-1357]
#   aliases:
#     - DL3062
go_install_unpinned contains path if {
	some path, cmd in commands
	cmd.name == "go"
	cmd.args[0] in {"install", "get"}
	some arg in cmd.args
	endswith(arg, "@latest")
}

# METADATA
# title: apt-get install waits for an answer
# description: >-
#   A build has nobody to answer, and fails. Say yes beforehand.
# related_resources:
#   - https://manpages.debian.org/stable/apt/apt-get.8.en.html
# custom:
#   id: dockerfile-apt-asks
#   severity: low
#   category: hygiene
#   aliases:
#     - DS-0021
#     - AVD-DS-0021
#     - DL3014
#     - "77783205-c4ca-4f80-bb80-c777f267c547"
#   remedies:
#     - title: Answer yes
#       set:
#         - {path: "./args[+]", value: "-y"}
apt_asks contains path if {
	some path, cmd in commands
	cmd.name in {"apt-get", "apt"}
	shell_subcommand(cmd, apt_valued) in {"install", "upgrade", "dist-upgrade", "full-upgrade", "remove", "purge", "autoremove", "build-dep"}
	not shell.flag(cmd, {"-y", "--yes", "--assume-yes", "--force-yes", "-s", "--dry-run", "--download-only"})
	not shell.flag(cmd, {"-qq"})
	words := concat(" ", cmd.args)
	not regex.match(`(?i)(^| )(-q=2|(-o ?)?APT::Get::Assume-Yes=["']?(true|1|yes))|-q -q|--quiet --quiet`, words)
	not piped_yes(path)
}

# piped_yes(path): yes answers for the command.
piped_yes(path) if {
	some cmd in in_run(path).commands
	cmd.name in {"yes", "echo", "printf"}
	some name in cmd.feeds
	name == input.stages[path[1]].run[path[3]].commands[path[5]].name
}

# METADATA
# title: yum or dnf install waits for an answer
# description: >-
#   A build has nobody to answer, and fails. Say yes beforehand.
# related_resources:
#   - https://dnf.readthedocs.io/en/latest/command_ref.html
# custom:
#   id: dockerfile-yum-asks
#   severity: low
#   category: hygiene
#   aliases:
#     - DL3030
#     - DL3038
#     - "6e19193a-8753-436d-8a09-76dcff91bb03"
#     - "7ebd323c-31b7-4e5b-b26f-de5e9e477af8"
#     - AC_DOCKER_0004
#   remedies:
#     - title: Answer yes
#       set:
#         - {path: "./args[+]", value: "-y"}
yum_asks contains path if {
	some path, cmd in commands
	cmd.name in dnf
	shell_subcommand(cmd, dnf_valued) in dnf_installs
	not shell.flag(cmd, {"-y", "--assumeyes", "--downloadonly"})
	words := concat(" ", cmd.args)
	not regex.match(`assumeyes=(1|true|yes|on)`, words)
}

# METADATA
# title: zypper install waits for an answer
# description: >-
#   A build has nobody to answer, and fails. Say yes beforehand.
# related_resources:
#   - https://en.opensuse.org/SDB:Zypper_manual
# custom:
#   id: dockerfile-zypper-asks
#   severity: low
#   category: hygiene
#   aliases:
#     - DL3034
#     - "45e1fca5-f90e-465d-825f-c2cb63fa3944"
#   remedies:
#     - title: Answer yes
#       set:
#         - {path: "./args[+]", value: "-y"}
zypper_asks contains path if {
	some path, cmd in commands
	cmd.name == "zypper"
	shell_subcommand(cmd, zypper_valued) in {"install", "in", "update", "up", "dist-upgrade", "dup", "remove", "rm", "patch"}
	not shell.flag(cmd, {"-y", "--no-confirm", "-n", "--non-interactive"})
}

# METADATA
# title: Lists of apt stay in the image
# description: >-
#   What the package manager keeps for later makes the image larger, and is never used.
#   Remove it in the same RUN: later ones cannot shrink a layer.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#apt-get
# custom:
#   id: dockerfile-apt-lists-kept
#   severity: low
#   category: hygiene
#   cwe: [CWE-459]
#   aliases:
#     - DL3009
#     - df746b39-6564-4fed-bf85-e9c44382303c
#     - AC_DOCKER_00025
#   remedies:
#     - title: Remove the lists
#       unsafe: later instructions have to update the lists
#       set:
#         - {path: "./then", value: "rm -rf /var/lib/apt/lists/*"}
apt_lists_kept contains path if {
	some path, run in runs
	installs_by_apt(run)
	not removes(run, `^/var/lib/apt(/lists(/.*)?|/?)$`)
	not cached(run, "/var/lib/apt/lists")
	not built_upon(path[1])
}

installs_by_apt(run) if {
	some cmd in run.commands
	cmd.name in apt
	"install" in cmd.args
}

# built_upon(i): only other stages use what the stage makes.
built_upon(i) if not input.stages[i].final

# METADATA
# title: Cache of yum stays in the image
# description: >-
#   What the package manager keeps for later makes the image larger, and is never used.
#   Remove it in the same RUN: later ones cannot shrink a layer.
# related_resources:
#   - https://man7.org/linux/man-pages/man8/yum.8.html
# custom:
#   id: dockerfile-yum-cache-kept
#   severity: low
#   category: hygiene
#   cwe: [CWE-459]
#   aliases:
#     - DS-0015
#     - AVD-DS-0015
#     - DL3032
#     - "00481784-25aa-4a55-8633-3136dfcf4f37"
#     - AC_DOCKER_0009
#   remedies:
#     - title: Remove the cache
#       set:
#         - {path: "../../then", value: yum clean all}
yum_cache_kept contains path if {
	some path, cmd in commands
	cmd.name in {"yum"}
	some arg in cmd.args
	arg in {"install", "localinstall", "reinstall"}
	run := in_run(path)
	not cleans(run, {"yum"}, {"clean"})
	not removes(run, `^/var/cache/yum`)
	not cached(run, "/var/cache/yum")
}

# METADATA
# title: Cache of dnf stays in the image
# description: >-
#   What the package manager keeps for later makes the image larger, and is never used.
#   Remove it in the same RUN: later ones cannot shrink a layer.
# related_resources:
#   - https://dnf.readthedocs.io/en/latest/command_ref.html#clean-command
# custom:
#   id: dockerfile-dnf-cache-kept
#   severity: low
#   category: hygiene
#   cwe: [CWE-459]
#   aliases:
#     - DS-0019
#     - AVD-DS-0019
#     - DL3040
#     - "295acb63-9246-4b21-b441-7c1f1fb62dc0"
#   remedies:
#     - title: Remove the cache
#       set:
#         - {path: "../../then", value: dnf clean all}
dnf_cache_kept contains path if {
	some path, cmd in commands
	cmd.name in {"dnf", "dnf5"}
	some arg in cmd.args
	arg in {"install", "in", "reinstall", "groupinstall", "localinstall"}
	run := in_run(path)
	not cleans(run, {"dnf", "dnf5"}, {"clean"})
	not removes(run, `^/var/cache/dnf`)
	not cached(run, "/var/cache/dnf")
}

# METADATA
# title: Cache of microdnf stays in the image
# description: >-
#   What the package manager keeps for later makes the image larger, and is never used.
#   Remove it in the same RUN: later ones cannot shrink a layer.
# related_resources:
#   - https://github.com/rpm-software-management/microdnf
# custom:
#   id: dockerfile-microdnf-cache-kept
#   severity: low
#   category: hygiene
#   cwe: [CWE-459]
#   aliases:
#     - DS-0027
#     - AVD-DS-0027
#   remedies:
#     - title: Remove the cache
#       set:
#         - {path: "../../then", value: microdnf clean all}
microdnf_cache_kept contains path if {
	some path, cmd in commands
	cmd.name in {"microdnf", "tdnf"}
	some arg in cmd.args
	arg in {"install", "reinstall"}
	run := in_run(path)
	not cleans(run, {"microdnf", "tdnf"}, {"clean"})
	not removes(run, `^/var/cache/yum`)
	not cached(run, "/var/cache/yum")
}

# METADATA
# title: Cache of zypper stays in the image
# description: >-
#   What the package manager keeps for later makes the image larger, and is never used.
#   Remove it in the same RUN: later ones cannot shrink a layer.
# related_resources:
#   - https://en.opensuse.org/SDB:Zypper_manual
# custom:
#   id: dockerfile-zypper-cache-kept
#   severity: low
#   category: hygiene
#   cwe: [CWE-459]
#   aliases:
#     - DS-0020
#     - AVD-DS-0020
#     - DL3036
#     - "38300d1a-feb2-4a48-936a-d1ef1cd24313"
#   remedies:
#     - title: Remove the cache
#       set:
#         - {path: "../../then", value: zypper clean}
zypper_cache_kept contains path if {
	some path, cmd in commands
	cmd.name in {"zypper"}
	some arg in cmd.args
	arg in {"install", "in"}
	run := in_run(path)
	not cleans(run, {"zypper"}, {"clean", "cc"})
	not removes(run, `^/var/cache/zypp`)
	not cached(run, "/var/cache/zypp")
}

# METADATA
# title: Index of apk stays in the image
# description: >-
#   What the package manager keeps for later makes the image larger, and is never used.
#   Remove it in the same RUN: later ones cannot shrink a layer.
# related_resources:
#   - https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper
# custom:
#   id: dockerfile-apk-cache-kept
#   severity: low
#   category: hygiene
#   cwe: [CWE-459]
#   aliases:
#     - DS-0025
#     - AVD-DS-0025
#     - DL3019
#     - ae9c56a6-3ed1-4ac0-9b54-31267f51151d
#   remedies:
#     - title: Keep no index
#       set:
#         - {path: "./args[+]", value: "--no-cache"}
apk_cache_kept contains path if {
	some path, cmd in commands
	cmd.name == "apk"
	shell_subcommand(cmd, apk_valued) == "add"
	not shell.flag(cmd, {"--no-cache"})
	run := in_run(path)
	not removes(run, `^/var/cache/apk`)
	not cached(run, "/var/cache/apk")
	not cached(run, "/etc/apk/cache")
}

# METADATA
# title: Cache of pip stays in the image
# description: >-
#   What the package manager keeps for later makes the image larger, and is never used.
#   Remove it in the same RUN: later ones cannot shrink a layer.
# related_resources:
#   - https://pip.pypa.io/en/stable/topics/caching/
# custom:
#   id: dockerfile-pip-cache-kept
#   severity: low
#   category: hygiene
#   cwe: [CWE-459]
#   aliases:
#     - DL3042
#     - f2f903fb-b977-461e-98d7-b3e2185c6118
#     - AC_DOCKER_0031
#   remedies:
#     - title: Keep no cache
#       set:
#         - {path: "./args[+]", value: "--no-cache-dir"}
pip_cache_kept contains path if {
	some path, cmd in commands
	pip := pip_command(cmd)
	pip.args[0] == "install"
	not shell.flag(pip, {"--no-cache-dir"})
	not pip_cache_off(path)
	run := in_run(path)
	not removes(run, `\.cache`)
	not cached(run, "/root/.cache/pip")
}

pip_cache_off(path) if object.get(input.stages[path[1]].effective, "env", {}).PIP_NO_CACHE_DIR

pip_cache_off(path) if {
	some cmd in in_run(path).commands
	regex.match(`PIP_NO_CACHE_DIR`, concat(" ", object.keys(object.get(cmd, "env", {}))))
}

pip_cache_off(path) if cleans(in_run(path), {"pip", "pip3"}, {"purge"})

# METADATA
# title: Cache of yarn stays in the image
# description: >-
#   What the package manager keeps for later makes the image larger, and is never used.
#   Remove it in the same RUN: later ones cannot shrink a layer.
# related_resources:
#   - https://classic.yarnpkg.com/lang/en/docs/cli/cache/
# custom:
#   id: dockerfile-yarn-cache-kept
#   severity: low
#   category: hygiene
#   cwe: [CWE-459]
#   aliases:
#     - DL3060
#   remedies:
#     - title: Remove the cache
#       set:
#         - {path: "../../then", value: yarn cache clean}
yarn_cache_kept contains path if {
	some path, cmd in commands
	cmd.name == "yarn"
	some arg in cmd.args
	arg in {"install", "add"}
	run := in_run(path)
	not cleans(run, {"yarn"}, {"clean"})
	not removes(run, `yarn`)
	count([m | some m in run.mounts; m.type in {"cache", "tmpfs"}]) == 0
}

# METADATA
# title: apt installs what packages merely recommend
# description: >-
#   The image grows by programs that nobody asked for, and by their weaknesses.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#apt-get
#   - https://manpages.debian.org/stable/apt/apt-get.8.en.html
# custom:
#   id: dockerfile-apt-recommended
#   severity: low
#   category: hygiene
#   controls:
#     cis-docker-1.7: ["4.3"]
#   aliases:
#     - DS-0029
#     - AVD-DS-0029
#     - DL3015
#     - "7384dfb2-fcd1-4fbf-91cd-6c44c318c33c"
#     - AC_DOCKER_0014
#   remedies:
#     - title: Install no recommended packages
#       unsafe: packages that were merely recommended are missing
#       set:
#         - {path: "./args[+]", value: "--no-install-recommends"}
apt_recommended contains path if {
	some path, cmd in commands
	cmd.name in {"apt-get", "apt"}
	shell_subcommand(cmd, apt_valued) == "install"
	not shell.flag(cmd, {"--no-install-recommends"})
	words := concat(" ", cmd.args)
	not regex.match(`Install-Recommends=["']?(false|0|no)`, words)
}

# METADATA
# title: Package lists are updated in a RUN of their own
# description: >-
#   The layer is cached: later builds install from old lists, and miss security updates.
#   Update and install in the same RUN.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#apt-get
# custom:
#   id: dockerfile-update-alone
#   severity: medium
#   category: hygiene
#   controls:
#     cis-docker-1.7: ["4.7"]
#   aliases:
#     - DS-0017
#     - AVD-DS-0017
#     - CKV_DOCKER_5
#     - "9bae49be-0aa3-4de5-bab2-4c3a069e40cd"
#     - AC_DOCKER_0049
update_alone contains path if {
	some path, cmd in commands
	cmd.name in update_tools
	shell_subcommand(cmd, apt_valued) in {"update", "makecache", "refresh", "ref"}
	name := cmd.name
	every other in in_run(path).commands {
		not installs_something(other, name)
	}
	updates_lists(cmd)
}

update_tools := (apt | dnf) | {"apk", "zypper"}

# updates_lists(cmd): "update" of yum and dnf installs updates instead.
updates_lists(cmd) if cmd.name in (apt | {"apk", "zypper"})

updates_lists(cmd) if "makecache" in cmd.args

updates_lists(cmd) if cmd.name in dnf

installs_something(cmd, name) if {
	manager(cmd.name) == manager(name)
	some arg in cmd.args
	arg in {"install", "add", "in", "upgrade", "dist-upgrade", "full-upgrade", "build-dep", "reinstall", "groupinstall", "localinstall", "source", "download"}
}

manager(name) := "apt" if name in apt

manager(name) := "dnf" if name in dnf

manager(name) := name if name in {"apk", "zypper"}

# METADATA
# title: Build upgrades the whole distribution
# description: >-
#   What comes out depends on the day of the build, and the base image is no longer the
#   one that was tested. Take a newer base image.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#rebuild-your-images
# custom:
#   id: dockerfile-dist-upgrade
#   severity: low
#   category: supply-chain
#   aliases:
#     - DS-0024
#     - AVD-DS-0024
#     - DL3035
#     - AC_DOCKER_0003
#     - AC_DOCKER_0029
#     - AC_DOCKER_0039
#     - AC_DOCKER_0052
dist_upgrade contains path if {
	some path, cmd in commands
	cmd.name in {"apt-get", "apt", "aptitude", "zypper"}
	shell_subcommand(cmd, apt_valued) in {"dist-upgrade", "full-upgrade", "dup"}
}

# METADATA
# title: apt is used in a script
# description: >-
#   apt is made for people: its options and output change between versions. Use apt-get or
#   apt-cache.
# related_resources:
#   - https://manpages.debian.org/stable/apt/apt.8.en.html#SCRIPT_USAGE_AND_DIFFERENCES_FROM_OTHER_APT_TOOLS
# custom:
#   id: dockerfile-apt-command
#   severity: low
#   category: hygiene
#   aliases:
#     - CKV_DOCKER_9
#     - DL3027
#     - b84a0b47-2e99-4c9f-8933-98bcabe2b94d
#     - AC_DOCKER_0002
#   remedies:
#     - title: Use apt-get
#       set:
#         - {path: ".", value: apt-get}
apt_command contains array.concat(path, ["name"]) if {
	some path, cmd in commands
	cmd.name == "apt"
}

# METADATA
# title: SSH server is installed
# description: >-
#   A container is entered with docker exec. A server of its own needs keys, users and
#   updates, and is one more way in.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#decouple-applications
# custom:
#   id: dockerfile-ssh-server
#   severity: medium
#   category: hardening
#   controls:
#     cis-docker-1.7: ["4.3"]
ssh_server contains path if {
	some path, cmd in commands
	cmd.name in ((apt | dnf) | {"apk", "zypper"})
	some arg in cmd.args
	regex.match(`^(openssh-server|openssh|dropbear|ssh)([=~-][0-9].*)?$`, arg)
	first := cmd.args[0]
	not first in {"remove", "purge", "del"}
}
