FROM debian:12
# want "dockerfile-download-without-progress-limit"
RUN wget -nv https://example.com/a
