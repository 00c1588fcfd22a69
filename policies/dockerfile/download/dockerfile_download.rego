# What images fetch, and whether it is verified.
package parapet.dockerfile

import data.parapet.lib.shell
import data.parapet.lib.value

# METADATA
# title: Script is run straight from the network
# description: >-
#   Nobody has seen what is run, and whoever controls the server or the way to it runs
#   what he likes in the build. Fetch a version, compare its checksum, and run it then.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#pin-base-image-versions
#   - https://cwe.mitre.org/data/definitions/494.html
# custom:
#   id: dockerfile-download-piped-to-shell
#   severity: high
#   category: supply-chain
#   cwe: [CWE-494]
#   controls:
#     cis-docker-1.7: ["4.11"]
download_piped_to_shell contains path if {
	some path, cmd in programs
	shell.downloads_into_shell(cmd)
}

# METADATA
# title: curl does not verify certificates
# description: >-
#   Whoever is on the way to the server can put something else in the place of what is
#   fetched. Add the authority to the trusted ones.
# related_resources:
#   - https://curl.se/docs/manpage.html#-k
# custom:
#   id: dockerfile-curl-unverified
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     cis-docker-1.7: ["4.11"]
#   aliases:
#     - CKV2_DOCKER_2
#   remedies:
#     - title: Verify certificates
#       unsafe: the command fails where the certificate is not trusted
#       remove: [.]
curl_unverified contains array.concat(path, ["args", i]) if {
	some path, cmd in programs
	cmd.name == "curl"
	some i in shell.flag_indexes(cmd, {"-k", "--insecure", "--proxy-insecure"})
}

# METADATA
# title: wget does not verify certificates
# description: >-
#   Whoever is on the way to the server can put something else in the place of what is
#   fetched. Add the authority to the trusted ones.
# related_resources:
#   - https://www.gnu.org/software/wget/manual/wget.html#HTTPS-_0028SSL_002fTLS_0029-Options
# custom:
#   id: dockerfile-wget-unverified
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     cis-docker-1.7: ["4.11"]
#   aliases:
#     - CKV2_DOCKER_3
#   remedies:
#     - title: Verify certificates
#       unsafe: the command fails where the certificate is not trusted
#       remove: [.]
wget_unverified contains array.concat(path, ["args", i]) if {
	some path, cmd in programs
	cmd.name == "wget"
	some i in shell.flag_indexes(cmd, {"--no-check-certificate"})
}

# METADATA
# title: pip does not verify certificates
# description: >-
#   With --trusted-host packages are taken from whoever answers for the host. Give pip the
#   authority with --cert.
# related_resources:
#   - https://pip.pypa.io/en/stable/cli/pip/#cmdoption-trusted-host
# custom:
#   id: dockerfile-pip-unverified
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     cis-docker-1.7: ["4.11"]
#   aliases:
#     - CKV2_DOCKER_16
#     - CKV2_DOCKER_4
#     - CKV2_DOCKER_5
#   remedies:
#     - title: Verify certificates
#       unsafe: servers whose certificates do not hold are refused
#       remove: ['./args["--trusted-host *"]', './args["--allow-insecure-host *"]']
#     - title: Remove the variable
#       unsafe: servers whose certificates do not hold are refused
#       remove: ["."]
pip_unverified contains path if {
	some path, cmd in commands
	regex.match(`^(pip[0-9.]*|python[0-9.]*|uv|poetry|pipenv)$`, cmd.name)
	shell.flag(cmd, {"--trusted-host", "--allow-insecure-host"})
}

pip_unverified contains path if {
	some path, cmd in commands
	regex.match(`^pip[0-9.]*$`, cmd.name)
	"config" in cmd.args
	some arg in cmd.args
	endswith(arg, "trusted-host")
}

pip_unverified contains path if {
	some path, env in variables
	env.name in {"PIP_TRUSTED_HOST", "UV_INSECURE_HOST"}
	env.value != ""
}

pip_unverified contains path if {
	some path, cmd in commands
	some name in ["PIP_TRUSTED_HOST", "UV_INSECURE_HOST"]
	value.is_set(object.get(cmd, "env", {}), name)
}

