import { attribute, type Element, elementsIn } from './tree.ts';

/** What stands before an item on the page, as Markdown has it: "-", or its number. Letters are what `type` asks for. */
export function itemMarks(list: Element): ReadonlyMap<Element, string> {
  const marks = new Map<Element, string>();
  const type = attribute(list, 'type') ?? '1';
  let next = numberIn(attribute(list, 'start')) ?? 1;
  for (const item of elementsIn(list)) {
    if (item.tagName !== 'li') continue;
    const number = numberIn(attribute(item, 'value')) ?? next;
    marks.set(item, list.tagName === 'ol' ? markOf(number, type) : '-');
    next = number + 1;
  }
  return marks;
}

function markOf(number: number, type: string): string {
  const isLettered = /^a$/i.test(type) && number >= 1 && number <= 26;
  if (!isLettered) return `${number}.`;
  return `${String.fromCharCode(type.charCodeAt(0) + number - 1)})`;
}

/** A number that Markdown can write before an item. */
function numberIn(value: string | undefined): number | undefined {
  return value !== undefined && /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : undefined;
}
