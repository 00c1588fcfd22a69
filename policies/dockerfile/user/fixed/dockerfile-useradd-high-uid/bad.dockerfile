FROM debian:12
# want "dockerfile-useradd-high-uid"
RUN useradd --no-log-init -u 1000123 app
