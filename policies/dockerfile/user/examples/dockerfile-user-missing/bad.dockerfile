# want "dockerfile-user-missing"
FROM alpine:3.20
CMD ["id"]
