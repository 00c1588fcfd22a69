FROM alpine:3.20
ADD --checksum=sha256:0123 https://example.com/a.tgz /a
COPY b /b
