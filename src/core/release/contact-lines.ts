const EMAIL = /[\p{L}\p{N}._%+-]@[\p{L}\p{N}-]{1,63}\.\p{L}/u;
/** British and American numbers, and those with a country's code. */
const PHONE =
  /(?<![\d.,£$€-])(?:\+\d{1,3}(?:[ -]?\(?\d{1,5}\)?){2,5}|\(?0\d{2,4}\)?[ -]\d{3,4}(?:[ -]?\d{3,4})?|0\d{9,10}|\(\d{3}\) ?\d{3}[-–.]\d{4}|\d{3}[-–.]\d{3}[-–.]\d{4})(?!\d)/;

/** "Media contact: …", "Email: …", "Press office" alone. */
const LABEL =
  /^(?:(?:for )?(?:media|press|news|public|journalists?|interview|photo|general)? ?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|office|desk|quer(?:y|ies))(?: (?:details|line|number|team))?|contact (?:details|us)|tel|telephone|phone|mobile|fax|e-?mail|web|website|twitter|x|facebook|instagram|linkedin|youtube|out of hours|switchboard)(?: ?: ?\S|[:.]?$)/i;
const ADDRESS_ALONE = /^(?:https?:\/\/|www\.)\S+$/i;

/** What readers are asked to do: "Follow us on …", "See the guide", "Read more", "Call 0300 …". */
const ASKS =
  /^(?:please )?(?:(?:follow|join|find|visit|see|read|watch|view|download|contact|call|phone|ring|e-?mail|check|click)(?: (?:us|the|our|this|these|here|more|out|also|online|@)\b| @|:? ?(?:https?:|www\.|tel\b|\d))|(?:go|listen|write|subscribe|sign up) to\b|like us\b|click\b|register (?:here|online|at)\b)/i;
/** "Follow NASA on X" */
const FOLLOWS = /^(?:follow|like|find|join) .{1,80}\bon (?:X|Twitter|Facebook|Instagram|LinkedIn|YouTube)\b/i;

/** What "visit …" is to be done for, before it comes. */
const PURPOSE =
  /^(?:for (?:\S{1,12} ){0,3}(?:information|details|guidance|background|resources|enquiries|inquiries|questions|updates|news|list|text|story|article)\b|for more (?:about|on)\b|to (?:learn|explore|find out|read|view|see|hear|watch|listen|register|apply|sign up|get|download|book|follow|subscribe|order|report)\b|(?:more|further|full|additional) (?:information|details|guidance)\b|details (?:are|of)\b|if you (?:have|want|need|would)\b|you can (?:find|read|follow|see|watch|contact|download)\b)/i;
const WHERE =
  /(?:[,;:] |\bplease )(?:please )?(?:visit|see|go to|contact|call|e-?mail|click|follow|telephone|phone|ring)\b|\b(?:available|found|online) (?:at|on|from|here|online)\b|\bhere\.?$|\b(?:visit|at|see): ?$|https?:|www\./i;

/** "A copy is available at www…", "For mission tracking, click here.", "… must be submitted online at:" */
const ELSEWHERE =
  /\b(?:available|viewed|found|read|seen|downloaded)\b[^.]{0,80} (?:\(?https?:|www\.)|\bclick here\b|\b(?:visit|see|website|online|address) at:$|\bfor more (?:information|details):?\.?$|^contact [^.:]{1,40}:$/i;

/** Whether a sentence only tells readers whom to ask or where to look. */
export function isContact(sentence: string): boolean {
  return (
    EMAIL.test(sentence) ||
    PHONE.test(sentence) ||
    LABEL.test(sentence) ||
    ADDRESS_ALONE.test(sentence) ||
    ASKS.test(sentence) ||
    FOLLOWS.test(sentence) ||
    ELSEWHERE.test(sentence) ||
    (PURPOSE.test(sentence) && WHERE.test(sentence))
  );
}

/** Whether a line stands alone among lines with no blank one between: "Email: …", a telephone number. */
export function isContactLine(line: string): boolean {
  if (ADDRESS_ALONE.test(line) || (LABEL.test(line) && /: ?\S/.test(line))) return true;
  return !/\p{L}{3}/u.test(line) ? PHONE.test(line) : /^\S+$/.test(line) && EMAIL.test(line);
}
