# want "dockerfile-base-platform-fixed"
FROM --platform=linux/amd64 alpine:3.20
