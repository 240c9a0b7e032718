import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openQuestions } from '../../../../src/doctor/diagnose.ts';
import { noAnswers } from '../../../../src/doctor/question.ts';
import { evidence, failed, found, knowing, pasted, projectWorld, recorded, theOne, ways } from './known.ts';

const COMPOSE = `services:
  web:
    image: w
    networks: [traefik-public, default]
  job:
    image: w
networks:
  traefik-public:
    external: true
  unused:
    external: true
`;

describe('an external network that does not exist', () => {
  it('is told from the engine and the files, with who needs it', async () => {
    const finding = theOne(knowing(await projectWorld({ 'compose.yaml': COMPOSE })), 'network.external-missing');
    expect(finding.title).toBe('The network traefik-public does not exist');
    expect(finding.suffers).toEqual(['web']);
    expect(evidence(finding)).toEqual([
      'docker network ls: traefik-public is not among the networks of the engine',
      'compose.yaml:9: external: true',
    ]);
    expect(ways(finding)).toEqual(['docker network ls', 'docker network create traefik-public', 'edit compose.yaml:9']);
  });

  it('may be made by a file beside, which is asked for', async () => {
    const world = await projectWorld({ 'docker-compose.yml': COMPOSE });
    const folder = world.project?.directory ?? '';
    const [override, stack] = ['docker-compose.override.yml', 'docker-compose.traefik.yml'].map((name) =>
      join(folder, name),
    );
    expect(openQuestions({ ...knowing(world), answers: noAnswers })).toEqual(
      expect.arrayContaining([
        { kind: 'path', path: override },
        { kind: 'path', path: stack },
      ]),
    );
    const finding = theOne(knowing(world, [override ?? '', stack ?? '']), 'network.external-missing');
    expect(ways(finding).slice(2, 4)).toEqual([
      'leave out -f, so that docker-compose.override.yml counts too',
      'start the stack of docker-compose.traefik.yml',
    ]);
  });

  it('is none while it is there, not needed, made by the project, or not known', async () => {
    const world = await projectWorld({ 'compose.yaml': COMPOSE });
    const silent = (changes: Partial<typeof world>) => expect(found(knowing({ ...world, ...changes }))).toEqual([]);
    silent({ networks: ['bridge', 'traefik-public'] });
    silent({ networks: null });
    silent({ engine: { state: 'connecting' } });
    const own = await projectWorld({ 'compose.yaml': COMPOSE.replace('external: true', 'external: false') });
    expect(found(knowing(own))).toEqual([]);
    expect(openQuestions({ ...knowing(own), answers: noAnswers })).toEqual([]);
  });

  it.each(['2.26', '2.40'] as const)('is told from what Compose %s prints', (version) => {
    const finding = theOne(pasted(recorded('external-network', version)), 'network.external-missing');
    expect(ways(finding)).toContain('docker network create traefik-public');
    expect(theOne(pasted(recorded('run-network', version)), 'network.external-missing').title).toContain('dwp-gone');
  });

  // Compose 1: github.com/docker/compose (compose/network.py); progress in JSON: Compose 2.40; podman; podman-compose.
  it.each([
    'ERROR: Network proxy declared as external, but could not be found. Please create the network manually using `docker network create proxy` and try again.',
    '{"error":true,"message":"network proxy declared as external, but could not be found"}',
    'Error: unable to find network with name or ID proxy: network not found',
    'RuntimeError: External network [proxy] does not exists',
  ])('is told from %s', (text) => {
    expect(theOne(pasted(text), 'network.external-missing').title).toBe('The network proxy does not exist');
  });

  it('is none of a network that is told by its id only, or that is there again', async () => {
    expect(found(pasted(`Error response from daemon: network ${'a1'.repeat(32)} not found`))).toEqual([]);
    const world = await projectWorld({ 'compose.yaml': COMPOSE });
    const there = { ...world, networks: ['traefik-public'] };
    expect(found(failed(recorded('external-network', '2.40'), there))).toEqual([]);
  });
});

describe('a name of a container that is taken', () => {
  const compose = 'services:\n  web:\n    image: w\n    container_name: ${NAME:-dwc}-taken\n';

  it('is told with the service and the line that fixes it', async () => {
    const world = await projectWorld({ 'compose.yaml': compose });
    const finding = theOne(failed(recorded('name-conflict', '2.40'), world), 'container.name-conflict');
    expect(finding.service).toBe('web');
    expect(evidence(finding)[1]).toBe('compose.yaml:4: container_name: ${NAME:-dwc}-taken');
    expect(ways(finding)).toEqual([
      'docker ps --all --filter name=^/?dwc-taken$',
      'edit compose.yaml:4',
      'docker rename dwc-taken dwc-taken-old',
      'docker rm --force dwc-taken',
    ]);
    expect(finding.fixes.map(({ danger }) => danger)).toEqual(['none', 'none', 'none', 'deletes']);
  });

  it.each(['2.26', '2.40'] as const)('is told from what Compose %s prints', (version) => {
    expect(theOne(pasted(recorded('name-conflict', version)), 'container.name-conflict').title).toContain('dwc-taken');
    theOne(pasted(recorded('name-conflict-run', version)), 'container.name-conflict');
  });

  // Old engines: github.com/moby/moby/issues/23371, github.com/sameersbn/docker-gitlab/issues/95, github.com/containers/podman/issues/4666; Podman 5: github.com/containers/podman-compose/issues/1118.
  it.each([
    'ERROR: for web  Cannot create container for service web: Conflict. The container name "/app_web_1" is already in use by container "78dc6f6a43d0e6cfb7aa6bba2f0a377bd39620bff79ca308540a13ddd4e62886". You have to remove (or rename) that container to be able to reuse that name.',
    'Error response from daemon: Conflict, The name app_web_1 is already assigned to 7cb12aebca9c. You have to delete (or rename) that container to be able to assign app_web_1 to a container again.',
    '/usr/bin/docker-current: Error response from daemon: Conflict. The container name "/app_web_1" is already in use by container 7cb12aebca9c2b4fce18c3b8b1c7f25c2acff656e84eb64cb1e5904b2e31d258. You have to remove (or rename) that container to be able to reuse that name..',
    'Error: creating container storage: the container name "app_web_1" is already in use by 3d79945f137ae4bdd26cb06134e34615cf8e2e22d815124b624a438cba4e9126. You have to remove that container to be able to reuse that name: that name is already in use, or use --replace to instruct Podman to do so.',
  ])('is told from %s', (text) => {
    expect(theOne(pasted(text), 'container.name-conflict').title).toContain('app_web_1');
  });
});
