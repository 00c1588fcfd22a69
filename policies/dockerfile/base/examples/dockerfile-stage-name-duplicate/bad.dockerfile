FROM alpine:3.20 AS build
# want "dockerfile-stage-name-duplicate"
FROM alpine:3.20 AS Build
