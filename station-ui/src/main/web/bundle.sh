#!/bin/sh
# Bundles the screen: bundle.sh <esbuild> <target folder>. Lit is found through NODE_PATH.
set -eu
esbuild=$1
target=$2
chmod +x "$esbuild" # a jar does not keep the permission
mkdir -p "$target"
"$esbuild" main.ts --bundle --minify --format=esm --target=es2022 --charset=utf8 \
  --legal-comments=eof --log-level=warning --outfile="$target/app.js"
cp index.html icon.svg "$target/"
