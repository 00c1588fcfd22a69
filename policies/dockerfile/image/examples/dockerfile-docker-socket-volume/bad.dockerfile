FROM alpine:3.20
# want "dockerfile-docker-socket-volume"
VOLUME /var/run/docker.sock
