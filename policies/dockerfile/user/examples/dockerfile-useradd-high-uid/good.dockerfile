FROM debian:12
RUN useradd -l -u 1000123 app && useradd -u 1000 b
