FROM alpine:3.20
CMD ["node", "x.js"]
