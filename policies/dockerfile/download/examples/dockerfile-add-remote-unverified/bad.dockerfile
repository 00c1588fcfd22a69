FROM alpine:3.20
# want "dockerfile-add-remote-unverified"
ADD https://example.com/a.tgz /a
