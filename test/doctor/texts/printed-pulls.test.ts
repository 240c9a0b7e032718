import { describe, expect, it } from 'vitest';
import { printedPulls } from '../../../src/doctor/texts/printed-pulls.ts';
import { type PullRefusal, pullRefusal, surePullRefusal } from '../../../src/doctor/texts/pull-refusal.ts';

/** By `distribution/errors.go` of Moby, `remotes/docker` of containerd, Docker Hub, ghcr.io, ECR, and reports on GitHub. */
const SAID: readonly (readonly [PullRefusal['kind'], string, string])[] = [
  [
    'denied',
    '',
    "pull access denied for wolweb, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
  ],
  [
    'denied',
    '',
    'failed to resolve reference "docker.io/library/wolweb:latest": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
  ],
  ['denied', 'ghcr.io', 'Head "https://ghcr.io/v2/acme/shop/manifests/latest": denied'],
  ['missing', '', 'manifest for nginx:1.99 not found: manifest unknown: manifest unknown'],
  [
    'missing',
    '',
    'failed to resolve reference "docker.io/library/nginx:1.99": docker.io/library/nginx:1.99: not found',
  ],
  ['unauthorized', '', 'unauthorized: authentication required'],
  [
    'unauthorized',
    '123.dkr.ecr.eu-west-1.amazonaws.com',
    'Head "https://123.dkr.ecr.eu-west-1.amazonaws.com/v2/shop/manifests/1": no basic auth credentials',
  ],
  ['platform', 'linux/arm64/v8', 'no matching manifest for linux/arm64/v8 in the manifest list entries'],
  [
    'platform',
    'linux/arm64',
    'image with reference mysql:5.7 was found but does not provide the specified platform (linux/arm64)',
  ],
  [
    'limit',
    '',
    'toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit',
  ],
  [
    'dns',
    'registry-1.docker.io',
    'Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 127.0.0.53:53: server misbehaving',
  ],
  [
    'dns',
    'registry-1.docker.io',
    'Get https://registry-1.docker.io/v2/: dial tcp: lookup registry-1.docker.io: no such host',
  ],
  ['slow', 'registry-1.docker.io', 'Get "https://registry-1.docker.io/v2/": net/http: TLS handshake timeout'],
  [
    'slow',
    'registry-1.docker.io',
    'Get "https://registry-1.docker.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
  ],
  ['slow', 'registry-1.docker.io', 'Get "https://registry-1.docker.io/v2/": context deadline exceeded'],
  [
    'cut',
    'registry-1.docker.io',
    'Get "https://registry-1.docker.io/v2/": read tcp 10.0.0.2:50412->3.216.34.172:443: read: connection reset by peer',
  ],
  ['cut', 'registry-1.docker.io', 'Get "https://registry-1.docker.io/v2/": EOF'],
  [
    'proxy',
    'registry-1.docker.io',
    'Get "https://registry-1.docker.io/v2/": proxyconnect tcp: dial tcp 127.0.0.1:7890: connect: connection refused',
  ],
  [
    'certificate',
    'registry.lan:5000',
    'Get "https://registry.lan:5000/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
  ],
  [
    'plain',
    'registry.lan:5000',
    'Get "https://registry.lan:5000/v2/": http: server gave HTTP response to HTTPS client',
  ],
  ['refused', 'localhost:5000', 'Get "http://localhost:5000/v2/": dial tcp [::1]:5000: connect: connection refused'],
];

describe('why a registry gave no image', () => {
  it.each(SAID)('%s (%s): %s', (kind, subject, text) => {
    expect(pullRefusal(text)).toEqual({ kind, subject });
    expect(surePullRefusal(`Error response from daemon: ${text}`)).toEqual({ kind, subject });
  });

  it('is only seen in lines that can be of nothing else', () => {
    expect(surePullRefusal('dial tcp 10.0.0.1:5432: connect: connection refused')).toBeNull();
    expect(surePullRefusal('unauthorized')).toBeNull();
    expect(surePullRefusal('Error: Not Found')).toBeNull();
  });
});

describe('whose image it was', () => {
  const told = (...lines: readonly string[]) =>
    printedPulls(lines).map(({ name, image, refusal }) => [name, image, refusal.kind]);

  it('is told by Compose on a terminal', () => {
    // github.com/relatedcode/Messenger/issues/231, github.com/caoliang1918/contact-center/issues/21
    const denied =
      "Error response from daemon: pull access denied for relatedcode/gqlserver-admin, repository does not exist or may require 'docker login': denied: requested access to the resource is denied";
    expect(
      told(' ⠿ gqlserver Error                                    0.3s', ' ⠿ caddy Error      0.2s', denied),
    ).toEqual([[null, 'relatedcode/gqlserver-admin', 'denied']]);
    expect(
      told(
        ' ✘ web Error manifest unknown                          0.9s',
        'Error response from daemon: manifest unknown',
      ),
    ).toEqual([['web', null, 'missing']]);
  });

  it('is told by its image since Compose 5', () => {
    expect(
      told(
        ' Image redis:99 Pulling ',
        ' Image redis:99 Error manifest for redis:99 not found: manifest unknown: manifest unknown',
        'Error response from daemon: manifest for redis:99 not found: manifest unknown: manifest unknown',
      ),
    ).toEqual([[null, 'redis:99', 'missing']]);
  });

  it('is told by Compose 1', () => {
    const said =
      "pull access denied for wolweb, repository does not exist or may require 'docker login': denied: requested access to the resource is denied";
    expect(told('Pulling web (wolweb:)...', `ERROR: ${said}`)).toEqual([[null, 'wolweb', 'denied']]);
  });

  it('is the one that was being pulled, where it was the only one', () => {
    const none = 'no matching manifest for linux/arm64/v8 in the manifest list entries';
    expect(told(' arm Pulling ', none)).toEqual([['arm', null, 'platform']]);
    expect(told(' arm Pulling ', ' db Pulling ', ' db Pulled ', none)).toEqual([[null, null, 'platform']]);
    expect(told(' arm Pulling ', ' db Pulling ', ' db Error context canceled', none)).toEqual([
      [null, null, 'platform'],
    ]);
  });
});
