FROM debian:12
RUN curl -sL --cacert /ca.pem https://example.com/a -o /k && curl -o book -K x
