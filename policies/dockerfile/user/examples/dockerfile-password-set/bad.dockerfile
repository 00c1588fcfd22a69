FROM debian:12
# want "dockerfile-password-set"
RUN echo "root:swordfish" | chpasswd
