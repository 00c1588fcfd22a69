# want "dockerfile-base-image-digest-missing"
FROM alpine:3.20
