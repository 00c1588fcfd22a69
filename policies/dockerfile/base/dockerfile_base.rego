# Base images and stages of Dockerfiles.
package parapet.dockerfile

import data.parapet.lib.value

# METADATA
# title: Base image has the tag latest
# description: >-
#   The tag is moved to every new release, so that the same Dockerfile makes another image
#   tomorrow. Name a version, and a digest for builds that can be repeated.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#pin-base-image-versions
# custom:
#   id: dockerfile-base-image-latest
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-1357]
#   controls:
#     cis-docker-1.7: ["4.2"]
#   aliases:
#     - DS-0001
#     - AVD-DS-0001
#     - CKV_DOCKER_7
#     - DL3007
#     - f45ea400-6bbe-4501-9fc7-1c3d75c32067
#     - AC_DOCKER_0041
#   remedies:
#     - title: Name a version
#       unsafe: another image is built upon
#       set:
#         - {path: ., value: "1.0", ask: the version that you have tested}
base_image_latest contains ["stages", i, "from", "tag"] if {
	some i, stage in input.stages
	stage.from.tag == "latest"
	not stage.from.digest
}

# METADATA
# title: Base image has no tag
# description: >-
#   Without a tag the image is whatever is tagged latest on the day of the build. Name a
#   version.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#pin-base-image-versions
#   - https://docs.docker.com/reference/dockerfile/#from
# custom:
#   id: dockerfile-base-image-untagged
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-1357]
#   controls:
#     cis-docker-1.7: ["4.2"]
#   aliases:
#     - DL3006
#     - "9efb0b2d-89c9-41a3-91ca-dcc0aec911fd"
#     - DS-0001
#     - CKV_DOCKER_7
#   remedies:
#     - title: Name a version
#       unsafe: another version of the image may be built upon
#       set:
#         - {path: "./tag", value: "1.0.0", ask: the version that you have tested}
base_image_untagged contains ["stages", i, "from", "name"] if {
	some i, stage in input.stages
	stage.from.name
	not stage.from.tag
	not stage.from.digest
	not stage.from.scratch
	image := stage.from.image
	not value.unknown(image)
}

# METADATA
# title: Base image is not pinned by its digest
# description: >-
#   A tag can be moved to another image by whoever can write to the registry. A digest
#   names the content.
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#pin-base-image-versions
# custom:
#   id: dockerfile-base-image-digest-missing
#   severity: info
#   category: supply-chain
#   cwe: [CWE-1357]
#   controls:
#     cis-docker-1.7: ["4.2"]
#   remedies:
#     - title: Pin the image by its digest
#       unsafe: updates under the same tag no longer arrive
#       set:
#         - {path: "./digest", value: "sha256:0000000000000000000000000000000000000000000000000000000000000000", ask: the digest of the image}
base_image_digest_missing contains ["stages", i, "from", "image"] if {
	some i, stage in input.stages
	stage.from.name
	not stage.from.digest
	not stage.from.scratch
}

# METADATA
# title: FROM fixes the platform of the base image
# description: >-
#   A platform in the Dockerfile makes images that run on nothing else, whatever the
#   builder is told. Give it with docker build --platform, or use BUILDPLATFORM and
#   TARGETPLATFORM.
# related_resources:
#   - https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/
# custom:
#   id: dockerfile-base-platform-fixed
#   severity: low
#   category: hygiene
#   aliases:
#     - DL3029
#     - DL3065
#     - b16e8501-ef3c-44e1-a543-a093238099c9
#     - AC_DOCKER_0001
#     - FromPlatformFlagConstDisallowed
#   remedies:
#     - title: Let the builder choose the platform
#       unsafe: images for other platforms are made
#       remove: [.]
base_platform_fixed contains ["stages", i, "from", "platform"] if {
	some i, stage in input.stages
	value.literal(stage.from.platform)
}

# METADATA
# title: Two stages have the same name
# description: >-
#   A reference to the name means the last one before it, and builds with --target may
#   make another image than was meant.
# related_resources:
#   - https://docs.docker.com/reference/build-checks/duplicate-stage-name/
# custom:
#   id: dockerfile-stage-name-duplicate
#   severity: medium
#   category: hygiene
#   cwe: [CWE-694]
#   aliases:
#     - DS-0012
#     - AVD-DS-0012
#     - CKV_DOCKER_11
#     - DL3024
#     - DL3063
#     - cdddb86f-95f6-4fc4-b5a1-483d9afceb2b
#     - f2daed12-c802-49cd-afed-fe41d0b82fed
#     - DuplicateStageName
stage_name_duplicate contains ["stages", i, "name"] if {
	some i, stage in input.stages
	some j, other in input.stages
	j < i
	lower(other.name) == lower(stage.name)
}

# METADATA
# title: Stage has a reserved name
# description: >-
#   scratch and context mean something else where a stage of that name is referred to.
# related_resources:
#   - https://docs.docker.com/reference/build-checks/reserved-stage-name/
# custom:
#   id: dockerfile-stage-name-reserved
#   severity: low
#   category: hygiene
#   aliases:
#     - ReservedStageName
stage_name_reserved contains ["stages", i, "name"] if {
	some i, stage in input.stages
	lower(stage.name) in {"scratch", "context"}
}

# METADATA
# title: COPY takes files from an image without a tag or a stage that is not there
# description: >-
#   What --from names is no stage before this one, and so an image that is pulled by that
#   name. Name a stage, or an image with its version.
# related_resources:
#   - https://docs.docker.com/reference/dockerfile/#copy---from
# custom:
#   id: dockerfile-copy-from-unknown-stage
#   severity: medium
#   category: supply-chain
#   cwe: [CWE-710]
#   aliases:
#     - DL3022
#     - "68a51e22-ae5a-4d48-8e87-b01a323605c9"
copy_from_unknown_stage contains array.concat(path, ["from"]) if {
	some path, c in copies
	value.literal(c.from)
	not regex.match(`[:@/]`, c.from)
	not value.is_set(c, "from_stage")
}

# METADATA
# title: COPY takes files from its own stage
# description: >-
#   A stage cannot copy from itself: the build fails, or takes an image of that name.
# related_resources:
#   - https://docs.docker.com/reference/dockerfile/#copy---from
# custom:
#   id: dockerfile-copy-from-own-stage
#   severity: medium
#   category: hygiene
#   aliases:
#     - DS-0006
#     - AVD-DS-0006
#     - DL3023
copy_from_own_stage contains array.concat(path, ["from"]) if {
	some path, c in copies
	lower(c.from) == lower(input.stages[path[1]].name)
}

# METADATA
# title: COPY names a stage by its number
# description: >-
#   A stage that is put before it changes what the number means. Give the stage a name.
# related_resources:
#   - https://docs.docker.com/build/building/multi-stage/#name-your-build-stages
# custom:
#   id: dockerfile-copy-from-stage-number
#   severity: info
#   category: hygiene
#   cwe: [CWE-710]
#   aliases:
#     - "68a51e22-ae5a-4d48-8e87-b01a323605c9"
copy_from_stage_number contains array.concat(path, ["from"]) if {
	some path, c in copies
	regex.match(`^[0-9]+$`, c.from)
}