# METADATA
# title: npm does not verify certificates
# description: >-
#   Packages are taken from whoever answers for the registry, and their scripts run in the
#   build. Give npm the authority with cafile.
# related_resources:
#   - https://docs.npmjs.com/cli/v11/using-npm/config#strict-ssl
# custom:
#   id: dockerfile-npm-unverified
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     cis-docker-1.7: ["4.11"]
#   aliases:
#     - CKV2_DOCKER_12
npm_unverified contains path if {
	some path, cmd in commands
	cmd.name in {"npm", "yarn", "pnpm"}
	regex.match(`(^| )(set )?(--)?(strict-ssl|strictSsl|enableStrictSsl)[ =]"?false`, concat(" ", cmd.args))
}

npm_unverified contains path if {
	some path, cmd in commands
	cmd.name in {"npm", "yarn", "pnpm"}
	shell.flag(cmd, {"--no-strict-ssl"})
}

npm_unverified contains path if {
	some path, env in variables
	lower(env.name) in {"npm_config_strict_ssl", "yarn_strict_ssl", "yarn_enable_strict_ssl"}
	value.falsy(env.value)
}

npm_unverified contains path if {
	some path, cmd in commands
	some name, text in cmd.env
	lower(name) in {"npm_config_strict_ssl", "yarn_strict_ssl", "yarn_enable_strict_ssl"}
	value.falsy(text)
}

# METADATA
# title: Git does not verify certificates
# description: >-
#   What is cloned can be put there by whoever is on the way to the server.
# related_resources:
#   - https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpsslVerify
# custom:
#   id: dockerfile-git-unverified
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     cis-docker-1.7: ["4.11"]
#   aliases:
#     - CKV2_DOCKER_14
git_unverified contains path if {
	some path, cmd in commands
	cmd.name == "git"
	regex.match(`(?i)http(\.[^ ]*)?\.sslVerify[ =]"?(false|0|no|off)`, concat(" ", cmd.args))
}

git_unverified contains path if {
	some path, env in variables
	env.name == "GIT_SSL_NO_VERIFY"
	text := env.value
	not text in {"", "0", "false"}
}

git_unverified contains path if {
	some path, cmd in commands
	v := cmd.env.GIT_SSL_NO_VERIFY
	not v in {"", "0", "false"}
}

# METADATA
# title: Node.js does not verify certificates
# description: >-
#   With NODE_TLS_REJECT_UNAUTHORIZED=0 every connection of every program of Node.js in
#   the container can be intercepted. Add the authority with NODE_EXTRA_CA_CERTS.
# related_resources:
#   - https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue
# custom:
#   id: dockerfile-node-tls-unverified
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     cis-docker-1.7: ["4.11"]
#   aliases:
#     - CKV2_DOCKER_6
node_tls_unverified contains path if {
	some path, env in variables
	env.name == "NODE_TLS_REJECT_UNAUTHORIZED"
	env.value == "0"
}

node_tls_unverified contains path if {
	some path, cmd in programs
	cmd.env.NODE_TLS_REJECT_UNAUTHORIZED == "0"
}

# METADATA
# title: Python does not verify certificates
# description: >-
#   PYTHONHTTPSVERIFY=0 turns verification off for the HTTPS clients of the standard
#   library.
# related_resources:
#   - https://docs.python.org/2.7/library/httplib.html
#   - https://peps.python.org/pep-0493/#environment-based-configuration
# custom:
#   id: dockerfile-python-https-unverified
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     cis-docker-1.7: ["4.11"]
#   aliases:
#     - CKV2_DOCKER_5
#   remedies:
#     - title: Remove the variable
#       unsafe: servers whose certificates do not hold are refused
#       remove: ["."]
python_https_unverified contains path if {
	some path, env in variables
	env.name == "PYTHONHTTPSVERIFY"
	env.value == "0"
}

python_https_unverified contains path if {
	some path, cmd in programs
	cmd.env.PYTHONHTTPSVERIFY == "0"
}

# METADATA
# title: yum or dnf does not verify certificates
# description: >-
#   What is installed can be put there by whoever is on the way to the repository.
# related_resources:
#   - https://dnf.readthedocs.io/en/latest/conf_ref.html
# custom:
#   id: dockerfile-yum-tls-unverified
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-295]
#   controls:
#     cis-docker-1.7: ["4.11"]
#   aliases:
#     - CKV2_DOCKER_13
#     - CKV2_DOCKER_15
yum_tls_unverified contains path if {
	some path, cmd in commands
	regex.match(`(?i)(^|[ .=])sslverify *= *(0|false|no|off)`, concat(" ", object.get(cmd, "args", [])))
}

