FROM alpine:3.20
# want "dockerfile-sudo"
RUN sudo apk add curl=8.9.1
