FROM node:22
RUN npm config set strict-ssl true && npm ci
