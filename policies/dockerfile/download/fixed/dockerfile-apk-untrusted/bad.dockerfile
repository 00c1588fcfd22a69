FROM alpine:3.20
# want "dockerfile-apk-untrusted"
RUN apk add ./a.apk
