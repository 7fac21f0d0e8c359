/** Names and lines that were once read wrong: capitals, initials, lists of an office, companies, words of others. */
export const ODD_SPOKEN: readonly (readonly [text: string, speaker: string])[] = [
  // Names in capitals
  ['“We sail,” JANE HOLT said. “We mend it.”', 'JANE HOLT'],
  ['“We sail,” said TOM REED.', 'TOM REED'],
  ['JANE HOLT, mayor of Haven, said: “We sail.”', 'JANE HOLT, mayor of Haven'],
  ['JANE HOLT MP said: “We sail.”', 'JANE HOLT'],
  ['Tides Minister JANE HOLT said: “We sail.”', 'JANE HOLT, Tides Minister'],
  ['JANE HOLT said the pier is old. “We sail,” Ms Holt added.', 'JANE HOLT'],
  ['JANE HOLT said: “We sail.” Jane Holt added: “We mend it.”', 'Jane Holt'],
  ['“We sail,” said H.E. Ms JANE HOLT, Minister of Tides.', 'JANE HOLT, Minister of Tides'],
  ['HAVEN, 4 May – “We sail,” said JANE HOLT.', 'JANE HOLT'],
  // Initials and no given name
  ['“We sail,” said J.R. Lund. “We mend it.”', 'J.R. Lund'],
  ['J. R. Lund said the pier is old. “We sail,” Mr Lund said.', 'J. R. Lund'],
  ['The mayor, J. R. Lund, said: “We sail.”', 'J. R. Lund, mayor'],
  ['Dr A. P. J. Lund said: “We sail.” “We mend it,” Dr Lund said.', 'A. P. J. Lund'],
  ['Mayor Ida Roe came. “We sail,” I. Roe said.', 'Ida Roe'],
  // Offices that are lists, with and without commas around them
  [
    'The Minister for Tides, Industry and Customs, Ida Roe, said: “We sail.”',
    'Ida Roe, Minister for Tides, Industry and Customs',
  ],
  [
    'Parliamentary Under-Secretary of State for Safeguarding, Families and Communities Ida Roe said: “We sail.”',
    'Ida Roe, Parliamentary Under-Secretary of State for Safeguarding, Families and Communities',
  ],
  [
    'Ida Roe, Minister for Tides, Industry, and Customs, said: “We sail.”',
    'Ida Roe, Minister for Tides, Industry, and Customs',
  ],
  // Other names
  ['General Ida Roe came. “We sail,” General Roe said.', 'Ida Roe, General'],
  ['“We sail,” said NASA’s Ida Roe.', 'Ida Roe'],
  ['Sister Ida Roe of Low Quay said: “We sail.”', 'Ida Roe'],
  ['Taoiseach Olaf Ó Lunaigh said: “We sail.” “We mend it,” Ó Lunaigh said.', 'Olaf Ó Lunaigh, Taoiseach'],
  ['Ana De Silva, director, said: “We sail.” “We mend it,” De Silva said.', 'Ana De Silva, director'],
  ['Moderator Ida Roe asked: “Do we sail?”', 'Ida Roe, Moderator'],
  // Where the sentence has no comma for its speaker
  ['“I wish you a ‘good sail.’” Ida Roe said. “We mend it.”', 'Ida Roe'],
  ['As Ida Roe once said: “We sail.”', 'Ida Roe'],
];

export const ODD_UNSPOKEN: readonly string[] = [
  // Companies with somebody's surname
  'Mr Olaf Mills came. “We sail,” General Mills said.',
  'Olaf Mills, a farmer, came. General Mills added: “We sail.”',
  'Olaf Marks, a farmer, came. Marks & Lund said: “We sail.”',
  // Capitals that are nobody's
  'DOWNING STREET said: “We sail.”',
  'HAVEN NEWS said: “We sail.”',
  'U. S. Steel said: “We sail.”',
  '“We sail,” UNICEF UK said.',
  'JANE HOLT OPENS NEW PIER\n\n“We sail,” said Holt.',
  'MR SPEAKER said: “We sail.”',
  // Words of somebody else, and somebody whom nothing else shows to be a person
  'Mayor Ida Roe recalled the words of Olaf Lund: “We sail.”',
];

/** Somebody who is only named, and whom a pronoun may mean all the same: of the two quotations only the first is hers. */
export const ONE_OF_TWO = '“We sail,” said Ida Roe. Olaf Lund disagreed. “We wait,” he said.';
