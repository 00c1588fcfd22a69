FROM debian:12
# want "dockerfile-shell-replaced"
RUN ln -sf /bin/bash /bin/sh
