# want "dockerfile-base-image-untagged"
FROM debian:1.0.0
USER app
