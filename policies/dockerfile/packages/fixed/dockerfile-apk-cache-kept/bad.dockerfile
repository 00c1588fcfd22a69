FROM alpine:3.20
# want "dockerfile-apk-cache-kept"
RUN apk add --no-cache curl=8.9.1
