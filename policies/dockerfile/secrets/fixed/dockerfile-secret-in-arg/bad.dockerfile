# want "dockerfile-secret-in-arg"
ARG API_KEY
FROM alpine:3.20
