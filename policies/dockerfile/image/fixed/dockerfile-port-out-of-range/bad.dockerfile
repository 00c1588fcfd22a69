FROM alpine:3.20
# want "dockerfile-port-out-of-range"
