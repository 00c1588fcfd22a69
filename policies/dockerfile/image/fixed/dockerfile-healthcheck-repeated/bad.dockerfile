FROM alpine:3.20
# want "dockerfile-healthcheck-repeated"
HEALTHCHECK CMD b
