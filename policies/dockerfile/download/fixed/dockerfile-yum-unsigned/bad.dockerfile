FROM rockylinux:9
# want "dockerfile-yum-unsigned"
RUN dnf install -y nginx-1.20
