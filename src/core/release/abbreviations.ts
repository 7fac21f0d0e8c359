import { wordSet } from './word-set.ts';

/**
 * Abbreviations by what follows them, without their full stop. In small letters many are words of their own ("sat",
 * "art", "no"), so that the case counts.
 */

/** Stand before a name or an example, so that the sentence always goes on. */
export const ALWAYS_GO_ON = wordSet(
  // Forms of address.
  'Mr Mrs Ms Mx Dr Drs Prof Profs Hon Hons Rt Rev Revd Fr Ven Msgr Messrs Mme Mmes Mlle Gov Govs Sen Sens Rep Reps',
  'Pres Amb Atty Cllr Cllrs Ald Supt Insp Sec Bp Abp H.M H.R.H H.E',
  // Ranks.
  'Gen Gens Brig Maj Col Cols Lt Lieut Cdr Cmdr Comdr Cmdre Capt Sgt Sgts SSgt Cpl LCpl Pte Pvt Spc Adm RAdm VAdm',
  'Sqn Ldr Flt Wg Gp Fg Plt Offr Det Const Cdre Mshl Spr Gnr Bdr LBdr Tpr Rfn Gdsm Mne Fus Cfn',
  'Mt Ft',
  'e.g i.e eg ie cf viz vs v approx Approx ca incl Incl excl',
);

/** Stand before a number, a letter or a Roman number: "Art. 5", "Sched. A". As words they end a sentence. */
export const BEFORE_A_NUMBER = wordSet(
  'Art Arts Sched Scheds sched Reg Regs reg regs Sec Secs sec secs Sect Fig Figs fig figs Vol Vols vol vols',
  'Sch Schs sch ft Apt Ste Rm Bldg Ch ch Chap chap Para Paras para paras Cl cl Pt Pts Ext ext Tel tel Fax Est est Ref ref Nos nos pp ss cc',
);

/** Stand before a number alone: "no. I went" is two sentences. */
export const BEFORE_DIGITS = wordSet('No no p s c max avg Rs');

/** End a sentence only where the next word could not go on with the name. */
export const OFTEN_GO_ON = wordSet(
  'Inc Ltd Co Corp Plc plc LLC Bros Jr Sr Sra Esq St Sts Ave Blvd Rd Hwy Sq Dept Depts Govt Univ Assn Assoc Inst Intl Natl',
  'Asst Dep Dir Mgr Pty GmbH Cie',
  'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun',
  'Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa',
  'Tenn Tex Va Vt Wash Wis Wyo Ont Que',
);

/** Of those, the ones that close a name, so that several people in office behind them are not part of it. */
export const CLOSE_NAMES = wordSet(
  'Inc Ltd Co Corp Plc plc LLC Bros Jr Sr Sra Esq St Sts Ave Blvd Rd Hwy Sq Pty GmbH Cie',
);

/** Names that end in a mark of their own, without it. */
export const NAMES_WITH_A_MARK = wordSet(
  'Yahoo Which Jeopardy Yum Guess Oliver Wham Mia Hello Ho Airplane Panic Ahoy Think Bingo Hey Shazam',
);
