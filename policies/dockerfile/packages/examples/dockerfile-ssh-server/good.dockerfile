FROM debian:12
RUN apt-get install -y openssh-client=1
