#!/usr/bin/env bash
# Builds Kubernetes' API server, etcd and kubectl from their modules into the user's
# cache, where tests look for them. The first time takes some minutes.
set -euo pipefail
cd "$(dirname "$0")"
version=$(go list -m -f '{{.Version}}' k8s.io/kubernetes)
out=${XDG_CACHE_HOME:-$HOME/.cache}/parapet/kube
mkdir -p "$out"
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
