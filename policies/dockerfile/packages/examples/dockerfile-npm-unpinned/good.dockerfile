FROM node:22
RUN npm install -g typescript@5.6.2 @angular/cli@18.2.0 && npm install
