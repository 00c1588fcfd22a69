FROM alpine:3.20
# want "dockerfile-pipefail-missing"
RUN wget -O - https://example.com/a | wc -l
