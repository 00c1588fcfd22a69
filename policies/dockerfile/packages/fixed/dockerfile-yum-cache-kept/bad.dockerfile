FROM centos:7
# want "dockerfile-yum-cache-kept"
RUN yum install -y nginx-1.20 && yum clean all
