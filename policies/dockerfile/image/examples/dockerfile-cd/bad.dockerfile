FROM alpine:3.20
# want "dockerfile-cd"
RUN cd /app && make
