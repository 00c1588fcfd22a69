FROM alpine:3.20
ARG T
# want "dockerfile-secret-in-env-from-argument"
