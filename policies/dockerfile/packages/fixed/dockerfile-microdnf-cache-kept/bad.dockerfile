FROM rockylinux:9-minimal
# want "dockerfile-microdnf-cache-kept"
RUN microdnf install -y nginx-1.20 && microdnf clean all
