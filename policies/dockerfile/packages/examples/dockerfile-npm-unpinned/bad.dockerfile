FROM node:22
# want "dockerfile-npm-unpinned"
RUN npm install -g typescript
# want "dockerfile-npm-unpinned"
RUN npm install -g @angular/cli
