FROM alpine:3.20
USER app
# want "dockerfile-user-root"
USER 0:0
