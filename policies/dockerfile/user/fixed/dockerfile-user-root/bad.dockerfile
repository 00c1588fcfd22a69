FROM alpine:3.20
USER app
# want "dockerfile-user-root"
USER 10001:10001
