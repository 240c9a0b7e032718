/**
 * Whether a line says that a disk is full: the kernel's words in any program, Node's code, Windows' words, or a quota. The same error of the kernel has other
 * meanings, which are left out: too many watched files, too little shared memory, no room for another control group or network.
 */
export function saysNoSpace(line: string): boolean {
  return FULL.test(line) && !ANOTHER_MATTER.test(line);
}

const FULL =
  /no space left on device|\bENOSPC\b|not enough space on the disk|disk quota exceeded|not enough free space/i;

const ANOTHER_MATTER =
  /file watchers|inotify|shared memory|\/dev\/shm|\/sys\/fs\/cgroup|cgroup\.procs|semget|iptables|exchange full/i;
