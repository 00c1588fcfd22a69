FROM rockylinux:9
# want "dockerfile-rpm-unsigned"
RUN rpm -i a.rpm
