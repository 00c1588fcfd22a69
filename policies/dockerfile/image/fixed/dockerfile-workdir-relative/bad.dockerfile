FROM alpine:3.20
# want "dockerfile-workdir-relative"
WORKDIR /app
