FROM debian:12
# want "dockerfile-apt-key"
RUN apt-key add /key.asc
