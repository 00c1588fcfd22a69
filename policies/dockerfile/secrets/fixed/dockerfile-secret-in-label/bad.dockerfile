FROM alpine:3.20
# want "dockerfile-secret-in-label"
