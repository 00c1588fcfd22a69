# want "dockerfile-secret-in-arg"
ARG API_KEY=kX93jdm2Qp
FROM alpine:3.20
