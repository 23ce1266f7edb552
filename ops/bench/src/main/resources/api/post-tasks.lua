-- POST /tasks: each request another task
wrk.method = "POST"
wrk.path = "/tasks"
wrk.headers["Content-Type"] = "application/json"

local sent = 0

function request()
  sent = sent + 1
  return wrk.format(nil, nil, nil,
    string.format('{"title":"Pagar fornecedor %d","description":"Nota fiscal %d","priority":"high","due_at":"2030-01-15T20:00:00Z"}', sent, sent))
end

function done(summary, latency, requests)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  io.write(string.format("result %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), failed))
end
