// Marks answers to an exam set, written apart from exam/score.ts and kept as it was: both have to come to the same shares.

const fold = (s) =>
  String(s ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
const uniq = (xs) => [...new Set(xs)];
const esc = (s) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const hasCjk = (s) => /[\u3040-\u30ff\u3400-\u9fff]/u.test(s);

/** Case-insensitive; whole words for Latin text ("no" is not found in "not"), plain substring for Japanese. */
export function mentions(text, wanted) {
  const t = fold(text).toLowerCase();
  const w = fold(wanted).toLowerCase();
  if (!w) return false;
  if (hasCjk(w)) return t.includes(w);
  return new RegExp(`(?<![\\p{L}\\p{N}])${esc(w)}(?![\\p{L}\\p{N}])`, 'u').test(t);
}

/** null: this question has no short gold. */
export function shortRight(q, given) {
  const all = q.short_all ?? [];
  const any = q.short ?? [];
  if (all.length) return all.every((alt) => alt.split('|').some((a) => mentions(given, a)));
  if (any.length) return any.some((a) => mentions(given, a));
  return null;
}

/** Does a bot's quote stand for a gold quote? The bot's text holds the gold, or is a real piece (>= 12 characters) of it. */
const covers = (quote, gold, maxQuote) => {
  const q = fold(quote),
    g = fold(gold);
  if (!q || q.length > maxQuote) return false;
  return q.includes(g) || (q.length >= 12 && g.includes(q));
};

/** Turns one answer into the gold keys it cites: a list (in order) of sets of keys. */
function citedKeys(q, ans, byQuotes, maxQuote) {
  if (!byQuotes) return uniq((ans.citations ?? []).map(Number)).map((n) => new Set([n]));
  const keys = uniq([
    ...(q.gold_quotes_any ?? []),
    ...(q.gold_quotes_all ?? []),
    ...(q.gold_quotes_ok ?? []),
  ]);
  return uniq((ans.quotes ?? []).map(fold))
    .filter(Boolean)
    .map((quote) => new Set(keys.filter((g) => covers(quote, g, maxQuote))));
}

const meets = (set, list) => list.some((x) => set.has(x));

export function scoreOne(q, ans, { byQuotes, maxQuote, body }) {
  const any = (byQuotes ? q.gold_quotes_any : q.gold_any) ?? [];
  const all = (byQuotes ? q.gold_quotes_all : q.gold_all) ?? [];
  const ok = (byQuotes ? q.gold_quotes_ok : q.gold_ok) ?? [];
  const status = ans ? ans.status : 'missing';
  const r = { id: q.id, kind: q.kind, answerable: q.answerable, status, why: [] };
  const quotes = (ans?.quotes ?? []).map(fold).filter(Boolean);
  r.quotes = quotes.length;
  r.overlong = quotes.filter((x) => x.length > maxQuote).length;
  r.notVerbatim = body == null ? 0 : quotes.filter((x) => !body.includes(x)).length;
  if (r.notVerbatim) r.why.push('quote not in release');
  const said = [ans?.short, ans?.text, ...(ans?.quotes ?? [])].filter(Boolean).join('\n');
  r.forbidden = (q.must_not ?? []).some((s) => said.toLowerCase().includes(s.toLowerCase()));
  if (r.forbidden) r.why.push('says a forbidden string');
  if (!q.answerable) {
    if (status === 'answered') r.why.push('answered an unanswerable question');
    if (status === 'missing') r.why.push('no answer line');
    return r;
  }
  if (q.refusal_ok && (status === 'not_found' || status === 'closest')) return { ...r, excused: true };
  const cited = ans ? citedKeys(q, ans, byQuotes, maxQuote) : [];
  const onlyOk = (set) => !meets(set, any) && meets(set, ok);
  const first = cited.find((set) => !onlyOk(set)); // a leading supporting sentence (e.g. "X said:") is skipped
  const right = !!first && meets(first, any);
  r.hit = status === 'answered' && right;
  r.hitOrClosest = (status === 'answered' || status === 'closest') && right;
  const got = new Set(cited.flatMap((set) => [...set]));
  const shown = status === 'answered';
  r.recall = shown && all.length ? all.filter((x) => got.has(x)).length / all.length : 0;
  r.complete = shown && all.every((x) => got.has(x));
  r.cited = shown ? cited.length : 0;
  r.citedGood = shown ? cited.filter((set) => meets(set, [...any, ...all, ...ok])).length : 0;
  r.short = shortRight(q, shown ? ans.short : '');
  r.shortGiven = shown && fold(ans.short) !== '';
  if (status === 'missing') r.why.push('no answer line');
  else if (status === 'not_found') r.why.push('false refusal');
  else if (status === 'closest') r.why.push('only "closest"');
  else {
    if (!r.hit) r.why.push('wrong first citation');
    else if (!r.complete) r.why.push('incomplete');
    if (r.short === false) r.why.push(r.shortGiven ? 'wrong short' : 'no short');
  }
  return r;
}

export function tally(rs) {
  const A = rs.filter((r) => r.answerable && !r.excused);
  const U = rs.filter((r) => !r.answerable);
  const n = (xs, f) => xs.filter(f).length;
  const rate = (x, y) => (y ? x / y : null);
  const withShort = A.filter((r) => r.short !== null && r.short !== undefined);
  const cited = A.reduce((s, r) => s + r.cited, 0);
  const quotes = rs.reduce((s, r) => s + r.quotes, 0);
  return {
    n: rs.length,
    answerable: A.length,
    excused: n(rs, (r) => r.excused),
    unanswerable: U.length,
    hit1: rate(
      n(A, (r) => r.hit),
      A.length,
    ),
    hit1_or_closest: rate(
      n(A, (r) => r.hitOrClosest),
      A.length,
    ),
    complete: rate(
      n(A, (r) => r.complete),
      A.length,
    ),
    recall: rate(
      A.reduce((s, r) => s + r.recall, 0),
      A.length,
    ),
    precision: rate(
      A.reduce((s, r) => s + r.citedGood, 0),
      cited,
    ),
    short: rate(
      n(withShort, (r) => r.short),
      withShort.length,
    ),
    short_n: withShort.length,
    short_when_given: rate(
      n(withShort, (r) => r.short && r.shortGiven),
      n(withShort, (r) => r.shortGiven),
    ),
    false_refusal: rate(
      n(A, (r) => r.status === 'not_found'),
      A.length,
    ),
    false_closest: rate(
      n(A, (r) => r.status === 'closest'),
      A.length,
    ),
    refused: rate(
      n(U, (r) => r.status === 'not_found'),
      U.length,
    ),
    unans_closest: rate(
      n(U, (r) => r.status === 'closest'),
      U.length,
    ),
    unans_answered: rate(
      n(U, (r) => r.status === 'answered'),
      U.length,
    ),
    missing: n(rs, (r) => r.status === 'missing'),
    forbidden: n(rs, (r) => r.forbidden),
    quotes,
    overlong: rs.reduce((s, r) => s + r.overlong, 0),
    verbatim: rate(quotes - rs.reduce((s, r) => s + r.notVerbatim, 0), quotes),
  };
}

export function scoreSet(set, answers, { split, maxQuote = 700, body = null } = {}) {
  const questions = (Array.isArray(set) ? set : set.questions).filter((q) => !split || q.split === split);
  const byQuotes = questions.some((q) => 'gold_quotes_any' in q);
  if (body == null && set.sentences) body = set.sentences.map((s) => s.text).join(' ');
  const foldedBody = body == null ? null : fold(body);
  const byId = new Map(answers.map((a) => [a.id, a]));
  const results = questions.map((q) => scoreOne(q, byId.get(q.id), { byQuotes, maxQuote, body: foldedBody }));
  const kinds = {};
  for (const k of uniq(results.map((r) => r.kind))) kinds[k] = tally(results.filter((r) => r.kind === k));
  const ids = new Set(questions.map((q) => q.id));
  const unknown = answers.filter((a) => !ids.has(a.id)).length;
  return { kinds, overall: tally(results), results, unknown, bodyChecked: foldedBody != null };
}
