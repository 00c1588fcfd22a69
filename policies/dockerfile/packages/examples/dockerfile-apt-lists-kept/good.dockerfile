FROM debian:12 AS build
RUN apt-get update && apt-get install -y gcc=1
FROM debian:12
RUN apt-get update && apt-get install -y curl=7.88 && rm -rf /var/lib/apt/lists/*
RUN --mount=type=cache,target=/var/lib/apt apt-get install -y git=2
