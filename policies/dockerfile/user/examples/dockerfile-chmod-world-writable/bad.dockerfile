FROM alpine:3.20
# want "dockerfile-chmod-world-writable"
RUN chmod -R 777 /app
# want "dockerfile-chmod-world-writable"
COPY --chmod=0666 a /a
# want "dockerfile-chmod-world-writable"
RUN chmod a+rwx /b
