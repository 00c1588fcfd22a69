FROM alpine:3.20
# want "dockerfile-wget-and-curl"
RUN wget https://example.com/a && curl -O https://example.com/b
