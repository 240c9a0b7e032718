/** A request that Traefik could not pass on, as its access log has it. `router` is without its provider; `status` 502 or 504. */
export type FailedRequest = {
  readonly router: string;
  readonly status: number;
  readonly url: string;
  readonly line: string;
};

/**
 * The router's last request if that failed: what it says of earlier ones is over. Lines are those of the common log format (`"GET / HTTP/1.1" 502 11 "-" "-" 5 "api@docker"
 * "http://172.18.0.3:8000" 0ms`) or of JSON.
 */
export function lastFailedRequest(router: string, lines: readonly string[]): FailedRequest | null {
  for (const line of lines.toReversed()) {
    const request = requestIn(line);
    if (request?.router.toLowerCase() === router.toLowerCase())
      return request.status === 502 || request.status === 504 ? request : null;
  }
  return null;
}

function requestIn(line: string): FailedRequest | null {
  const common = /" (\d{3}) \d+ "[^"]*" "[^"]*" \d+ "([^"@]+)@?\w*" "([^"]*)"/.exec(line);
  if (common) return { status: Number(common[1]), router: common[2] ?? '', url: common[3] ?? '', line };
  const router = /"RouterName":"([^"@]+)/.exec(line)?.[1];
  const status = /"DownstreamStatus":(\d{3})/.exec(line)?.[1];
  if (router === undefined || status === undefined) return null;
  return { status: Number(status), router, url: /"ServiceURL":"([^"]+)/.exec(line)?.[1] ?? '', line };
}
