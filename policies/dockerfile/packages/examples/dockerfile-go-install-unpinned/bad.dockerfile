FROM golang:1.23
# want "dockerfile-go-install-unpinned"
RUN go install example.com/tool@latest
