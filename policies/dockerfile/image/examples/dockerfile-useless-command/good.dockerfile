FROM alpine:3.20
RUN make && systemctl enable nginx
