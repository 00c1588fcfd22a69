FROM rockylinux:9
# want "dockerfile-yum-asks"
RUN dnf install -y nginx-1.20
