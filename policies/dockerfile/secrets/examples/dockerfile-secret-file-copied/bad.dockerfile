FROM alpine:3.20
# want "dockerfile-secret-file-copied"
COPY .env /app/
# want "dockerfile-secret-file-copied"
COPY keys/id_rsa /root/.ssh/id_rsa
