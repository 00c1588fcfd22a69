FROM debian:12
# want "dockerfile-apt-asks"
RUN apt-get update && apt-get install -y curl=7.88
