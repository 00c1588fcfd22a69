FROM alpine:3.20
# want "dockerfile-workdir-system-folder"
WORKDIR /app
