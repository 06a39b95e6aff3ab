// The levels of headings as a screen reader is told them. Pure.

interface Leveled {
  readonly kind: string;
  readonly level: number;
}

/** Below the page's own h1, and never deeper by more than one than the heading before: terms skip levels as they like. */
export function withLevels<B extends Leveled>(blocks: readonly B[]): { block: B; level: number }[] {
  let last = 1;
  return blocks.map((block) => {
    if (block.kind === 'heading') last = Math.min(Math.max(block.level, 1) + 1, last + 1, 6);
    return { block, level: last };
  });
}
