ARG T
FROM alpine:3.20
ENV DB_PASSWORD_FILE=/run/secrets/db TOKEN_URL=https://example.com
