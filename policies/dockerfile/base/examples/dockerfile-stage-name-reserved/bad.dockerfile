# want "dockerfile-stage-name-reserved"
FROM alpine:3.20 AS context
