# want "dockerfile-base-image-untagged"
FROM debian
USER app
