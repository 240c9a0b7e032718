import { hash } from 'node:crypto';
import type { ContainerReference, HashedText } from '../model/staleness.ts';

/** A member of a service's object: its key, and the member as JSON without spaces, such as `"tty":true`. */
export type Member = { readonly key: string; readonly text: string };

/**
 * The members of each service in what `docker compose config --format json` printed, in the order in which Compose has them: the letters that Compose
 * hashes. Read line by line, since parsing and writing again would change the order of some keys and the form of some numbers.
 */
export function serviceMembers(json: string): Readonly<Record<string, readonly Member[]>> {
  const services: Record<string, Member[]> = {};
  let inServices = false;
  let members: Member[] = [];
  for (const line of json.split('\n')) {
    const text = line.trimStart();
    const depth = line.length - text.length;
    if (depth <= 2) inServices = text === '"services": {';
    else if (!inServices) continue;
    else if (depth === 4) {
      if (text.startsWith('"')) services[keyOf(text)] = members = [];
    } else if (depth === 6 && text.startsWith('"')) members.push({ key: keyOf(text), text: compact(text) });
    else members.push(extended(members.pop(), text));
  }
  return Object.fromEntries(Object.entries(services).map(([name, own]) => [name, own.map(finished)]));
}

/** What of a service is hashed: all but some members and how many there are of it. */
export function hashedMembers(members: readonly Member[], leftOut: ReadonlySet<string>): readonly Member[] {
  return members.filter(({ key }) => !leftOut.has(key)).map(withoutReplicas);
}

/** The text that Compose hashes: the members, with the id of a container where the service shares something with another. */
export function hashedText(members: readonly Member[]): HashedText {
  const pieces = members.flatMap((member, index) => [index === 0 ? '' : ',', ...piecesOf(member)]);
  return ['{', ...pieces, '}'];
}

/** Compose's hash of such a text, where `idOf` gives what stands for a reference. */
export function hashOf(text: HashedText, idOf: (reference: ContainerReference) => string): string {
  return hash('sha256', text.map((piece) => (typeof piece === 'string' ? piece : idOf(piece))).join(''));
}

/** Compose prints every `$` twice. */
function compact(text: string): string {
  return text.replace(KEYED, '$<key>:').replaceAll('$$', () => '$');
}

const KEYED = /^(?<key>"(?:[^"\\]|\\.)*"): /;

function keyOf(text: string): string {
  const quoted = KEYED.exec(text)?.groups?.key ?? '""';
  return String(JSON.parse(quoted));
}

function extended(member: Member | undefined, line: string): Member {
  return { key: member?.key ?? '', text: (member?.text ?? '') + compact(line) };
}

function finished({ key, text }: Member): Member {
  return { key, text: text.replace(/,$/, '') };
}

function withoutReplicas(member: Member): Member {
  if (member.key !== 'deploy') return member;
  return { ...member, text: member.text.replace(/"replicas":\d+,|,"replicas":\d+(?=})/, '') };
}

/** `network_mode: service:x` and the like (compose `resolveServiceReferences`). */
const MODES: ReadonlySet<string> = new Set(['network_mode', 'ipc', 'pid']);

function piecesOf({ key, text }: Member): HashedText {
  if (MODES.has(key)) return modePieces(key, text);
  return key === 'volumes_from' ? volumePieces(text) : [text];
}

function modePieces(key: string, text: string): HashedText {
  const mode = /^"[a-z_]+":"(?<written>service:(?<service>[^"]+))"$/.exec(text)?.groups;
  if (!mode) return [text];
  const { written = '', service = '' } = mode;
  return [`"${key}":"`, { written, prefix: 'container:', containerOf: service }, '"'];
}

/** Of `name:ro` only the container's id is left. */
function volumePieces(text: string): HashedText {
  const written: readonly unknown[] = JSON.parse(text.slice(text.indexOf('[')));
  const references = written.map(String).flatMap((name, index): HashedText => {
    const [first = '', second = ''] = name.split(':');
    const reference = first === 'container' ? second : { written: name, prefix: '', containerOf: first };
    return [index === 0 ? '"' : '","', reference];
  });
  return ['"volumes_from":[', ...references, '"]'];
}
