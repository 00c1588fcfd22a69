FROM debian:12
# want "dockerfile-apt-unpinned"
RUN apt-get update && apt-get install -y curl git=1:2.39
