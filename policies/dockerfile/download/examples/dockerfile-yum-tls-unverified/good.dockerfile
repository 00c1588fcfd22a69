FROM rockylinux:9
RUN dnf install -y --setopt=sslverify=true nginx-1.20
