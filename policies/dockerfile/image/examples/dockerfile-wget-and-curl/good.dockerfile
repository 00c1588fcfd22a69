FROM alpine:3.20
RUN curl -O https://example.com/a && curl -O https://example.com/b
