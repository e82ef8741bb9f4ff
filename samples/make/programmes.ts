/** A small synthetic sheet for each programme but that of 2021, of places that do not exist. */
import crc from '../crc-western-vale-2019.expected.json' with { type: 'json' };
import nps from '../nps-eastmarch-2019.expected.json' with { type: 'json' };
import pdu from '../pdu-riverside-and-fen-2024.expected.json' with { type: 'json' };
import early from '../youth-millbrook-2019.expected.json' with { type: 'json' };
import late from '../youth-lakes-and-downs-2022.expected.json' with { type: 'json' };
import { makeSheet } from './sheet.js';

/** Every casework standard is Inadequate, and the overall rating is not: four Inadequate do not force it. */
export function pdu2023Sheet(): string {
  const plan = {
    seed: 4,
    cases: 20,
    idColumn: 'case_id',
    profiles: { sex: { Female: 3, Male: 17 } },
    questions: [
      { code: 'P2.1b', yes: 9, of: 18 },
      { code: 'P2.1.1', yes: 12, of: 20 },
      { code: 'P2.1.2', yes: 13, of: 20 },
      { code: 'P2.1.3', yes: 8, of: 20, spoiltBy: { 'P2.1b No': 2 } },
      { code: 'P2.2.1', yes: 11, of: 20 },
      { code: 'P2.2.2', yes: 13, of: 20 },
      { code: 'P2.2.3', yes: 9, of: 20 },
      { code: 'P2.3.1', yes: 11, of: 20 },
      { code: 'P2.3.2', yes: 10, of: 20 },
      { code: 'P2.3.3', yes: 7, of: 20 },
      { code: 'P2.4.1', yes: 11, of: 19 },
      { code: 'P2.4.2', yes: 10, of: 19, notWhere: 'P2.4.1 N/A' },
      { code: 'P2.4.3', yes: 9, of: 19, notWhere: 'P2.4.1 N/A' },
    ],
    wordings: { 'P2.1b': 'Were risks to victims analysed?' },
  } as const;
  return makeSheet(plan, pdu.figures);
}

/** Court and out-of-court disposals in one sheet: the questions of the other are N/A. */
export function youth2018Sheet(): string {
  const court = { of: 11, notWhere: 'disposal Out-of-court' } as const;
  const out = { of: 8, notWhere: 'disposal Court' } as const;
  const plan = {
    seed: 6,
    cases: 19,
    idColumn: 'case_id',
    profiles: { disposal: { Court: 11, 'Out-of-court': 8 }, sex: { Female: 4, Male: 15 } },
    questions: [
      { code: '2.1.1', yes: 10, ...court },
      { code: '2.1.2', yes: 8, ...court },
      { code: '2.1.3', yes: 8, ...court },
      { code: '2.2.1', yes: 9, ...court },
      { code: '2.2.2', yes: 8, ...court },
      { code: '2.2.3', yes: 7, ...court },
      { code: '2.3.1', yes: 10, ...court },
      { code: '2.3.2', yes: 9, ...court },
      { code: '2.3.3', yes: 9, ...court },
      { code: '2.4.1', yes: 9, ...court },
      { code: '2.4.2', yes: 8, ...court },
      { code: '2.4.3', yes: 6, ...court },
      { code: '3.1.1', yes: 6, ...out },
      { code: '3.1.2', yes: 5, ...out },
      { code: '3.1.3', yes: 3, ...out },
      { code: '3.2.1', yes: 6, ...out },
      { code: '3.2.2', yes: 5, ...out },
      { code: '3.2.3', yes: 4, ...out },
      { code: '3.3.1', yes: 7, ...out },
      { code: '3.3.2', yes: 7, ...out },
      { code: '3.3.3', yes: 6, ...out },
      { code: '3.4.1', yes: 7, ...out },
      { code: '3.4.2', yes: 6, ...out },
    ],
  } as const;
  return makeSheet(plan, early.figures);
}

/** Court disposals only: the other domain is not rated for want of cases, and leaves the maximum. */
export function youth2021Sheet(): string {
  const plan = {
    seed: 3,
    cases: 14,
    idColumn: 'case_id',
    profiles: { sex: { Female: 2, Male: 12 } },
    questions: [
      { code: '2.1.1', yes: 12, of: 14 },
      { code: '2.1.2', yes: 10, of: 14 },
      { code: '2.1.3', yes: 11, of: 14 },
      { code: '2.2.1', yes: 11, of: 14 },
      { code: '2.2.2', yes: 9, of: 14 },
      { code: '2.2.3', yes: 7, of: 14 },
      { code: '2.3.1', yes: 12, of: 14 },
      { code: '2.3.2', yes: 10, of: 14 },
      { code: '2.3.3', yes: 10, of: 14 },
      { code: '2.4.1', yes: 12, of: 13 },
      { code: '2.4.2', yes: 11, of: 13, notWhere: '2.4.1 N/A' },
      { code: '2.4.3', yes: 11, of: 13, notWhere: '2.4.1 N/A' },
    ],
  } as const;
  return makeSheet(plan, late.figures);
}

/** Unpaid work and Through the Gate are asked of some cases only. */
export function crcSheet(): string {
  const plan = {
    seed: 7,
    cases: 20,
    idColumn: 'case_id',
    profiles: { sentence: { Community: 12, 'Post-release': 8 } },
    questions: [
      { code: '2.1.1', yes: 14, of: 20 },
      { code: '2.1.2', yes: 15, of: 20 },
      { code: '2.1.3', yes: 11, of: 20 },
      { code: '2.2.1', yes: 13, of: 20 },
      { code: '2.2.2', yes: 14, of: 20 },
      { code: '2.2.3', yes: 9, of: 20 },
      { code: '2.3.1', yes: 13, of: 20 },
      { code: '2.3.2', yes: 11, of: 20 },
      { code: '2.3.3', yes: 8, of: 20 },
      { code: '2.4.1', yes: 12, of: 18 },
      { code: '2.4.2', yes: 12, of: 18, notWhere: '2.4.1 N/A' },
      { code: '2.4.3', yes: 9, of: 18, notWhere: '2.4.1 N/A' },
      { code: '4.1.1', yes: 7, of: 9, notWhere: 'sentence Post-release' },
      { code: '4.2.1', yes: 5, of: 8, notWhere: 'sentence Community' },
    ],
  } as const;
  return makeSheet(plan, crc.figures);
}

/** Court reports and victim work are asked of some cases only. */
export function npsSheet(): string {
  const plan = {
    seed: 5,
    cases: 20,
    idColumn: 'case_id',
    profiles: { sentence: { Community: 9, 'Post-release': 11 } },
    questions: [
      { code: '2.1.1', yes: 16, of: 20 },
      { code: '2.1.2', yes: 17, of: 20 },
      { code: '2.1.3', yes: 14, of: 20 },
      { code: '2.2.1', yes: 15, of: 20 },
      { code: '2.2.2', yes: 15, of: 20 },
      { code: '2.2.3', yes: 13, of: 20 },
      { code: '2.3.1', yes: 16, of: 20 },
      { code: '2.3.2', yes: 14, of: 20 },
      { code: '2.3.3', yes: 14, of: 20 },
      { code: '2.4.1', yes: 15, of: 20 },
      { code: '2.4.2', yes: 14, of: 20 },
      { code: '2.4.3', yes: 12, of: 20 },
      { code: '3.1.1', yes: 10, of: 12 },
      { code: '3.2.1', yes: 4, of: 5 },
    ],
  } as const;
  return makeSheet(plan, nps.figures);
}
