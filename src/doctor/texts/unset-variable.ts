/** A variable of the files without a value. `message` is what the files say about it, `where` the path of the value that needs it; empty where the text has none. */
export type UnsetVariable = {
  readonly name: string;
  readonly isRequired: boolean;
  readonly message: string;
  readonly where: string;
};

/**
 * Recognises the refusals of Compose 1 (`Missing mandatory value for …`), 2 and 5 (`required variable V is missing a value: …`), and the warnings of all of them
 * that an empty text is taken.
 */
export function unsetVariable(line: string): UnsetVariable | null {
  return required(line) ?? mandatory(line) ?? blank(line);
}

function required(line: string): UnsetVariable | null {
  const found = /required variable (\w+) is missing a value(?:: (.*?))?(?:"\. You may need to escape.*)?$/.exec(line);
  if (!found) return null;
  const [, name = '', message = ''] = found;
  const where = /(?:interpolating|interpolation format for) ([\w.[\]-]+?)[.:]? /.exec(line)?.[1] ?? '';
  return { name, isRequired: true, message: message.trim(), where };
}

function mandatory(line: string): UnsetVariable | null {
  const found = /Missing mandatory value for "([^"]+)" option interpolating (.+?) in (\w+) "([^"]+)": (.*)$/.exec(line);
  const name = /\$\{(\w+)/.exec(found?.[2] ?? '')?.[1];
  if (!found || name === undefined) return null;
  const [, option, , section, of, message = ''] = found;
  return { name, isRequired: true, message: message.trim(), where: `${section}s.${of}.${option}` };
}

function blank(line: string): UnsetVariable | null {
  const name = /\bThe "?(\w+)"? variable is not set\. (?:Defaulting to|Substituting) a blank string/.exec(line)?.[1];
  return name === undefined ? null : { name, isRequired: false, message: '', where: '' };
}
