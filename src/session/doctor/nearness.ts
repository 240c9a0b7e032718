import { hostname, release } from 'node:os';
import type { Engine } from '../../model/ports.ts';

/**
 * How near an engine is. `here`: it runs on this machine's own kernel · `behind`: in a virtual machine that shares this machine's ports and files, as Docker
 * Desktop, OrbStack and Colima do · `far`: on another machine · `simulated`: on none, so that no program but its containers has a port.
 */
export type Nearness = 'here' | 'behind' | 'far' | 'simulated';

/** Told by its address, and by its name and kernel. An engine that does not answer is where its address says. */
export async function engineNearness(engine: Engine): Promise<Nearness> {
  const connected = await engine.connect();
  const host = connected.ok ? connected.value.host : 'host' in connected.problem ? connected.problem.host : '';
  if (connected.ok && connected.value.simulated) return 'simulated';
  if (!/^(unix|npipe):\/\//.test(host)) return 'far';
  const machine = await engine.machine();
  const isSame = machine.ok && machine.value.hostname === hostname() && machine.value.kernel === release();
  return process.platform === 'linux' && isSame ? 'here' : 'behind';
}
