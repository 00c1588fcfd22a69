FROM alpine:3.20
COPY --chown=root:root a /a
COPY b /b
