FROM alpine:3.20
# want "dockerfile-env-refers-to-itself"
ENV HOME_DIR=/a BIN_DIR=$HOME_DIR/bin
