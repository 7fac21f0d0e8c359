/**
 * Every statement about the pages of releases, one text for all engines. All but `due` have the server in their condition,
 * as those about the releases themselves have.
 */
export const PAGE_CHECK_STATEMENTS = {
  of: `
    select release_id, asked_ms, trouble, withdrawn, version, found_ms,
      case when wording = kept_wording then null else wording end as wording
    from page_check where guild_id = $1 order by release_id`,
  foundText: `
    select markdown from page_check where guild_id = $1 and release_id = $2 and wording = $3`,
  plan: `
    insert into page_check (guild_id, release_id, asked_ms)
    select cast($1 as text), cast($2 as text), cast($3 as bigint)
    where not exists (select 1 from page_check known where guild_id = $1 and known.release_id = $2)
    on conflict (guild_id, release_id) do nothing`,
  claim: `
    update page_check set asked_ms = $4
    where guild_id = $1 and release_id = $2 and asked_ms = $3 returning release_id`,
  noteRead: `
    update page_check set trouble = null, withdrawn = cast($3 as text),
      kept_wording = case when version = $4 then kept_wording end,
      found_ms = case when cast($5 as text) is null then null
        when version = $4 and wording = $5 then found_ms else cast($7 as bigint) end,
      version = cast($4 as text), wording = cast($5 as text), markdown = cast($6 as text)
    where guild_id = $1 and release_id = $2
    returning found_ms, case when wording = kept_wording then null else wording end as wording`,
  noteTrouble: 'update page_check set trouble = $3 where guild_id = $1 and release_id = $2',
  keep: `
    update page_check set kept_wording = wording
    where guild_id = $1 and release_id = $2 and wording = $3 and (kept_wording is null or kept_wording <> wording)
    returning release_id`,
  clear: 'delete from page_check where guild_id = $1 and release_id = $2',
  due: `
    select guild_id, release_id, asked_ms from page_check where asked_ms < $1
    order by asked_ms, guild_id, release_id limit 1`,
} as const;
