FROM alpine:3.20
# want "dockerfile-copy-from-unknown-stage"
COPY --from=build /a /a
