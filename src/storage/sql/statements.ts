/**
 * Every statement about daily posts, one text for all engines. Each can be run again without doing anything twice;
 * what must happen in turn is guarded by what a row holds ("where due_ms = …"), not by a transaction.
 *
 * Whatever an admin can set off has the server in its condition: a channel's id alone is nobody's right to its rows.
 *
 * A reason is a code with a detail beside it. While `notice` holds a kind, `notice_date`, `notice_reason` and
 * `notice_detail` belong to it; otherwise they mean nothing.
 */
export const STATEMENTS = {
  schedule: 'select * from schedule where channel_id = $1 and guild_id = $2',
  saveSchedule: `
    insert into schedule (channel_id, guild_id, admin_id, zone, minute_of_day, days, role_id, publish, due_ms, due_date,
      state, paused_until, release_choice, reason, reason_detail, refusals, stopped_ms, notice, notice_ms)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, null, null, 0, null, null, 0)
    on conflict (channel_id) do update set admin_id = excluded.admin_id, zone = excluded.zone,
      minute_of_day = excluded.minute_of_day, days = excluded.days, role_id = excluded.role_id,
      publish = excluded.publish, due_ms = excluded.due_ms, due_date = excluded.due_date, state = excluded.state,
      paused_until = excluded.paused_until, release_choice = excluded.release_choice, version = schedule.version + 1,
      reason = null, reason_detail = null, refusals = 0, stopped_ms = null, notice = null, notice_ms = 0, left_state = null
    where schedule.guild_id = $2 and (cast($14 as bigint) is null or schedule.version = cast($14 as bigint))
    returning *`,
  pauseSchedule: `
    update schedule set state = 'paused', paused_until = cast($3 as text), version = version + 1, reason = null,
      reason_detail = null, due_ms = coalesce(cast($4 as bigint), due_ms),
      due_date = coalesce(cast($5 as text), due_date)
    where channel_id = $1 and guild_id = $2 and state <> 'stopped' returning *`,
  resumeSchedule: `
    update schedule set state = 'running', paused_until = null, version = version + 1, reason = null,
      reason_detail = null, refusals = 0, notice = null, due_ms = $3, due_date = $4
    where channel_id = $1 and guild_id = $2 and state in ('paused', 'broken') returning *`,
  wakeSchedule: `
    update schedule set state = 'running', version = version + 1, refusals = 0, notice = null
    where channel_id = $1 and guild_id = $2 and due_ms = $3 and state = 'paused' and paused_until is not null
    returning *`,
  stopSchedule: `
    update schedule set state = 'stopped', paused_until = null, version = version + 1, reason = $3, reason_detail = $4, stopped_ms = $5, notice = null
    where channel_id = $1 and guild_id = $2 and state <> 'stopped' returning *`,
  stopGuild: `
    update schedule set left_state = state, state = 'stopped', reason = $2, reason_detail = $3, stopped_ms = $4,
      notice = null
    where guild_id = $1 and state <> 'stopped'`,
  leftSchedules: `
    select * from schedule
    where left_state is not null and (guild_id = $1 or $1 = '') order by guild_id, channel_id`,
  bringBackLeft: `
    update schedule set state = case when left_state = 'paused' then 'paused' else 'running' end, left_state = null,
      reason = null, reason_detail = null, refusals = 0, stopped_ms = null, due_ms = $3, due_date = $4
    where channel_id = $1 and guild_id = $2 and state = 'stopped' and left_state is not null returning *`,
  schedulesOf: 'select * from schedule where guild_id = $1 order by channel_id',
  postsSinceSent: `
    select post.* from schedule
      join post on post.channel_id = schedule.channel_id and post.guild_id = schedule.guild_id
    where schedule.guild_id = $1 and post.local_date >= coalesce(
      (select sent.local_date from post sent
       where sent.channel_id = schedule.channel_id and sent.guild_id = schedule.guild_id and sent.status = 'sent'
       order by sent.local_date desc limit 1), '')
    order by post.channel_id, post.local_date desc`,
  guildIds: `select distinct guild_id from schedule where state <> 'stopped' order by guild_id`,
  history: 'select * from post where channel_id = $1 and guild_id = $2 order by local_date desc limit $3',
  latestPost: `
    select * from post where channel_id = $1 and guild_id = $2 and due_ms <= $3
    order by local_date desc limit 1`,
  postsAhead: 'select * from post where channel_id = $1 and guild_id = $2 and due_ms > $3',
  forgetMissedAhead: `
    delete from post
    where channel_id = $1 and guild_id = $2 and due_ms > $3 and status = 'skipped' and attempts = 0
      and reason <> $4`,
  unskip: `
    delete from post
    where channel_id = $1 and guild_id = $2 and local_date = $3 and due_ms > $4 and status = 'skipped'
      and attempts = 0 and reason = $5 returning local_date`,
  dealt: `
    select fact_id, release_key, round from post
    where channel_id = $1 and guild_id = $2 and local_date <> $3 and deck in ($4, $5) and fact_id <> ''
      and status <> 'skipped' and round =
      (select max(other.round) from post other
       where other.channel_id = $1 and other.guild_id = $2 and other.local_date <> $3 and other.deck in ($4, $5)
         and other.fact_id <> '' and other.status <> 'skipped')
    order by place, local_date`,

  // Two indices, each for one half.
  dueSchedules: `
    select * from (
      select * from schedule where state = 'running' and due_ms <= $1
      union all
      select * from schedule where state = 'paused' and paused_until is not null and due_ms <= $1) due
    order by due_ms, channel_id limit $2`,
  schedulesAhead: `
    select * from (
      select schedule.*, coalesce(
        (select post.due_ms from post where post.channel_id = schedule.channel_id
         order by post.local_date desc limit 1), 0) as latest_ms
      from schedule where state = 'running' and due_ms > $1) ahead
    where latest_ms > $1 or (due_ms > $2 and latest_ms < due_ms - $3)
    order by due_ms, channel_id`,
  addPost: `
    insert into post (channel_id, local_date, guild_id, due_ms, turn, fact_id, round, place, fact_count, status,
      attempts, first_try_ms, next_try_ms, message_id, sent_ms, reason, reason_detail, crosspost, release_key, deck)
    select channel_id, $4, guild_id, due_ms, cast($5 as bigint), $6, cast($7 as bigint), cast($8 as bigint),
      cast($9 as bigint), $10, 0,
      (select due_ms from beginning where begun_ms > due_ms), due_ms, null, null, cast($11 as text),
      cast($12 as text), '', $13, $14
    from schedule where channel_id = $1 and guild_id = $2 and due_ms = $3 and due_date = $4 and state = 'running'
    on conflict (channel_id, local_date) do nothing returning local_date`,
  advance: `
    update schedule set due_ms = $4, due_date = $5
    where channel_id = $1 and guild_id = $2 and due_ms = $3 and state <> 'stopped' returning *`,

  pending: `
    select post.*, schedule.state, schedule.reason as schedule_reason,
      schedule.reason_detail as schedule_reason_detail, schedule.role_id, schedule.publish, schedule.refusals, schedule.release_choice
    from post join schedule on schedule.channel_id = post.channel_id
    where post.status = 'pending' and (
      (schedule.state = 'running' and post.due_ms >= $1 and (post.next_try_ms <= $2 or post.next_try_ms > $3))
      or (post.due_ms < $1 and (post.first_try_ms is null or post.next_try_ms <= $4 or post.next_try_ms > $3))
      or (schedule.state = 'stopped' and (post.first_try_ms is null or post.next_try_ms <= $4)))
    order by post.due_ms, post.turn limit $5`,
  claim: `
    update post set attempts = attempts + 1, next_try_ms = $5,
      first_try_ms = case when first_try_ms is null or first_try_ms > $4 then $4 else first_try_ms end
    where channel_id = $1 and local_date = $2 and status = 'pending' and attempts = $3 returning attempts`,
  stillClaimed: `
    select attempts from post
    where channel_id = $1 and local_date = $2 and status = 'pending' and attempts = $3
      and exists (select 1 from lease where name = $4 and holder = $5)`,
  release: `
    update post set next_try_ms = $4, first_try_ms = $5, reason = coalesce(cast($6 as text), reason),
      reason_detail = case when cast($6 as text) is null then reason_detail else cast($7 as text) end
    where channel_id = $1 and local_date = $2 and attempts = $3 and status = 'pending'`,
  redeal: `
    update post set fact_id = $3, round = $4, place = $5, fact_count = $6, release_key = $7, deck = $8
    where channel_id = $1 and local_date = $2 and status = 'pending'`,
  markSent: `
    update post set status = 'sent', message_id = $3, sent_ms = $4, crosspost = $5, reason = $6, reason_detail = $7,
      next_try_ms = $4
    where channel_id = $1 and local_date = $2 and status <> 'sent' returning local_date`,
  markUnsent: `
    update post set status = $4, reason = $5, reason_detail = $6
    where channel_id = $1 and local_date = $2 and attempts = $3 and status = 'pending' returning local_date`,

  countRefusal: `
    update schedule set refusals = refusals + 1,
      state = case when refusals >= 1 then 'broken' else state end,
      reason = case when refusals >= 1 then cast($2 as text) else reason end,
      reason_detail = case when refusals >= 1 then cast($3 as text) else reason_detail end,
      notice = case when refusals >= 1 then 'broken' else notice end,
      notice_date = case when refusals >= 1 then null else notice_date end,
      notice_reason = case when refusals >= 1 then cast($2 as text) else notice_reason end,
      notice_detail = case when refusals >= 1 then cast($3 as text) else notice_detail end, notice_ms = 0
    where channel_id = $1 and state = 'running' returning state`,
  forgetRefusals: 'update schedule set refusals = 0 where channel_id = $1 and refusals > 0',
  dropRole: `
    update schedule set role_id = null, version = version + 1, notice = 'role-gone', notice_date = null, notice_reason = null,
      notice_detail = null, notice_ms = 0
    where channel_id = $1 and role_id = $2`,

  leaveNotice: `
    update schedule set notice = $2, notice_date = $3, notice_reason = $4, notice_detail = $5, notice_ms = $6
    where channel_id = $1 and notice is null`,
  notices: `
    select channel_id, admin_id, notice, notice_date, notice_reason, notice_detail from schedule
    where notice is not null and notice_ms <= $1 order by notice_ms limit $2`,
  takeNotice: `
    update schedule set notice = null
    where channel_id = $1 and notice = $2 and notice_date is not distinct from $3
      and notice_reason is not distinct from $4 and notice_detail is not distinct from $5
    returning channel_id`,

  toCrosspost: `
    select channel_id, local_date, message_id, sent_ms from post
    where crosspost = 'wanted' and next_try_ms <= $1 order by next_try_ms limit $2`,
  putOffCrosspost: `
    update post set next_try_ms = $3 where channel_id = $1 and local_date = $2 and crosspost = 'wanted'`,
  markCrossposted: `
    update post set crosspost = $3 where channel_id = $1 and local_date = $2 and crosspost = 'wanted'`,

  forgetPosts: `
    delete from post where channel_id in
      (select channel_id from schedule where state = 'stopped' and stopped_ms < $1)`,
  forgetSchedules: `delete from schedule where state = 'stopped' and stopped_ms < $1`,

  lease: 'select holder, beat from lease where name = $1',
  firstLease:
    'insert into lease (name, holder, beat) values ($1, $2, 1) on conflict (name) do nothing returning beat',
  moveLease: `
    update lease set holder = $4, beat = beat + 1 where name = $1 and holder = $2 and beat = $3 returning beat`,
} as const;
