FROM alpine:3.20
# want "dockerfile-cmd-repeated"
CMD ["b"]
