/** The same object without the fields that are undefined. */
export function present<Value extends object>(
  value: Value,
): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  const copy: { [Key in keyof Value]?: Exclude<Value[Key], undefined> } = {};
  for (const key in value) {
    const one = value[key];
    if (one !== undefined) copy[key] = one as Exclude<Value[typeof key], undefined>;
  }
  return copy;
}
