FROM debian:12
# want "dockerfile-curl-unverified"
RUN curl -skL https://example.com/a -o /a
