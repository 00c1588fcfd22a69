FROM debian:12
# want "dockerfile-update-alone"
RUN apt-get update
RUN apt-get install -y curl=7.88
