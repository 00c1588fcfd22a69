FROM alpine:3.20
# want "dockerfile-run-host-network"
RUN wget -q https://example.com/a
