FROM alpine:3.20
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
# want "dockerfile-pipefail-missing"
RUN wget -O - https://example.com/a | wc -l
