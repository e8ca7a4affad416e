-- One request repeated, and exact numbers at the end: wrk's own summary rounds them.
-- Arguments: method, then for POST the run's mark and (optional) a file with one token a line;
-- for GET optionally "pages" and how many pages of the list to ask for in turn.

local tokens = {}
local mark
local pages
local sent = 0

function init(args)
  wrk.method = args[1]
  mark = args[2]
  if mark == "pages" then
    pages = tonumber(args[3])
    request = another_page
  end
  if wrk.method == "POST" then
    wrk.headers["Content-Type"] = "application/json"
    if args[3] then
      for line in io.lines(args[3]) do tokens[#tokens + 1] = line end
    end
    request = create
  end
end

function another_page()
  sent = sent + 1
  local path = string.gsub(wrk.path, "page=%d+", "page=" .. (sent % pages + 1))
  return wrk.format(nil, path)
end

-- A title that no other request of the run has, always of the same length.
function create()
  sent = sent + 1
  if #tokens > 0 then
    wrk.headers["Authorization"] = "Bearer " .. tokens[sent % #tokens + 1]
  end
  local title = string.format("性能测试 %s %08d", mark, sent)
  return wrk.format(nil, nil, nil, '{"title":"' .. title .. '","category":"教育"}')
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"micros":%d,"bytes":%d,"p50Micros":%d,"p99Micros":%d,"status":%d,"connect":%d,"read":%d,"write":%d,"timeout":%d}\n',
    summary.requests, summary.duration, summary.bytes,
    latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect, errors.read, errors.write, errors.timeout))
end
