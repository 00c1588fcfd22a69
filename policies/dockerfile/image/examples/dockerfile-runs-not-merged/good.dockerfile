FROM alpine:3.20
RUN make a && make b
COPY a /a
RUN make c
