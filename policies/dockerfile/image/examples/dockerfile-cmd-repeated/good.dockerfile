FROM alpine:3.20 AS x
CMD ["a"]
FROM x
CMD ["a"]
