import { askedBy, privateLine, releaseState } from '../src/core/button-state.ts';
import { numberRuns, releaseLine } from '../src/core/citation.ts';
import type { Command, Context } from '../src/core/command.ts';
import { RELEASE_OPTION } from '../src/core/library/release-option.ts';
import { type NamedPerson, namedPeopleOf } from '../src/core/named-people.ts';
import { footerOf, pageOf } from '../src/core/paging.ts';
import type { Part, Reply } from '../src/core/reply.ts';
import { titled } from '../src/core/speaker-option.ts';

export const people: Command = {
  name: 'people',
  description: 'Who is named in the release, and how much each of them says',
  options: [RELEASE_OPTION],
  run: async (context) => peopleReply(context, 0),
  actions: {
    page: async (context, { page = 0 }) => ({ ...peopleReply(context, page), inPlace: true }),
  },
};

function peopleReply(context: Context, wanted: number): Reply {
  const { release, entry, personId } = context;
  const all = namedPeopleOf(release);
  if (all.length === 0) return privateLine('Nobody is named in this release.');
  const state = { ...releaseState(entry.key, release), ...askedBy(personId) };
  const turning = { command: 'people', action: 'page', state };
  const { parts, note, buttons } = pageOf(
    all.map((person) => [personPart(person)]),
    wanted,
    turning,
  );
  return {
    title: all.length === 1 ? 'One person' : `${all.length} people`,
    parts,
    footer: footerOf(note, releaseLine(release)),
    buttons,
    private: false,
  };
}

/** "Boris Johnson, Foreign Secretary: says 2 sentences (7, 8); named in sentence 6". */
function personPart(person: NamedPerson): Part {
  const { said, named } = person;
  const count = said.length === 1 ? '1 sentence' : `${said.length} sentences`;
  const speaks = said.length === 0 ? 'not quoted' : `says ${count} (${numberRuns(said)})`;
  const naming = named.length === 1 ? 'named in sentence' : 'named in sentences';
  const where = named.length === 0 ? [] : [`${naming} ${numberRuns(named)}`];
  return { kind: 'field', label: titled(person), text: [speaks, ...where].join('; ') };
}
