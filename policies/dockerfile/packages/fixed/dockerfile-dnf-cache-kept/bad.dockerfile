FROM rockylinux:9
# want "dockerfile-dnf-cache-kept"
RUN dnf install -y nginx-1.20 && dnf clean all
