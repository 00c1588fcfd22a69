# want "dockerfile-user-missing"
FROM alpine:3.20
USER 10001
CMD ["id"]
