FROM rockylinux:9
RUN yum -y install nginx-1.20 && dnf install --assumeyes git-2
