#!/usr/bin/env bash
# Drives real editors, headless, against the language server. An editor that is
# not installed is installed with apt where that can be done, or skipped.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export PARAPET=$tmp/parapet XDG_CACHE_HOME=$tmp/cache XDG_STATE_HOME=$tmp/state XDG_DATA_HOME=$tmp/data HOME=$tmp
(cd "$here/../.." && HOME=$(getent passwd "$(id -u)" | cut -d: -f6) XDG_CACHE_HOME= go build -o "$PARAPET" ./cmd/parapet)

have() { # command, package
  command -v "$1" >/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get install -y --no-install-recommends $2 >"$tmp/apt.log" 2>&1; then
    return
  fi
  echo "$1: skipped, for it is not installed"
  return 1
}

workspace() { # name
  mkdir -p "$tmp/$1"
  cp "$here/workspace.tf" "$tmp/$1/main.tf"
  cd "$tmp/$1"
}

if have nvim neovim; then
  workspace neovim
  timeout 120 nvim --clean --headless main.tf -c "luafile $here/neovim.lua"
fi
eglot() { emacs --batch -l package -f package-initialize --eval "(require 'eglot)" 2>/dev/null; }
if have emacs "emacs-nox elpa-eglot" && { eglot || have no-such-command elpa-eglot >/dev/null || eglot; }; then
  workspace emacs
  FILE=$PWD/main.tf timeout 120 emacs --batch -l "$here/emacs.el"
else
  echo "emacs: skipped, for it has no eglot"
fi
