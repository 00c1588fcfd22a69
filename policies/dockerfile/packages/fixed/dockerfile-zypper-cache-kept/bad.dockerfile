FROM opensuse/leap:15.6
# want "dockerfile-zypper-cache-kept"
RUN zypper install -y nginx=1.21 && zypper clean
