# want "dockerfile-base-image-latest"
FROM alpine:latest
USER app
