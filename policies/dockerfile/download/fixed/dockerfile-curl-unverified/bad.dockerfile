FROM debian:12
# want "dockerfile-curl-unverified"
RUN curl -sL https://example.com/a -o /a
