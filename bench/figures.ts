/** One line of the result; without a target where there is nothing to reach. */
export type Figure = {
  readonly name: string;
  /** With its unit. */
  readonly measured: string;
  readonly target?: { readonly text: string; readonly reached: boolean };
};

/** "name: measured (target: …) reached". */
export function figureLine({ name, measured, target }: Figure): string {
  if (!target) return `${name}: ${measured}`;
  return `${name}: ${measured} (target: ${target.text}) ${target.reached ? 'reached' : 'not reached'}`;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The smallest of the values that `percent` of them do not exceed; NaN of none. */
export function percentile(values: readonly number[], percent: number): number {
  const ascending = values.toSorted((one, other) => one - other);
  return ascending[Math.max(0, Math.ceil((percent / 100) * ascending.length) - 1)] ?? Number.NaN;
}
