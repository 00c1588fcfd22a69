FROM debian:12
RUN apt-get update && apt-get install -y -t stable curl=7.88.1
