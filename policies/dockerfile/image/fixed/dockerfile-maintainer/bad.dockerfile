FROM alpine:3.20
# want "dockerfile-maintainer"
