FROM alpine:3.20
COPY id_rsa.pub .env.example server.js /app/
