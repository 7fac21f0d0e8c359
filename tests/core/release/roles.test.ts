import { describe, expect, it } from 'vitest';
import { parseText } from '../../../src/core/release/parse.ts';
import { isEndMark } from '../../../src/core/release/roles.ts';

const rolesOf = (source: string) => parseText(source).sentences.map(({ role = '' }) => role);

describe('isEndMark', () => {
  it.each([
    ['ENDS'],
    ['Ends'],
    ['-ends-'],
    ['- Ends -'],
    ['[END]'],
    ['***ENDS***'],
    ['-30-'],
    ['END OF RELEASE'],
  ])('is true of %j', (line) => {
    expect(isEndMark(line)).toBe(true);
  });

  it.each([['It ends.'], ['30'], ['Ends today'], ['Weekends'], ['###']])('is false of %j', (line) => {
    expect(isEndMark(line)).toBe(false);
  });
});

describe('the role of a sentence', () => {
  it.each([
    ['EMBARGOED UNTIL 00:01 ON FRIDAY'],
    ['Strictly embargoed to 5 March 2031'],
    ['Under embargo until noon'],
    ['Embargo: 5 March'],
    ['FOR IMMEDIATE RELEASE'],
    ['Not for publication before 5 March'],
    ['Check against delivery'],
  ])('is an embargo’s: %j', (line) => {
    expect(rolesOf(`${line}\n\nThe pier opens.`)).toEqual(['embargo', '']);
  });

  it.each([
    ['Embargoed goods were found.'],
    ['An embargo was lifted.'],
    ['Embargoes on arms ended.'],
    ['For release of the oil, a valve opens.'],
    ['For use in schools, the kit is free.'],
  ])('is no embargo’s: %j', (line) => {
    expect(rolesOf(line)).toEqual(['']);
  });

  it.each([
    ['Photo: The pier in 1931.'],
    ['Image caption: The pier.'],
    ['Pictured: Ida Roe and Ann Lund.'],
    ['From left to right: Ida Roe, Ann Lund.'],
    ['Ida Roe (left) shows Ann Lund (right) the pier.'],
    ['The pier in 1931. Photo credit: Ida Roe'],
    ['The pier in 1931. It is old. Credit: Haven Museum'],
    ['The pier in 1931. Haven Museum/Ida Roe'],
    ['The pier in 1931 was long Credit: Haven Museum/Ida Roe'],
    ['The pier in 1931. Museum of Haven and Lund'],
  ])('is a caption’s, for all of its paragraph: %j', (line) => {
    const roles = rolesOf(`${line}\n\nThe pier opens.`);
    expect(new Set(roles.slice(0, -1))).toEqual(new Set(['caption']));
    expect(roles.at(-1)).toBe('');
  });

  it.each([
    ['The museum shows a photo of it.'],
    ['Tax credits rose. They will rise.'],
    ['The pier opens. See you there!'],
    ['The pier opens. “Come and see.”'],
    ['- The pier. Haven\n- The yard. Lund'],
  ])('is no caption’s: %j', (line) => {
    expect(new Set(rolesOf(line))).toEqual(new Set(['']));
  });

  it('is a contact’s for short lines beside a contact line, and for no sentence beside it', () => {
    expect(
      rolesOf('The pier opens.\n\nIda Roe\n\nHaven Trust\n\n020 7946 0000\n\nLund Yard\n\nIt is old.'),
    ).toEqual([...['', 'contact', 'contact', 'contact', 'contact', '']]);
    expect(rolesOf('Ida Roe\n\nFor help, please write to ida@b.example.')).toEqual(['', 'contact']);
  });
});
