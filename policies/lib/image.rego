# METADATA
# title: Names of container images
# description: >-
#   Questions about a name such as registry.example.com:5000/shop/web:1.4@sha256:…
#   as a whole. Names of which a part is unknown are neither pinned nor mutable.
# related_resources:
#   - https://github.com/distribution/reference/blob/main/reference.go
# scope: package
package parapet.lib.image

import data.parapet.lib.value

# known(name): every part of the name is known.
known(name) if {
	is_string(name)
	not value.unknown(name)
}

# pinned(name): the name has a digest. What is not known may have one.
pinned(name) if regex.match(`@sha(256|512):`, name)

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
