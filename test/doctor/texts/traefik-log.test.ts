import { expect, it } from 'vitest';
import { copyRefusal } from '../../../src/doctor/texts/copy-refusal.ts';
import { lastFailedRequest } from '../../../src/doctor/texts/traefik-log.ts';

/** The common format and JSON, as Traefik's documentation of access logs has them. */
const common = (status: number) =>
  `10.0.0.1 - - [24/Nov/2026:12:00:00 +0000] "GET /a HTTP/1.1" ${status} 11 "-" "curl/8" 5 "api@docker" "http://172.18.0.3:80" 3ms`;
const json = (status: number) =>
  `{"DownstreamStatus":${status},"RequestMethod":"GET","RouterName":"api@docker","ServiceURL":"http://172.18.0.3:80"}`;

it('tells the last request of a router where it failed, and none where it went well since', () => {
  for (const line of [common, json]) {
    expect(lastFailedRequest('api', [line(200), line(502)])).toEqual({
      router: 'api',
      status: 502,
      url: 'http://172.18.0.3:80',
      line: line(502),
    });
    expect(lastFailedRequest('API', [line(504)])?.status).toBe(504);
    expect(lastFailedRequest('api', [line(502), line(200)])).toBeNull();
    expect(lastFailedRequest('api', [line(500)])).toBeNull();
    expect(lastFailedRequest('web', [line(502)])).toBeNull();
  }
  expect(lastFailedRequest('api', ['time="2026" level=info msg="Configuration loaded"'])).toBeNull();
});

it('tells why a container did not take a file', () => {
  expect(copyRefusal('Error response from daemon: container rootfs is marked read-only')).toBe('readOnly');
  expect(copyRefusal("tar: can't create file: EACCES")).toBe('denied');
  expect(copyRefusal('Error: No such container:path')).toBe('other');
});
