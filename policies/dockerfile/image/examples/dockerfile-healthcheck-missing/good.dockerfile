FROM alpine:3.20
HEALTHCHECK CMD wget -q http://localhost/
