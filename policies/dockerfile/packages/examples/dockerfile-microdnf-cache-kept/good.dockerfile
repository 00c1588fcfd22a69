FROM rockylinux:9-minimal
RUN microdnf install -y nginx-1.20 && microdnf clean all
