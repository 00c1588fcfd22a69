FROM debian:12
# want "dockerfile-download-without-progress-limit"
RUN wget https://example.com/a
