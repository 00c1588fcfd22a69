FROM debian:12
# want "dockerfile-wget-unverified"
RUN wget https://example.com/a
