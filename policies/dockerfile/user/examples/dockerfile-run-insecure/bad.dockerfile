FROM alpine:3.20
# want "dockerfile-run-insecure"
RUN --security=insecure cat /proc/self/status
