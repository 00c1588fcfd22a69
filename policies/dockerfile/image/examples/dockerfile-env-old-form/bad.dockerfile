FROM alpine:3.20
# want "dockerfile-env-old-form"
ENV MODE production
