FROM node:22
# want "dockerfile-npm-unverified"
RUN npm config set strict-ssl false
# want "dockerfile-npm-unverified"
ENV NPM_CONFIG_STRICT_SSL=false
