FROM alpine:3.20
# want "dockerfile-download-plain-http"
RUN wget http://example.com/a.tgz
# want "dockerfile-download-plain-http"
ADD http://example.com/b /b
