FROM debian:12
RUN gpg --dearmor -o /usr/share/keyrings/a.gpg /key.asc
