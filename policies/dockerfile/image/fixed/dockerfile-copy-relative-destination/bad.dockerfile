FROM alpine:3.20
# want "dockerfile-copy-relative-destination"
COPY a /app/
