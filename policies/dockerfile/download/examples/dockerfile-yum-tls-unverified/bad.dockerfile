FROM rockylinux:9
# want "dockerfile-yum-tls-unverified"
RUN dnf install -y --setopt=sslverify=false nginx-1.20
