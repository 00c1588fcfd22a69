# want "dockerfile-base-image-latest"
FROM alpine:1.0
USER app
