FROM alpine:3.20
# want "dockerfile-docker-socket-volume"
