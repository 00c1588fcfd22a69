FROM opensuse/leap:15.6
RUN zypper install -y nginx=1.21 && zypper clean
