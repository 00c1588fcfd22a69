FROM debian:12
# want "dockerfile-dist-upgrade"
RUN apt-get update && apt-get dist-upgrade -y
