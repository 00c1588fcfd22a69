FROM debian:12
# want "dockerfile-curl-unverified"
RUN curl -k -sL https://example.com/a -o /a
