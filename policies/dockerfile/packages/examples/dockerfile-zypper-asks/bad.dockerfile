FROM opensuse/leap:15.6
# want "dockerfile-zypper-asks"
RUN zypper install nginx=1.21
