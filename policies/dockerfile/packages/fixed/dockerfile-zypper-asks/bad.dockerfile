FROM opensuse/leap:15.6
# want "dockerfile-zypper-asks"
RUN zypper install -y nginx=1.21
