import type { Fact } from '../../src/model/fact.ts';

/** A fact of one type. */
export type Of<Type extends Fact['type']> = Extract<Fact, { type: Type }>;

/** Facts as they came, for a test to look at and to wait for. */
export type Recorder = {
  readonly emit: (fact: Fact) => void;
  of<Type extends Fact['type']>(type: Type): readonly Of<Type>[];
  /** The first such fact, past or future. */
  next<Type extends Fact['type']>(type: Type, fits: (fact: Of<Type>) => boolean): Promise<Of<Type>>;
};

/** Keeps every fact that its `emit` is given. */
export function recordFacts(): Recorder {
  const facts: Fact[] = [];
  const waiting = new Set<() => void>();
  const of = <Type extends Fact['type']>(type: Type) => facts.filter((fact): fact is Of<Type> => fact.type === type);
  return {
    of,
    emit(fact) {
      facts.push(fact);
      for (const look of waiting) look();
    },
    next: (type, fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = of(type).find(fits);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}
