import type { Comparison } from './compare.ts';

const WIDTH = 720;
const TOP = 64;
const ROW_HEIGHT = 30;
const BAR_HEIGHT = 18;
const NAME_X = 100;
const PANEL_WIDTH = 200;
const PANEL_GAP = 100;
/** The release that the right panel is measured on. */
const SENTENCES = '22';

/** One bar: its length as a share of the panel, and the figure written behind it. */
type Bar = { readonly share: number; readonly label: string };
type Panel = { readonly title: string; readonly note: string; readonly bars: ReadonlyMap<string, Bar> };

/**
 * The comparison as an SVG picture: how often the right sentence is first, where a set was given, and the time of a
 * question on a logarithmic scale. Made of the shown figures alone: the same tables give the same bytes.
 */
export function chartOf(comparison: Comparison): string {
  const panels = panelsOf(comparison);
  const names = [...new Set(panels.flatMap(({ bars }) => [...bars.keys()]))];
  const height = TOP + names.length * ROW_HEIGHT + 12;
  const description = names
    .map((name) => `${name}: ${panels.map((panel) => said(panel, name)).join(', ')}`)
    .join('; ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="13" fill="#1f2328">`,
    `<title id="title">${panels.map(({ title }) => title).join('; ')}</title>`,
    `<desc id="desc">${description}</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...names.map((name, row) => nameOf(name, row)),
    ...panels.flatMap((panel, place) => drawn(panel, NAME_X + place * (PANEL_WIDTH + PANEL_GAP), names)),
    '</svg>',
    '',
  ].join('\n');
}

function panelsOf({ onSet, onText }: Comparison): Panel[] {
  const timed = onText.filter(({ sentences }) => sentences === SENTENCES);
  const slowest = Math.max(...timed.map(({ medianUs }) => Number(medianUs)));
  const ranking: Panel = {
    title: 'Right sentence first, %',
    note: 'longer is better',
    bars: new Map(onSet.map(({ name, hit1 }) => [name, { share: Number(hit1) / 100, label: hit1 }])),
  };
  const speed: Panel = {
    title: `A question on ${SENTENCES} sentences, µs`,
    note: 'median, logarithmic; shorter is better',
    bars: new Map(
      timed.map(({ name, medianUs }) => [
        name,
        { share: Math.log1p(Number(medianUs)) / Math.log1p(slowest), label: medianUs },
      ]),
    ),
  };
  return onSet.length > 0 ? [ranking, speed] : [speed];
}

function said({ title, bars }: Panel, name: string): string {
  return `${title} ${bars.get(name)?.label ?? 'not measured'}`;
}

/** The engine, the first, is in bold and its bars are darker. */
function nameOf(name: string, row: number): string {
  const weight = row === 0 ? ' font-weight="bold"' : '';
  return `<text x="${NAME_X - 8}" y="${TOP + row * ROW_HEIGHT + 14}" text-anchor="end"${weight}>${name}</text>`;
}

function drawn({ title, note, bars }: Panel, x: number, names: readonly string[]): string[] {
  return [
    `<text x="${x}" y="24" font-weight="bold">${title}</text>`,
    `<text x="${x}" y="44" fill="#59636e">${note}</text>`,
    ...names.flatMap((name, row) => {
      const bar = bars.get(name);
      if (!bar) return [];
      const y = TOP + row * ROW_HEIGHT;
      const width = Math.max(1, bar.share * PANEL_WIDTH).toFixed(1);
      return [
        `<rect x="${x}" y="${y}" width="${width}" height="${BAR_HEIGHT}" fill="${row === 0 ? '#0a3069' : '#8c959f'}"/>`,
        `<text x="${(x + Number(width) + 6).toFixed(1)}" y="${y + 14}">${bar.label}</text>`,
      ];
    }),
  ];
}