# METADATA
# title: apt installs packages whose signature is not verified
# description: >-
#   Whoever can change the repository, or what comes from it, runs code as root in the
#   build.
# related_resources:
#   - https://manpages.debian.org/stable/apt/apt-secure.8.en.html
# custom:
#   id: dockerfile-apt-unauthenticated
#   severity: high
#   category: supply-chain
#   cwe: [CWE-347]
#   controls:
#     cis-docker-1.7: ["4.11"]
#   aliases:
#     - CKV2_DOCKER_11
#   remedies:
#     - title: Verify signatures
#       unsafe: packages whose signature does not hold are refused
#       remove: ['./args["--allow-unauthenticated"]', './args["--force-yes"]', './args["--allow-insecure-repositories"]', './args["--no-gpg-check"]']
apt_unauthenticated contains path if {
	some path, cmd in commands
	cmd.name in apt
	shell.flag(cmd, {"--allow-unauthenticated", "--force-yes", "--allow-insecure-repositories", "--no-gpg-check"})
}

apt_unauthenticated contains path if {
	some path, cmd in commands
	cmd.name in apt
	regex.match(`(?i)(AllowUnauthenticated|AllowInsecureRepositories|Verify-Peer)["']?[ =]["']?(true|yes|1|.*Verify-Peer=false)`, concat(" ", cmd.args))
}

apt_unauthenticated contains path if {
	some path, cmd in commands
	cmd.name == "echo"
	regex.match(`^deb .*\[[^\]]*trusted=yes`, concat(" ", cmd.args))
}

# METADATA
# title: apk installs packages whose signature is not verified
# description: >-
#   Whoever can change the repository, or what comes from it, runs code as root in the
#   build.
# related_resources:
#   - https://man.archlinux.org/man/apk.8.en
# custom:
#   id: dockerfile-apk-untrusted
#   severity: high
#   category: supply-chain
#   cwe: [CWE-347]
#   controls:
#     cis-docker-1.7: ["4.11"]
#   aliases:
#     - CKV2_DOCKER_8
#   remedies:
#     - title: Verify signatures
#       unsafe: packages whose signature does not hold are refused
#       remove: ['./args["--allow-untrusted"]']
apk_untrusted contains path if {
	some path, cmd in commands
	cmd.name == "apk"
	shell.flag(cmd, {"--allow-untrusted"})
}

# METADATA
# title: yum or dnf installs packages whose signature is not verified
# description: >-
#   Whoever can change the repository, or what comes from it, runs code as root in the
#   build.
# related_resources:
#   - https://dnf.readthedocs.io/en/latest/command_ref.html
# custom:
#   id: dockerfile-yum-unsigned
#   severity: high
#   category: supply-chain
#   cwe: [CWE-347]
#   controls:
#     cis-docker-1.7: ["4.11"]
#   aliases:
#     - CKV2_DOCKER_7
#   remedies:
#     - title: Verify signatures
#       unsafe: packages whose signature does not hold are refused
#       remove: ['./args["--nogpgcheck"]', './args["--no-gpgchecks"]']
yum_unsigned contains path if {
	some path, cmd in commands
	cmd.name in dnf
	shell.flag(cmd, {"--nogpgcheck", "--no-gpgchecks"})
}

yum_unsigned contains path if {
	some path, cmd in commands
	regex.match(`(?i)(^|[ .=])(repo_)?gpgcheck *= *(0|false|no|off)`, concat(" ", object.get(cmd, "args", [])))
}

# METADATA
# title: rpm installs packages whose signature is not verified
# description: >-
#   Whoever can change the package runs code as root in the build.
# related_resources:
#   - https://rpm.org/docs/latest/man/rpm.8
# custom:
#   id: dockerfile-rpm-unsigned
#   severity: high
#   category: supply-chain
#   cwe: [CWE-347]
#   controls:
#     cis-docker-1.7: ["4.11"]
#   aliases:
#     - CKV2_DOCKER_10
#   remedies:
#     - title: Verify signatures
#       unsafe: packages whose signature does not hold are refused
#       remove: ['./args["--nodigest"]', './args["--nosignature"]', './args["--noverify"]', './args["--nofiledigest"]', './args["--no-gpg-checks"]', './args["--allow-unsigned-rpm"]']
rpm_unsigned contains path if {
	some path, cmd in commands
	cmd.name in {"rpm", "zypper"}
	shell.flag(cmd, {"--nodigest", "--nosignature", "--noverify", "--nofiledigest", "--no-gpg-checks", "--allow-unsigned-rpm"})
}

