FROM alpine:3.20
RUN --mount=type=secret,id=p tool --password-file=/run/secrets/p && curl -u "bot:$(cat /run/secrets/p)" https://example.com/a
