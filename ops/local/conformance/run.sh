#!/usr/bin/env bash
# Lets the vendors' own clients judge the sandbox. Needs node, npm and a built ops/local.
set -euo pipefail
cd "$(dirname "$0")"
port=$(node -e 's=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
SANDBOX_PORT=$port SANDBOX_SMTP_PORT=$((port > 60000 ? port - 1 : port + 1)) \
  java -cp '../target/classes:../target/lib/*' io.sparkone.local.sandbox.Sandbox &
sandbox=$!
trap 'kill "$sandbox"; wait "$sandbox" || true' EXIT
npm ci --no-audit --no-fund --silent
for _ in $(seq 100); do
  if curl -fsS -o /dev/null "http://127.0.0.1:$port/health" 2>/dev/null; then break; fi
  sleep 0.1
done
node check.mjs "http://127.0.0.1:$port"
