#!/usr/bin/env bash
# Installs what the tests need, runs all of them, and closes with one line: N passed, N failed, N skipped.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
configuration=Release

need() { # command, what for, how to get it
  command -v "$1" >/dev/null 2>&1 || { echo "Missing: $1 ($2). $3"; exit 2; }
}
need dotnet "builds and runs everything" "Install the .NET 10 SDK."
need node "bundles the pages' scripts" "Install Node 20 or later."

if ! command -v chromium >/dev/null 2>&1; then
  echo "Installing Chromium for the browser tests"
  sudo=""; [ "$(id -u)" = 0 ] || sudo="sudo"
  $sudo apt-get update -qq && $sudo apt-get install -y -qq chromium fonts-noto-cjk >/dev/null || { echo "Chromium could not be installed"; exit 2; }
fi

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
passed=0 failed=0 skipped=0

echo "== build"
dotnet build CaseFlow.sln -c $configuration -v q || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }

run() { # project
  echo "== $1"
  dotnet test "tests/$1" -c $configuration --no-build --nologo -v q --logger "trx;LogFileName=$results/$1.trx" --blame-hang-timeout 10m
  local status=$?
  local counters
  counters=$(grep -o '<Counters [^>]*' "$results/$1.trx" 2>/dev/null | head -n 1)
  if [ -z "$counters" ]; then failed=$((failed + 1)); echo "$1 gave no results"; return; fi
  field() { printf '%s' "$counters" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p"; }
  local total executed ok
  total=$(field total); executed=$(field executed); ok=$(field passed)
  passed=$((passed + ok)); skipped=$((skipped + total - executed)); failed=$((failed + executed - ok))
  if [ $status -ne 0 ] && [ "$executed" = "$ok" ]; then failed=$((failed + 1)); fi
}

for project in Domain.Tests Workflows.Tests Web.Tests Browser.Tests; do run "$project"; done

echo "== Faults: 20 kills"
if dotnet run -c $configuration --no-build --project tests/Faults -- --kills 20 --seed 1; then passed=$((passed + 1)); else failed=$((failed + 1)); fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
