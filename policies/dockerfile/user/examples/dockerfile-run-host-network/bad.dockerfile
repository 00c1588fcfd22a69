FROM alpine:3.20
# want "dockerfile-run-host-network"
RUN --network=host wget -q https://example.com/a
