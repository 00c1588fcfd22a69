#!/usr/bin/env bash
# build.sh FOLDER builds Kubernetes' API server, etcd and kubectl from their modules
# into a folder. The first time takes some minutes.
set -euo pipefail
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")"
version=$(go list -m -f '{{.Version}}' k8s.io/kubernetes)
if [ "$(cat "$out/version" 2>/dev/null)" = "$version" ]; then exit 0; fi

# Without a version the server is one that kubectl cannot talk to.
IFS=. read -r major minor _ <<<"${version#v}"
stamp=k8s.io/component-base/version
flags="-s -w -X $stamp.gitVersion=$version -X $stamp.gitMajor=$major -X $stamp.gitMinor=$minor"
export CGO_ENABLED=0
go build -trimpath -ldflags "$flags" -o "$out/kube-apiserver" .
go build -trimpath -ldflags "$flags" -o "$out/kubectl" k8s.io/kubernetes/cmd/kubectl
go build -trimpath -ldflags '-s -w' -o "$out/etcd" go.etcd.io/etcd/server/v3
echo "$version" >"$out/version"
