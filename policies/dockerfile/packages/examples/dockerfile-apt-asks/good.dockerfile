FROM debian:12
RUN apt-get update && apt-get install -qqy curl=7.88 && apt-get --assume-yes install git=1 && yes | apt-get install a=1
