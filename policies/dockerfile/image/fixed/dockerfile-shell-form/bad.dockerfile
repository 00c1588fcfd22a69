FROM alpine:3.20
# want "dockerfile-shell-form"
CMD ["node", "x.js"]
