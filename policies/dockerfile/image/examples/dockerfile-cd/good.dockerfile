FROM alpine:3.20
WORKDIR /app
RUN make && cd sub && make
