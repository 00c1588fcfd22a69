FROM debian:12
RUN wget --ca-certificate=/ca.pem https://example.com/a
