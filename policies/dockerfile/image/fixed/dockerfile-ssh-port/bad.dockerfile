FROM alpine:3.20
# want "dockerfile-ssh-port"
EXPOSE 80
