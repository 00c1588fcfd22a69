FROM debian:12
# want "dockerfile-download-piped-to-shell"
RUN curl -fsSL https://example.com/install.sh | bash
# want "dockerfile-download-piped-to-shell"
RUN sh -c "$(wget -qO- https://example.com/i.sh)"
