FROM alpine:3.20
RUN chmod 755 /app && chmod u+w,go-w /b && chmod 1777777 /c
COPY --chmod=755 a /a
