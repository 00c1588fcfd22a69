#!/usr/bin/env bash
# Packages the extension with the server inside, once for each target that is
# named, linux-x64 and so on: package.sh OUT TARGET... LDFLAGS are the linker's.
# Equal sources make equal packages.
set -euo pipefail
out=$(mkdir -p "$1" && cd "$1" && pwd)
shift
cd "$(dirname "$0")"
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)} TZ=UTC
npm ci --ignore-scripts --no-audit --no-fund >/dev/null
npm run --silent build
cp ../../LICENSE LICENSE
trap 'rm -f LICENSE' EXIT
for target in "$@"; do
  os=${target%-*} arch=${target#*-} suffix=
  case $os in win32) os=windows suffix=.exe ;; esac
  case $arch in x64) arch=amd64 ;; esac
  rm -rf server && mkdir server
  (cd ../.. && CGO_ENABLED=0 GOOS=$os GOARCH=$arch go build -trimpath -buildvcs=false -ldflags "${LDFLAGS:--s -w}" -o "editors/vscode/server/parapet$suffix" ./cmd/parapet)
  npx vsce package --target "$target" --no-dependencies --skip-license --out "$out/parapet-$target.vsix" >"$out/vsce.log" 2>&1 || { cat "$out/vsce.log" >&2; exit 1; }
  echo "$out/parapet-$target.vsix"
done
