# want "dockerfile-healthcheck-missing"
FROM alpine:3.20
CMD ["id"]
