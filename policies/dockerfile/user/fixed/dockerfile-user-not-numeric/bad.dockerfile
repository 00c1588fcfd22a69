FROM alpine:3.20
# want "dockerfile-user-not-numeric"
USER 10001
