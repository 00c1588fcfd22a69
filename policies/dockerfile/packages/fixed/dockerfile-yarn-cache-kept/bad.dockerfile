FROM node:22
# want "dockerfile-yarn-cache-kept"
RUN yarn install && yarn cache clean
