FROM alpine:3.20
# want "dockerfile-run-insecure"
RUN cat /proc/self/status
