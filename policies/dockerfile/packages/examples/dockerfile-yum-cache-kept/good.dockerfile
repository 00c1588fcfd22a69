FROM centos:7
RUN yum install -y nginx-1.20 && yum clean all
