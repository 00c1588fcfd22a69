FROM alpine:3.20
# want "dockerfile-setuid"
RUN chmod u+s /bin/tool
# want "dockerfile-setuid"
RUN chmod 4755 /bin/other
