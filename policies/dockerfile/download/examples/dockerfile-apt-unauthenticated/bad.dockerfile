FROM debian:12
# want "dockerfile-apt-unauthenticated"
RUN apt-get install -y --allow-unauthenticated curl=7.88
