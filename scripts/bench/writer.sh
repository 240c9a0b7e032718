# Prints numbered lines at a pace, in a container with busybox. Paced by the clock, so that what a busy machine held back comes right after.
# Between two looks at the clock nothing is started: sixty of these have to fit on a small machine.
#   RATE   lines a second
#   TOTAL  how many lines; 0: until /stop exists
#   WAIT   1: begins once /go exists
#   SHORT  1: lines of 40 bytes that say /request; only the 17th says /requesz
#   TICK   seconds between two looks at the clock
# The last line is END, the number of lines before it, when it was written (seconds since the epoch), how many lines a second there were, and "done".
mkfifo /tick
exec 3<>/tick
while :; do
  read -r -t "${TICK:-0.02}" _ <&3
  echo
done | awk '
  function clock(line) { getline line < "/proc/uptime"; close("/proc/uptime"); return line + 0 }
  function exists(path, line, there) { there = (getline line < path) >= 0; close(path); return there }
  function put(i) {
    if (short) printf "%07d GET /reques%s 200 OK in %d ms\n", i, i == 17 ? "z" : "t", 10 + i % 61
    else printf "INFO  request %d GET /api/v1/items/%d 200 handled in %d ms by worker-7\n", i, i % 977, i % 61
  }
  function finish(now, took) {
    took = clock() - begun
    "echo | ts %.s" | getline now
    printf("END %d %.3f %d done\n", i, now, (took > 0 ? i / took : 0))
    fflush()
    exit
  }
  BEGIN {
    rate = ENVIRON["RATE"]; total = ENVIRON["TOTAL"] + 0; short = ENVIRON["SHORT"] + 0; waits = ENVIRON["WAIT"] + 0
    if (waits) { print "waiting"; fflush() }
  }
  !begun { if (!waits || exists("/go")) begun = clock(); next }
  {
    due = (clock() - begun) * rate
    if (total && due > total) due = total
    while (i < due) put(++i)
    fflush()
    if (total ? i >= total : exists("/stop")) finish()
  }'
exec sleep 100000
