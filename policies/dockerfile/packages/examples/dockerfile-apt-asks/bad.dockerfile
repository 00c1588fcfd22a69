FROM debian:12
# want "dockerfile-apt-asks"
RUN apt-get update && apt-get install curl=7.88
