package parapet.lib.image_test

import data.parapet.lib.image

test_mutable[name] if {
	some name in ["nginx", "nginx:latest", "localhost:5000/nginx", "r.example/a/b:latest"]
	image.mutable(name)
}

test_not_mutable[name] if {
	some name in ["nginx:1.27", "nginx@sha256:ab", "nginx:latest@sha256:ab", "${IMAGE}", "nginx:${TAG}"]
	not image.mutable(name)
}

test_pinned if {
	image.pinned("a@sha256:ab")
	image.pinned("${x}")
	not image.pinned("a:1")
}

test_tag if {
	image.tag("localhost:5000/a:1.2") == "1.2"
	image.tag("localhost:5000/a") == ""
	image.tag("a:1@sha256:b") == "1"
}
