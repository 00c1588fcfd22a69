FROM alpine:3.20
# want "dockerfile-secret-in-env"
ENV DB_PASSWORD=Tr0ub4dor
