# want "dockerfile-base-platform-fixed"
FROM alpine:3.20
