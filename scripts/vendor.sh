#!/bin/sh
# Refreshes what is vendored from npm: axe-core, with which the browser tests check every page, and
# YASQE and YASR, the editor of `kg serve`.
#   scripts/vendor.sh                  the versions that are pinned below
#   scripts/vendor.sh 4.12.0 4.6.2     other versions: of axe-core, then of the editor
# Needs npm and tar. The files are taken byte for byte, with their licences, but for one bundled prefix
# (see without_awol); VERSION says what they are. What the editor's two files bundle stands in their
# VERSION: with another version of the editor, write there first what its build says it holds. The
# pages themselves carry no library.
set -eu

axe="${1:-4.14.1}"
editor="${2:-4.6.2}"
root="$(cd "$(dirname "$0")/.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# Unpacks the package $1 into the folder $2.
unpack() {
    mkdir -p "$2"
    (cd "$2" && tar xzf "$(npm pack --silent "$1" 2>/dev/null)" --strip-components=1)
}

vendor_axe() {
    target="$root/tests/browser/vendor/axe-core"
    unpack "axe-core@$axe" "$work/axe"
    rm -rf "$target"
    mkdir -p "$target"
    cp "$work/axe/axe.min.js" "$work/axe"/LICENSE* "$target/"
    {
        echo "axe-core $axe: axe.min.js, unchanged (MPL-2.0)"
        echo "sha256 $(sha256sum "$target/axe.min.js" | cut -d' ' -f1)"
    } > "$target/VERSION"
    chmod 644 "$target"/*
    cat "$target/VERSION"
}

# Copies the licence of the bundled package $1 into $2 as LICENSE.name, with its ending.
copy_licence() {
    name="$(echo "${1%@*}" | sed 's/^@//; s#/#-#')"
    unpack "$1" "$work/$name"
    for file in "$work/$name"/[Ll][Ii][Cc][Ee][Nn][Ss][Ee]*; do
        case "$(basename "$file")" in
            *.txt | *.md) ending=".${file##*.}" ;;
            *) ending="" ;;
        esac
        [ ! -f "$file" ] || cp "$file" "$2/LICENSE.$name$ending"
    done
}

# Takes AtomOwl's prefix out of the list that YASQE bundles: its namespace holds what reads like a
# path. The editor of `kg serve` offers the prefixes of the graph, never those of that list.
without_awol() {
    sed -i -e 's#awol=`http://bblfish\.net/[^`]*`,##' -e 's/,awol,/,/' "$1"
    ! grep -q 'awol\|bblfish' "$1" || { echo "vendor.sh: awol is still in $1" >&2; exit 1; }
}

# $1 is yasqe or yasr. The package holds no licence of its own: LICENSE.txt stays.
vendor_editor() {
    target="$root/kg/server/assets/vendor/$1"
    bundled="$(sed -n 's/^bundled in it: //p' "$target/VERSION")"
    unpack "@zazuko/$1@$editor" "$work/$1"
    cp "$work/$1/build/$1.min.js" "$work/$1/build/$1.min.css" "$target/"
    made="unchanged"
    if [ "$1" = yasqe ]; then
        without_awol "$target/$1.min.js"
        made="unchanged but for the prefix awol"
    fi
    for package in $bundled; do
        copy_licence "$package" "$target"
    done
    {
        echo "@zazuko/$1 $editor: build/$1.min.js and .css, $made"
        echo "bundled in it: $bundled"
        (cd "$target" && sha256sum "$1.min.js" "$1.min.css")
    } > "$target/VERSION"
    chmod 644 "$target"/*
    cat "$target/VERSION"
}

vendor_axe
vendor_editor yasqe
vendor_editor yasr
