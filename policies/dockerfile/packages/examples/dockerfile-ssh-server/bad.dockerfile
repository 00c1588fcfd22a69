FROM debian:12
# want "dockerfile-ssh-server"
RUN apt-get install -y openssh-server
