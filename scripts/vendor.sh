#!/bin/sh
# Refreshes what is vendored from npm: axe-core, with which the browser tests check every page.
#   scripts/vendor.sh            the version that is pinned below
#   scripts/vendor.sh 4.12.0     another version
# Needs npm and tar. The files are taken byte for byte, with their licences; VERSION says what they
# are. The pages themselves carry no library: their drawing is our own.
set -eu

version="${1:-4.14.1}"
root="$(cd "$(dirname "$0")/.." && pwd)"
target="$root/tests/browser/vendor/axe-core"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

(cd "$work" && tar xzf "$(npm pack --silent "axe-core@$version" 2>/dev/null)" --strip-components=1)
rm -rf "$target"
mkdir -p "$target"
cp "$work/axe.min.js" "$work"/LICENSE* "$target/"
{
    echo "axe-core $version: axe.min.js, unchanged (MPL-2.0)"
    echo "sha256 $(sha256sum "$target/axe.min.js" | cut -d' ' -f1)"
} > "$target/VERSION"
chmod 644 "$target"/*
cat "$target/VERSION"
