FROM debian:12
# want "dockerfile-apt-unauthenticated"
RUN apt-get install -y curl=7.88
