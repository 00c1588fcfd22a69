FROM alpine:3.20
# want "dockerfile-secret-file-copied"
# want "dockerfile-secret-file-copied"
