FROM alpine:3.20
# want "dockerfile-sudo-without-password"
RUN echo "app ALL=(ALL) NOPASSWD: ALL" >> /etc/sudoers
