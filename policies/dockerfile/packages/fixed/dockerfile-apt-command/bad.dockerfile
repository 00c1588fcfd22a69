FROM debian:12
# want "dockerfile-apt-command"
RUN apt-get install -y curl=7.88
