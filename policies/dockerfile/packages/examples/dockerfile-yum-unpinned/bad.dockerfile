FROM rockylinux:9
# want "dockerfile-yum-unpinned"
RUN dnf install -y nginx
