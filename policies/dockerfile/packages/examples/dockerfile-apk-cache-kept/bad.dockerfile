FROM alpine:3.20
# want "dockerfile-apk-cache-kept"
RUN apk add curl=8.9.1
