FROM rockylinux:9
# want "dockerfile-yum-asks"
RUN dnf install nginx-1.20
