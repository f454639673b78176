#!/bin/sh
# Copies the finished site into a bucket: each file compressed as the build left it, with the type, the
# encoding and the caching that browsers have to be told. A bucket cannot choose between copies, so
# everybody gets brotli, which every browser takes over https.
#
#     docs/hosting/bucket.sh dist s3://BUCKET/clippings
set -eu

dist=${1:?the folder with the finished site}
bucket=${2:?the address of a folder in a bucket, such as s3://BUCKET/clippings}

type_of() {
    case $1 in
        *.html) echo 'text/html; charset=utf-8' ;;
        *.js) echo 'text/javascript; charset=utf-8' ;;
        *.css) echo 'text/css; charset=utf-8' ;;
        *.wasm) echo application/wasm ;;
        *.svg) echo image/svg+xml ;;
        *.xml) echo application/xml ;;
        *) echo application/octet-stream ;;
    esac
}

copy() {
    packed=$dist/$1.br
    set -- "$1" "$bucket/$1" --content-type "$(type_of "$1")" --cache-control "$2"
    if [ -f "$packed" ]; then
        set -- "$@" --content-encoding br
    else
        packed=$dist/$1
    fi
    shift
    aws s3 cp --only-show-errors "$packed" "$@"
}

# The plain files, whose compressed copies are found beside them.
files() {
    (cd "$dist" && find . -type f ! -name '*.br' ! -name '*.gz' | sed 's,^\./,,' | LC_ALL=C sort)
}

digest='-[0-9a-f]\{16\}\.[a-z]*$'
# What has a digest in its name comes first and the page that names it last, so that no reader ever meets a
# page whose parts are not there yet. Old parts stay, for readers who have the old page open.
files | grep -e "$digest" | while read -r file; do
    copy "$file" 'public, max-age=31536000, immutable'
done
files | grep -v -e "$digest" | grep -v -x 'index.html' | while read -r file; do
    copy "$file" no-cache
done
copy index.html no-cache
