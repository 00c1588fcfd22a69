FROM alpine:3.20
# want "dockerfile-copy-destination"
COPY a b /app
