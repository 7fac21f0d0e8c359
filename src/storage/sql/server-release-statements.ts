/**
 * Every statement about the releases of servers, one text for all engines. All that an admin can set off has the server
 * in its condition: a release's id alone is nobody's right to it.
 */
export const SERVER_RELEASE_STATEMENTS = {
  served: `
    select release.*, kept.title, kept.date, kept.publisher, kept.url, kept.licence, kept.sentence_count
    from server_release release
      join server_release_text kept on kept.guild_id = release.guild_id
        and kept.release_id = release.release_id and kept.version = release.version
    where release.guild_id = $1 and release.removed_ms is null order by release.release_id`,
  text: `
    select markdown, corrections from server_release_text
    where guild_id = $1 and release_id = $2 and version = $3`,
  formerText: `
    select markdown, corrections from server_release_text
    where guild_id = $1 and release_id = $2 and substr(version, 1, length(cast($3 as text))) = $3
    order by version limit 1`,
  saveText: `
    insert into server_release_text (guild_id, release_id, version, title, date, publisher, url, licence, sentence_count,
      markdown, corrections, saved_ms)
    select cast($1 as text), cast($2 as text), cast($3 as text), cast($4 as text), cast($5 as text), cast($6 as text),
      cast($7 as text), cast($8 as text), cast($9 as bigint), cast($10 as text), cast($11 as text), cast($12 as bigint)
    where (select count(*) from server_release_text kept
      where guild_id = $1 and (kept.release_id <> $2 or kept.version <> $3)) < cast($13 as bigint)
    on conflict (guild_id, release_id, version) do update set title = excluded.title, date = excluded.date,
      publisher = excluded.publisher, url = excluded.url, licence = excluded.licence,
      sentence_count = excluded.sentence_count, markdown = excluded.markdown, corrections = excluded.corrections,
      saved_ms = excluded.saved_ms
    returning version`,
  serve: `
    insert into server_release (guild_id, release_id, version, source, added_by, added_ms, removed_ms)
    select cast($1 as text), cast($2 as text), cast($3 as text), cast($4 as text), cast($5 as text),
      cast($6 as bigint), null
    where (select count(*) from server_release other
      where guild_id = $1 and other.release_id <> $2 and other.removed_ms is null) < cast($7 as bigint)
    on conflict (guild_id, release_id) do update set version = excluded.version, source = excluded.source,
      added_by = excluded.added_by, added_ms = excluded.added_ms, removed_ms = null
    returning release_id`,
  correct: `
    update server_release_text set corrections = $4
    where guild_id = $1 and release_id = $2 and version = $3 returning version`,
  remove: `
    update server_release set removed_ms = $3
    where guild_id = $1 and release_id = $2 and removed_ms is null returning release_id`,
  defaultOf: `
    select owner, release_id from server_default chosen
    where guild_id = $1 and (owner = 'everyone' or exists (
      select 1 from server_release release
      where release.guild_id = $1 and release.release_id = chosen.release_id and release.removed_ms is null))`,
  setDefault: `
    insert into server_default (guild_id, owner, release_id)
    select cast($1 as text), cast($2 as text), cast($3 as text)
    where $2 = 'everyone' or exists (
      select 1 from server_release where guild_id = $1 and release_id = $3 and removed_ms is null)
    on conflict (guild_id) do update set owner = excluded.owner, release_id = excluded.release_id
    returning guild_id`,
  clearDefault: `
    delete from server_default where guild_id = $1 and owner = 'server' and release_id = $2`,
  forgetTexts: `
    delete from server_release_text
    where guild_id = $1 and saved_ms < $2 and not exists (
      select 1 from server_release release
      where release.guild_id = $1 and release.release_id = server_release_text.release_id
        and (release.removed_ms is null or release.removed_ms >= $2))`,
  forgetReleases: 'delete from server_release where guild_id = $1 and removed_ms < $2',
  guildIds: `
    select guild_id from server_release union select guild_id from server_release_text order by guild_id`,
} as const;
