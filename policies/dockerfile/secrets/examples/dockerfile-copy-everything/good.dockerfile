FROM alpine:3.20 AS b
COPY src /app/
FROM alpine:3.20
COPY --from=b . /
