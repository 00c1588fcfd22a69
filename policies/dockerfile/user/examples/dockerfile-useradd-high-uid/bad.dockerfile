FROM debian:12
# want "dockerfile-useradd-high-uid"
RUN useradd -u 1000123 app
