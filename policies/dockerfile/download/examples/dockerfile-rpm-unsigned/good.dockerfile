FROM rockylinux:9
RUN rpm --import /key.asc && rpm -i a.rpm
