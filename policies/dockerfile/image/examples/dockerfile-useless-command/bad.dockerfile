FROM alpine:3.20
# want "dockerfile-useless-command"
RUN service nginx start
