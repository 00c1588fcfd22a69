FROM opensuse/leap:15.6
# want "dockerfile-zypper-unpinned"
RUN zypper install -y nginx
