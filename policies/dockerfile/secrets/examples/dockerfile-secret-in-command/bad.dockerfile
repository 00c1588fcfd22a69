FROM alpine:3.20
# want "dockerfile-secret-in-command"
RUN curl -u bot:s3cretpass https://example.com/a
# want "dockerfile-secret-in-command"
RUN tool --password=Tr0ub4dor
