/** The name that was most likely meant: one that differs in letter case, in `-` and `_`, or by a slip or two; null where none is near. */
export function nearest(name: string, names: readonly string[]): string | null {
  const ranked = names
    .map((other) => ({ other, slips: slips(bare(name), bare(other)) }))
    .filter(({ other, slips: count }) => other !== name && count <= (Math.min(name.length, other.length) < 4 ? 1 : 2))
    .filter(({ other, slips: count }) => count < Math.min(bare(name).length, bare(other).length) - 1)
    .sort((one, two) => one.slips - two.slips);
  return ranked[0]?.other ?? null;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}

/** Letters that are missing, too many, others, or swapped with their neighbour (the distance of Damerau, restricted). */
function slips(one: string, two: string): number {
  const rows: number[][] = [Array.from({ length: two.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    rows.push(current);
    for (let column = 1; column <= two.length; column++) {
      const differs = one[row - 1] === two[column - 1] ? 0 : 1;
      const swapped =
        row > 1 && column > 1 && one[row - 1] === two[column - 2] && one[row - 2] === two[column - 1]
          ? at(row - 2, column - 2) + 1
          : Number.POSITIVE_INFINITY;
      current.push(
        Math.min(at(row - 1, column) + 1, (current[column - 1] ?? 0) + 1, at(row - 1, column - 1) + differs, swapped),
      );
    }
  }
  return at(one.length, two.length);
}
