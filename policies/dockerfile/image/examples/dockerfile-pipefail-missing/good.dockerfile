FROM alpine:3.20
SHELL ["/bin/ash", "-eo", "pipefail", "-c"]
RUN wget -O - https://example.com/a | wc -l
RUN true || false
