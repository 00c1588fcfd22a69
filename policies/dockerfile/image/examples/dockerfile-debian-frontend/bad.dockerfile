FROM debian:12
# want "dockerfile-debian-frontend"
ENV DEBIAN_FRONTEND=noninteractive
