FROM alpine:3.20 AS build
FROM alpine:3.20
COPY --from=build /a /a
COPY --from=0 /a /b
COPY --from=nginx:1.27 /a /c
