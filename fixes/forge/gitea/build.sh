#!/usr/bin/env bash
# build.sh FOLDER builds Gitea from its module into a folder, with the files that it
# serves pages by. It needs a C compiler, for SQLite. The first time takes some minutes.
set -euo pipefail
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")"
version=$(go list -m -f '{{.Version}}' code.gitea.io/gitea)
if [ "$(cat "$out/version" 2>/dev/null)" = "$version" ]; then exit 0; fi

CGO_ENABLED=1 go build -trimpath -tags 'sqlite sqlite_unlock_notify' -ldflags "-s -w -X main.Version=${version#v}" -o "$out/gitea" code.gitea.io/gitea
module=$(go list -m -f '{{.Dir}}' code.gitea.io/gitea)
for part in templates options public; do
	rm -rf "${out:?}/$part"
	cp -r --no-preserve=mode "$module/$part" "$out/$part"
done
echo "$version" >"$out/version"
