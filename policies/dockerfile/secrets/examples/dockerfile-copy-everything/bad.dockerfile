FROM alpine:3.20
# want "dockerfile-copy-everything"
COPY . /app
