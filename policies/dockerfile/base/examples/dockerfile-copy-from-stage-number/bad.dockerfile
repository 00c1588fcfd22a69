FROM alpine:3.20
FROM alpine:3.20
# want "dockerfile-copy-from-stage-number"
COPY --from=0 /a /a
