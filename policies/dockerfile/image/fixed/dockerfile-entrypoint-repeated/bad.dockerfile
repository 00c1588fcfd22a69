FROM alpine:3.20
# want "dockerfile-entrypoint-repeated"
ENTRYPOINT ["b"]
