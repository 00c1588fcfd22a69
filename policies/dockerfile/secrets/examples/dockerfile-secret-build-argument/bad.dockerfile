FROM alpine:3.20
# want "dockerfile-secret-build-argument"
ARG NPM_TOKEN
