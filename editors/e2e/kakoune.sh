#!/usr/bin/env bash
# Drives Kakoune and kakoune-lsp with the configuration of editors/kakoune/README.md,
# in a folder with a main.tf. parapet and kak-lsp are on the PATH.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
editor=kakoune
. "$here/terminal.sh"

mkdir -p "$XDG_CONFIG_HOME/kak"
sed -n '/^```kak$/,/^```$/p' "$here/../kakoune/README.md" | grep -v '^```' >"$XDG_CONFIG_HOME/kak/kakrc"

# Only the buffer of the code can be asked about.
list=(Escape ':buffer main.tf' Enter ':lsp-diagnostics' Enter)
start "kak main.tf"
sees "the file" 'aws_s3_bucket'
sees "the list of findings" 'main.tf:[0-9:]+.*versions of its objects' "${list[@]}"
! shows 'readable by everyone' || fail "an ACL is reported before it is written"
keys Escape ':buffer main.tf' Enter
sees "the file again" 'resource "aws_s3_bucket"'

keys 2 g o
write 'acl = "public-read"'
keys Escape
sees "the finding in the list" 'main.tf:[0-9:]+.*readable by everyone' "${list[@]}"
keys Escape ':buffer main.tf' Enter 3 g g l
sees "the hover" 'aws-s3-bucket-public-acl' Escape ':lsp-hover' Enter
actions=(Escape ':lsp-code-actions' Enter)
sees "the actions" 'Suppress aws-s3-bucket-public-acl here' "${actions[@]}"
keys Tab Tab
sees "the second action to be chosen" '^Suppress.*main.tf'
keys Enter
sees "what it does" 'parapet:ignore aws-s3-bucket-public-acl'
keys u
gone "the comment" 'parapet:ignore'
sees "the actions again" 'Make the ACL private' "${actions[@]}"
keys Tab
sees "the first action to be chosen" '^Make the ACL private.*main.tf'
keys Enter
sees "what was mended" 'acl *= "private"'
echo "kakoune: ok"
