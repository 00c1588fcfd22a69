FROM alpine:3.20 AS build
# want "dockerfile-copy-from-own-stage"
COPY --from=build /a /b
