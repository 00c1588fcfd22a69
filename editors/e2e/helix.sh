#!/usr/bin/env bash
# Drives Helix with the configuration of editors/helix/README.md: helix.sh HX, in a
# folder with a main.tf. parapet is on the PATH.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
hx=$1
editor=helix
. "$here/terminal.sh"

mkdir -p "$XDG_CONFIG_HOME/helix"
sed -n '/^```toml$/,/^```$/p' "$here/../helix/README.md" | grep -v '^```' >"$XDG_CONFIG_HOME/helix/languages.toml"
"$hx" --health hcl | grep -qE '✓.* parapet: ' || { "$hx" --health hcl >&2; echo "helix: does not find parapet" >&2; exit 1; }

start "'$hx' main.tf"
sees "the list of findings" 'WARN +aws-s3-bucket-versioning-disabled' Escape Space d
! shows aws-s3-bucket-public-acl || fail "an ACL is reported before it is written"
gone "the list of findings" 'WARN +aws' Escape

keys 2 g g o
# Helix 25.01 may tell changes in another order than they were made, when they come
# faster than anybody types.
paste 'acl = "public-read"'
keys Escape
sees "the finding on what was typed" 'readable by everyone'
sees "the hover" 'aws-s3-bucket-public-acl · critical' Escape Space k
gone "the hover" 'aws-s3-bucket-public-acl · critical' Escape
sees "the actions" 'Suppress aws-s3-bucket-public-acl here' Escape Space a
sees "the chosen action" 'parapet:ignore aws-s3-bucket-public-acl' Down Enter
gone "the suppressed finding" 'readable by everyone'
keys u
sees "the finding again" 'readable by everyone'
sees "the fix" 'Make the ACL private' Escape Space a
keys Enter Enter
sees "what was mended" 'acl *= "private"'
gone "the mended finding" 'readable by everyone'
echo "helix: ok"
