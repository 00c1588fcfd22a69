FROM alpine:3.20
# want "dockerfile-apk-unpinned"
RUN apk add --no-cache curl
