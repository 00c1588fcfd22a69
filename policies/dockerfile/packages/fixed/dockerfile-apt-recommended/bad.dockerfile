FROM debian:12
# want "dockerfile-apt-recommended"
RUN apt-get install --no-install-recommends -y curl=7.88
