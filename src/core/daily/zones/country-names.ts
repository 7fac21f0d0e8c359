import { RecentMap } from '../../recent-map.ts';
import { atlas, type Country } from './places.ts';
import { plain } from './plain.ts';

/** The languages in which Discord shows itself. Source: Discord docs, "Reference", "Locales". */
const DISCORD_LOCALES =
  'ja de fr es-ES it pt-BR nl pl sv-SE da no fi cs hu ro hr lt vi tr id el bg ru uk hi th zh-CN zh-TW ko en-GB'.split(
    ' ',
  );

/** Languages whose names of countries are kept, in one generation: Discord has some thirty. */
const LANGUAGES_KEPT = 40;
const namesByLocale = new RecentMap<readonly NamedCountry[]>(LANGUAGES_KEPT);

/** A country with its name in a language, plain. */
export type NamedCountry = { readonly code: string; readonly name: string };

/** Every country with its name in a language; none where the language is not known. */
export function countriesIn(locale: string): readonly NamedCountry[] {
  const known = namesByLocale.get(locale);
  if (known) return known;
  const names = regionNames(locale);
  const countries = [...atlas().countries.keys()].flatMap((code) => {
    const name = plain(names?.of(code) ?? '');
    return name === '' ? [] : [{ code, name }];
  });
  namesByLocale.set(locale, countries);
  return countries;
}

let inAllLanguages: ReadonlyMap<string, readonly NamedCountry[]> | undefined;

/** The countries of a name: in English, in the language of who typed it, or else in any of Discord's. */
export function countriesNamed(name: string, locale: string): readonly Country[] {
  const { countries, countriesByName } = atlas();
  const english = countriesByName.get(name);
  if (english) return [english];
  const own = countriesIn(locale).find((country) => country.name === name);
  inAllLanguages ??= Map.groupBy(DISCORD_LOCALES.flatMap(countriesIn), (country) => country.name);
  const codes = own ? [own.code] : (inAllLanguages.get(name) ?? []).map(({ code }) => code);
  return [...new Set(codes)].flatMap((code) => countries.get(code) ?? []);
}

/** The country of a locale, or the likeliest of its language: "GB" of "en-GB", "JP" of "ja"; empty where there is none. */
export function regionOf(locale: string): string {
  try {
    return locale === '' ? '' : (new Intl.Locale(locale).maximize().region ?? '');
  } catch {
    return '';
  }
}

function regionNames(locale: string): Intl.DisplayNames | undefined {
  try {
    return new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  } catch {
    return undefined;
  }
}
