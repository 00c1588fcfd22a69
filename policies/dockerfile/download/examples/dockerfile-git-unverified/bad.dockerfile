FROM alpine:3.20
# want "dockerfile-git-unverified"
RUN git config --global http.sslVerify false
# want "dockerfile-git-unverified"
ENV GIT_SSL_NO_VERIFY=1
# want "dockerfile-git-unverified"
RUN git -c http.sslVerify=false clone https://example.com/a
