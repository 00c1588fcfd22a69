FROM node:22
# want "dockerfile-node-tls-unverified"
ENV NODE_TLS_REJECT_UNAUTHORIZED=0
# want "dockerfile-node-tls-unverified"
RUN NODE_TLS_REJECT_UNAUTHORIZED=0 npm ci