# METADATA
# title: Repository key is trusted for every repository
# description: >-
#   apt-key is deprecated: a key that it adds may sign packages of any repository. Put the
#   key into a file of its own and name it with signed-by.
# related_resources:
#   - https://manpages.debian.org/bookworm/apt/apt-key.8.en.html
# custom:
#   id: dockerfile-apt-key
#   severity: low
#   category: supply-chain
#   cwe: [CWE-347]
#   controls:
#     cis-docker-1.7: ["4.11"]
apt_key contains path if {
	some path, cmd in commands
	cmd.name == "apt-key"
	some arg in cmd.args
	arg in {"add", "adv"}
}

# METADATA
# title: Something is fetched over plain HTTP
# description: >-
#   Whoever is on the way can put something else in its place. Use https.
# related_resources:
#   - https://cwe.mitre.org/data/definitions/319.html
#   - https://docs.docker.com/build/building/best-practices/
# custom:
#   id: dockerfile-download-plain-http
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     cis-docker-1.7: ["4.11"]
download_plain_http contains array.concat(path, ["args", i]) if {
	some path, cmd in commands
	cmd.name in (shell.downloaders | {"git", "pip", "pip3", "npm", "rpm"})
	some i, arg in cmd.args
	regex.match(`^(git\+)?http://`, arg)
	not regex.match(`^(git\+)?http://(localhost|127\.|\[::1\]|0\.0\.0\.0)`, arg)
}

download_plain_http contains ["stages", i, "add", j, "sources", k] if {
	some i, stage in input.stages
	some j, add in stage.add
	some k, source in add.sources
	startswith(source, "http://")
}

# METADATA
# title: ADD is used where COPY does
# description: >-
#   ADD also fetches addresses and unpacks archives, which is seldom meant and easily
#   abused. COPY does neither.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#add-or-copy
# custom:
#   id: dockerfile-add-instead-of-copy
#   severity: low
#   category: hardening
#   cwe: [CWE-610]
#   controls:
#     cis-docker-1.7: ["4.9"]
#   aliases:
#     - DS-0005
#     - AVD-DS-0005
#     - CKV_DOCKER_4
#     - DL3020
#     - "9513a694-aa0d-41d8-be61-3271e056f36b"
#     - AC_DOCKER_0032
#   remedies:
#     - title: Use COPY
#       set:
#         - {path: "./instruction", value: COPY}
add_instead_of_copy contains ["stages", i, "add", j] if {
	some i, stage in input.stages
	some j, add in stage.add
	not value.is_set(add, "checksum")
	every source in add.sources {
		not regex.match(`(?i)^(https?|ftp|git)[:@]|\.git(#|$)|\.(tar|tgz|tbz2?|txz|tzst|gz|bz2|xz|zst|zip)(\.|$)|^\$\{`, source)
	}
}

# METADATA
# title: ADD fetches an address without a checksum
# description: >-
#   Nobody notices when something else comes from the server. Give --checksum, or fetch
#   and verify it in a RUN.
# related_resources:
#   - https://docs.docker.com/reference/dockerfile/#add---checksum
#   - https://docs.docker.com/build/building/best-practices/#add-or-copy
# custom:
#   id: dockerfile-add-remote-unverified
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-494]
#   controls:
#     cis-docker-1.7: ["4.9", "4.11"]
#   aliases:
#     - "4b410d24-1cbe-4430-a632-62c9a931cf1c"
#     - AC_DOCKER_0035
#     - CKV_DOCKER_4
add_remote_unverified contains ["stages", i, "add", j, "sources", k] if {
	some i, stage in input.stages
	some j, add in stage.add
	not value.is_set(add, "checksum")
	some k, source in add.sources
	regex.match(`^(https?|ftp)://`, source)
	not regex.match(`\.git(#|$)`, source)
}
