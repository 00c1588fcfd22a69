FROM debian:12
# want "dockerfile-wget-unverified"
RUN wget --no-check-certificate https://example.com/a
