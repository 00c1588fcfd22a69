FROM debian:12
# want "dockerfile-debian-frontend"
