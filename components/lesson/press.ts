/** What a key in the dialog of a lesson leads to. */
export type LessonChoice =
  | { readonly kind: 'closed' }
  | { readonly kind: 'stay'; readonly top: number }
  | { readonly kind: 'hint' }
  | { readonly kind: 'topic' }
  | { readonly kind: 'scenario' };

/** A key in the dialog. `reach` is the last line that it can be scrolled to, `page` how many lines are shown. */
export function pressLesson(
  top: number,
  key: string,
  { reach, page }: { readonly reach: number; readonly page: number },
): LessonChoice {
  if (key === 'esc' || key === 'q' || key === 'enter') return { kind: 'closed' };
  if (key === 'h') return { kind: 'hint' };
  if (key === 't') return { kind: 'topic' };
  if (key === 's') return { kind: 'scenario' };
  const steps: Readonly<Record<string, number>> = {
    up: -1,
    k: -1,
    down: 1,
    j: 1,
    pageup: -page,
    pagedown: page,
    space: page,
    home: -top,
    end: reach,
  };
  return { kind: 'stay', top: Math.max(0, Math.min(top + (steps[key] ?? 0), reach)) };
}
