# Drives an editor of the terminal in tmux, by its keys and by what it shows. To be
# sourced; $editor is its name, and the name of tmux's server.

tmux() { command tmux -L "parapet-$editor-$$" -f /dev/null "$@"; }
# Escape goes in the form that no key behind it can be taken together with.
keys() {
  local key
  for key; do
    case $key in Escape) write $'\e[27u' ;; *) tmux send-keys "$key" ;; esac
  done
}
write() { tmux send-keys -l "$1"; }
# Pastes text, which is one change, however fast it comes.
paste() {
  tmux set-buffer -- "$1"
  tmux paste-buffer -p
}
screen() { tmux capture-pane -p; }
leave() { tmux kill-server 2>/dev/null || true; }

start() { # command
  tmux new-session -d -x 140 -y 50 "$1"
  trap leave EXIT
}

fail() {
  echo "$editor: $1; it shows" >&2
  screen | sed '/^ *$/d' >&2
  exit 1
}

shows() { screen | grep -qE -- "$1"; }

# Waits until something shows, and presses keys anew every few seconds if there are
# any: who asks while a text is being analysed asks again.
sees() { # what, pattern, keys...
  local what=$1 pattern=$2 end=$((SECONDS + 60)) again=$SECONDS
  shift 2
  until shows "$pattern"; do
    [ $SECONDS -lt $end ] || fail "waited in vain for $what"
    if [ $# -gt 0 ] && [ $SECONDS -ge $again ]; then
      keys "$@"
      again=$((SECONDS + 4))
    fi
    sleep 0.1
  done
}

gone() { # what, pattern, keys...
  local what=$1 pattern=$2 end=$((SECONDS + 60)) again=$SECONDS
  shift 2
  while shows "$pattern"; do
    [ $SECONDS -lt $end ] || fail "$what did not go"
    if [ $# -gt 0 ] && [ $SECONDS -ge $again ]; then
      keys "$@"
      again=$((SECONDS + 4))
    fi
    sleep 0.1
  done
}
