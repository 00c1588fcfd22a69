# want "dockerfile-healthcheck-missing"
FROM alpine:3.20
HEALTHCHECK CMD wget --spider http://localhost:8080/ || exit 1
CMD ["id"]
