import type { Finding } from '../../src/doctor/finding.ts';

/** A finding with everything that one can have: an error on a service that others wait for, with ways out of each danger. */
export const refused: Finding = {
  code: 'db.connection-refused',
  severity: 'error',
  service: 'prestart',
  title: 'prestart cannot reach PostgreSQL at host.docker.internal:5432',
  evidence: [
    {
      source: 'log of prestart',
      text: 'connection to server at "host.docker.internal" (192.168.65.254), port 5432 failed: Connection refused',
    },
    { source: '.env:4', text: 'POSTGRES_SERVER=host.docker.internal' },
  ],
  why: 'Nothing on this machine takes connections at port 5432, so the database is not running or listens elsewhere.',
  fixes: [
    {
      title: 'see the whole log',
      argv: ['docker', 'compose', 'logs', 'prestart'],
      edit: null,
      danger: 'none',
      explain: 'Changes nothing.',
    },
    {
      title: 'name another server',
      argv: null,
      edit: { file: '/home/ann/ai-pic/.env', line: 4 },
      danger: 'none',
      explain: 'Compose reads the file again at the next up.',
    },
    {
      title: 'start it again',
      argv: ['docker', 'compose', 'up', '-d', 'prestart'],
      edit: null,
      danger: 'restarts',
      explain: 'The container is made anew where its configuration changed.',
    },
  ],
  topic: 'directions',
  suffers: ['backend', 'worker'],
};

export const findings: readonly Finding[] = [
  refused,
  {
    code: 'config.stale',
    severity: 'warning',
    service: 'worker',
    title: 'worker runs with an older configuration: 队列长度 \u001b[2J',
    evidence: [],
    why: 'The files have changed since its container was created.',
    fixes: [],
    topic: null,
    suffers: [],
  },
  {
    code: 'disk.reclaimable',
    severity: 'info',
    service: null,
    title: '12 GB can be reclaimed',
    evidence: [{ source: 'docker system df', text: 'build cache 12 GB' }],
    why: 'Layers of builds are kept.',
    fixes: [],
    topic: 'disk',
    suffers: [],
  },
];
