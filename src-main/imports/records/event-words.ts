import { ignoredCodes } from '#contract/imports.ts';
import type { CirculationEvent } from '#contract/records.ts';
import { simplified } from '#text/simplified.ts';
import { normalise } from '../columns/normalise.ts';
import type { EventWords } from '../profiles/profile.ts';
import { pickOf, type BuildContext } from './context.ts';
import { Passed, Refusal } from './refusal.ts';

/** What check-outs, renewals and returns are called where no profile says. */
const usual: EventWords['words'] = {
  issue: 'issue', issued: 'issue', checkout: 'issue', 'check out': 'issue', 'check-out': 'issue', 'checked out': 'issue', charge: 'issue', 'charge item': 'issue', 'charge item part b': 'issue', charged: 'issue', loan: 'issue', lend: 'issue', lent: 'issue', borrow: 'issue', borrowed: 'issue', 借: 'issue', 借书: 'issue', 借出: 'issue', 外借: 'issue', 借阅: 'issue', 图书借出: 'issue',
  renew: 'renew', renewal: 'renew', renewed: 'renew', 'renew item': 'renew', 续: 'renew', 续借: 'renew', 图书续借: 'renew',
  return: 'return', returned: 'return', checkin: 'return', 'check in': 'return', 'check-in': 'return', 'checked in': 'return', discharge: 'return', 'discharge item': 'return', discharged: 'return', 还: 'return', 还书: 'return', 归还: 'return', 归还图书: 'return', 图书归还: 'return',
  localuse: 'localuse', 'in-house use': 'localuse', 'in house use': 'localuse', 阅览: 'localuse', 馆内阅览: 'localuse',
  hold: 'not-a-loan', reserve: 'not-a-loan', 'placed on hold': 'not-a-loan', 预约: 'not-a-loan', 预借: 'not-a-loan', fine: 'fee', fee: 'fee', payment: 'fee', 罚款: 'fee', 缴费: 'fee', 赔书: 'fee',
};

type Meaning = CirculationEvent | Passed | Refusal;

/** What a row's event is: an event, why it is passed over, or that nobody knows. */
export function eventReader(context: BuildContext): (cells: readonly string[]) => Meaning {
  const { profile } = context.columns;
  const { words, otherwise, with: also } = profile?.events ?? ({ words: usual } as EventWords);
  const meanings = new Map<string, Meaning>(Object.entries(words).map(([word, meaning]) => [key(word), meaningOf(meaning)]));
  const unknown: Meaning = otherwise === undefined ? new Refusal('unknown-event', 'event_type') : new Passed(otherwise);
  const nothing = new Refusal('missing-value', 'event_type');
  const pick = pickOf(context, 'event_type');
  const second = also === undefined ? -1 : context.header.findIndex((name) => normalise(name) === normalise(also));
  const known = new Map<string, Meaning>();
  const settle = (word: string, more: string): Meaning => {
    const [first, and] = [key(word), key(more)];
    if (first === '') return nothing;
    return meanings.get(`${first}/${and}`) ?? meanings.get(first) ?? meanings.get(first.replace(/[_-]+/g, ' ')) ?? unknown;
  };
  return (cells) => {
    const word = pick(cells) ?? '';
    const more = second < 0 ? '' : cells[second] ?? '';
    const whole = more === '' ? word : `${word}/${more}`;
    let meaning = known.get(whole);
    if (meaning === undefined) {
      meaning = settle(word, more);
      if (known.size < 1000) known.set(whole, meaning);
    }
    return meaning;
  };
}

const key = (text: string): string => simplified(text).normalize('NFKC').trim().toLowerCase();

function meaningOf(word: EventWords['words'][string]): Meaning {
  const code = ignoredCodes.find((each) => each === word);
  return code === undefined ? (word as CirculationEvent) : new Passed(code);
}
