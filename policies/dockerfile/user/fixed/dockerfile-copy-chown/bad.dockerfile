FROM alpine:3.20
# want "dockerfile-copy-chown"
COPY . /app
