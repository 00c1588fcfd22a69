package parapet.lib.image_test

import data.parapet.lib.image

test_tags if {
	image.tag("nginx") == ""
	image.tag("nginx:1.29") == "1.29"
	image.tag("registry.example.com:5000/web") == ""
	image.tag("registry.example.com:5000/web:2@sha256:00") == "2"
}

test_mutable if {
	image.mutable("nginx")
	image.mutable("nginx:latest")
	image.mutable("registry.example.com:5000/web")
	not image.mutable("nginx:1.29")
	not image.mutable("nginx@sha256:00")
	not image.mutable("${IMAGE}")
}

test_registries if {
	image.registry("nginx") == "docker.io"
	image.registry("library/nginx:1") == "docker.io"
	image.registry("localhost/web") == "localhost"
	image.registry("registry.example.com:5000/web") == "registry.example.com:5000"
	image.unqualified("bitnami/redis:8")
	not image.unqualified("${REGISTRY}/web")
	not image.unqualified("quay.io/x/y")
}

test_pinned if {
	image.pinned("web@sha256:00")
	image.pinned("web:${TAG}")
	not image.pinned("web:1")
}

test_is if {
	image.is("registry.k8s.io/ingress-nginx/controller:v1.9.4@sha256:00", {"ingress-nginx/controller"})
	image.is("mirror.example.com:5000/hub/ingress-nginx/controller", {"ingress-nginx/controller"})
	not image.is("registry.k8s.io/other-ingress-nginx/controller:v1", {"ingress-nginx/controller"})
}

test_older if {
	image.older("1.9.4", "1.11.5")
	not image.older("1.11.5", "1.11.5")
	not image.older("latest", "1.11.5")
}
