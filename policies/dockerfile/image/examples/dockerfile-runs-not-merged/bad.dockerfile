FROM alpine:3.20
RUN make a
# want "dockerfile-runs-not-merged"
RUN make b
