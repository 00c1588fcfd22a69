#!/usr/bin/env bash
# Fetches a program from Debian 13 for an older system, with the libraries that it
# needs, and leaves the system as it is: trixie.sh DIR PROGRAM PACKAGE... makes the
# command DIR/PROGRAM.
set -euo pipefail
dir=$1 program=$2
shift 2
mkdir -p "$dir/apt/lists/partial" "$dir/apt/cache/archives/partial" "$dir/debs"
cd "$dir"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian trixie main" >apt/sources.list
cat >apt/apt.conf <<END
Dir::Etc::sourcelist "$dir/apt/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::State::lists "$dir/apt/lists";
Dir::Cache "$dir/apt/cache";
Acquire::Languages "none";
END
export APT_CONFIG=$dir/apt/apt.conf
apt-get update
(cd debs && apt-get download "$@" libc6 libgcc-s1)
for deb in debs/*.deb; do dpkg-deb -x "$deb" root; done
lib=$(echo "$dir"/root/usr/lib/*-linux-gnu*)
cat >"$program" <<END
#!/bin/sh
exec $(echo "$lib"/ld-linux-*.so.*) --library-path $lib $dir/root/usr/bin/$program "\$@"
END
chmod +x "$program"
rm -rf apt debs
