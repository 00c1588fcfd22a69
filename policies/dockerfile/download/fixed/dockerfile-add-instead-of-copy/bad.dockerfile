FROM alpine:3.20
# want "dockerfile-add-instead-of-copy"
COPY src /app/
