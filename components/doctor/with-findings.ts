import type { Finding, Severity } from '../../src/doctor/finding.ts';
import type { Advice, Explanation } from '../../src/explain/explanation.ts';
import { quote } from '../../src/text/shell.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { doctorWords } from '../../src/words/doctor/screen.ts';

/** Lines of evidence in the pane; the doctor's list has all. */
const SHOWN_EVIDENCE = 3;

/** A story with what is wrong before it: the worst finding in full, the titles of the others, and the way to all of them. */
export function withFindings(story: Explanation, findings: readonly Finding[], language: Language): Explanation {
  const [worst, ...others] = findings.filter(({ severity }) => severity !== 'info');
  if (!worst) return withNotes(story, findings);
  const words = doctorWords(language);
  const evidence = worst.evidence.slice(0, SHOWN_EVIDENCE).map(({ source, text }) => `${source} │ ${text}`);
  const fixes = worst.fixes.map(
    (fix): Advice => ({
      key: null,
      text: fix.title,
      command: fix.argv ? quote(fix.argv) : null,
    }),
  );
  const all: Advice = { key: 'D', text: words.doOpen, command: 'dogwatch doctor' };
  return {
    title: worst.title,
    tone: TONES[worst.severity],
    paragraphs: [
      worst.why,
      ...evidence,
      ...(worst.suffers.length > 0 ? [words.suffers(worst.suffers.join(', '))] : []),
      ...others.map(({ title }) => title),
      ...story.paragraphs,
    ],
    advice: [all, ...fixes, ...story.advice],
  };
}

/** What is only worth knowing comes after the story. */
function withNotes(story: Explanation, findings: readonly Finding[]): Explanation {
  if (findings.length === 0) return story;
  return { ...story, paragraphs: [...story.paragraphs, ...findings.map(({ title }) => title)] };
}

const TONES: Readonly<Record<Severity, Explanation['tone']>> = { error: 'bad', warning: 'warn', info: 'neutral' };
