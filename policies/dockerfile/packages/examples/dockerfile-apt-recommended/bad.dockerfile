FROM debian:12
# want "dockerfile-apt-recommended"
RUN apt-get install -y curl=7.88
