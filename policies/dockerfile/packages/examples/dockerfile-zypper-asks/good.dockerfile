FROM opensuse/leap:15.6
RUN zypper -n install nginx=1.21 && zypper install -y a=1
