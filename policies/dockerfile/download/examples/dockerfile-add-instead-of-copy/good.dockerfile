FROM alpine:3.20
COPY src /app/
ADD rootfs.tar.gz /
ADD --checksum=sha256:01 https://example.com/a /a
