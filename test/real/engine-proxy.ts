import { EventEmitter, once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { engineSocket } from './engine-required.ts';

/** A way to the engine that a test can cut. */
export type EngineProxy = {
  open(): number;
  /** Resolves when as many connections are open. */
  settled(count: number): Promise<void>;
  /** From now on connections are taken and never answered. */
  hang(): void;
  close(): Promise<void>;
};

/** A socket at `path` before the engine's own. */
export async function openProxy(path: string): Promise<EngineProxy> {
  const sockets = new Set<Socket>();
  const changed = new EventEmitter();
  let hanging = false;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      changed.emit('change');
    });
    if (hanging) socket.resume();
    else bridge(socket, connect(engineSocket ?? ''));
    changed.emit('change');
  });
  server.listen(path);
  await once(server, 'listening');
  return {
    open: () => sockets.size,
    async settled(count) {
      while (sockets.size !== count) await once(changed, 'change');
    },
    hang() {
      hanging = true;
    },
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

function bridge(socket: Socket, engine: Socket): void {
  engine.on('error', () => {});
  engine.on('close', () => socket.destroy());
  socket.on('close', () => engine.destroy());
  socket.pipe(engine).pipe(socket);
}
