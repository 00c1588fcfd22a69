# METADATA
# title: Names of container images
# description: >-
#   Parts of a name such as registry.example.com:5000/shop/web:1.4@sha256:…, as
#   the distribution project defines them. Names of which a part is unknown are
#   neither pinned nor anything else.
# related_resources:
#   - https://github.com/distribution/reference/blob/main/reference.go
#   - https://kubernetes.io/docs/concepts/containers/images/#image-names
# scope: package
package parapet.lib.image

import data.parapet.lib.value

# known(name): every part of the name is known.
known(name) if {
	is_string(name)
	not value.unknown(name)
}

# pinned(name): the name has a digest. What is not known may have one.
pinned(name) if contains(name, "@sha256:")

pinned(name) if contains(name, "@sha512:")

pinned(name) if value.unknown(name)

# tag(name) is the tag, "" if there is none.
tag(name) := t if {
	last := regex.replace(split(name, "@")[0], `^.*/`, "")
	t := concat(":", array.slice(split(last, ":"), 1, 2))
}

# mutable(name): the name stands for whatever is the latest.
mutable(name) if {
	known(name)
	not pinned(name)
	tag(name) in {"", "latest"}
}

# registry(name) is the host of the name, "docker.io" where there is none.
registry(name) := host if {
	qualified(name)
	host := split(name, "/")[0]
}

registry(name) := "docker.io" if not qualified(name)

# qualified(name): the first part of the name is a host.
qualified(name) if regex.match(`^([^/]*[.:][^/]*|localhost)/`, name)

# unqualified(name): the name has no host.
unqualified(name) if {
	known(name)
	name != ""
	not qualified(name)
}

# is(name, repositories): the name is of one of the repositories, in any registry.
is(name, repositories) if {
	repository := regex.replace(name, `(:[^/:@]*)?(@.*)?$`, "")
	some r in repositories
	some candidate in [repository, regex.replace(repository, `^[^/]*[.:][^/]*/`, "")]
	matches(candidate, r)
}

matches(repository, r) if repository == r

matches(repository, r) if endswith(repository, concat("", ["/", r]))

# older(a, b): the version a, "1.9.4" or "0.26.1-gke", is older than b.
older(a, b) if {
	regex.match(`^[0-9]`, a)
	value.version_less(a, b)
}
