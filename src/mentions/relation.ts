import type { Block } from './blocks.ts'
import { type InSentence, type Sentence, SIGN, signAt } from './sentence.ts'

/** What a sentence says about the agent that it is written for and one that it mentions. */
export type Relation = {
  readonly kind: 'handoff' | 'delegates'
  /** `to`: from the agent itself to the mentioned one; `from`: the other way round. */
  readonly direction: 'to' | 'from'
  /** How plainly it is said; of several sentences about two agents the plainest is the evidence. */
  readonly weight: number
}

/** Whom a text speaks to: the agent itself (its prompt), or those who choose among agents (its description). */
export type Voice = 'prompt' | 'description'

const says = (kind: Relation['kind'], direction: Relation['direction'], weight: number): Relation => ({
  kind,
  direction,
  weight,
})

/** The words between a verb and a name that say nothing: `the`, `a dedicated`. */
const DET =
  '(?:(?:the|a|an|your|our|its|their|another|separate|new|fresh|dedicated|speciali[sz]ed|specialist|appropriate|paired|main|(?:sub-?)?agents?|to|via|named|called) )*'
/** Words of the same sentence, at most so many characters. */
const FEW = (most: number) => `[^.;!?→]{0,${most}}?`

type Rule = {
  readonly before: RegExp
  readonly after?: RegExp
  readonly relation: Relation
  readonly named?: true
  readonly aloud?: true
}

const rule = (before: string, relation: Relation, more: Pick<Rule, 'after' | 'named' | 'aloud'> = {}): Rule => ({
  before: new RegExp(`(?:^|[^\\w'-])${before}$`),
  relation,
  ...more,
})

/**
 * What the words right before a name say. `named`: the verb has other objects too (`use`), so the name must be written as
 * an agent. `aloud`: also in a description, which speaks to the caller: `use X` is advice to them there, `after X` is not.
 */
const RULES: readonly Rule[] = [
  // The other way round first: "receives work delegated from X" holds the verb of the plain direction too.
  rule(
    `receiv\\w* ${FEW(30)}(?:tasks?|work|assignments?|requests?|orders?|instructions|queries|query) ${FEW(40)}from ${DET}`,
    says('delegates', 'from', 4),
    { aloud: true },
  ),
  rule(
    `(?:spawned|called|invoked|launched|dispatched|delegated to|orchestrated|tasked|started) (?:\\w+ )?by ${DET}`,
    says('delegates', 'from', 4),
    { aloud: true },
  ),
  rule(
    `reports? (?:(?:back|directly|results?|findings|progress|status|your|the|all) ){0,4}to ${DET}`,
    says('delegates', 'from', 3),
    { aloud: true },
  ),
  rule(
    `(?:receiv\\w*|takes?|synthesi[sz]\\w*|aggregat\\w*|merges?|collects?|gathers?|consum\\w*|consolidat\\w*) ${FEW(80)}from ${DET}`,
    says('handoff', 'from', 4),
    { aloud: true },
  ),
  rule(
    `(?:outputs?|results?|findings|reports?|plan|prd|specs?|handoffs?|inputs?|deliverables?|artifacts?|summar(?:y|ies)|rules|concepts) from ${DET}`,
    says('handoff', 'from', 3),
    { aloud: true },
  ),
  rule(
    `(?:read|take|consume|use|review|receive|verify|implement|execute|follow)\\w* ${FEW(60)}(?:produced|created|written|generated|prepared) by ${DET}`,
    says('handoff', 'from', 3),
    { aloud: true },
  ),
  rule(
    `(?:handed (?:off|over)|passed on|escalated|forwarded) (?:\\w+ )?(?:by|from) ${DET}`,
    says('handoff', 'from', 4),
    { aloud: true },
  ),
  rule(`after ${DET}`, says('handoff', 'from', 3), {
    after:
      /^(?: (?:sub-?)?agents?)?(?:'s [\w ]{1,30}?)? (?:has |have |is |are )?(?:complet|finish|done|produc|approv)\w*/,
    aloud: true,
  }),
  // Handing over.
  rule(
    `(?:hand(?:s|ed|ing)?(?:[ -](?:it|this|that|them|work|control|everything|the \\w+))?[ -]?(?:off|over)|handoffs?|hand-offs?|escalat\\w+|defer(?:s|red|ring)?|transfer\\w*|forward(?:s|ed|ing)?) ${FEW(90)}(?:to|with) ${DET}`,
    says('handoff', 'to', 5),
    { aloud: true },
  ),
  rule(
    `(?:hand(?:s|ed|ing)?|pass(?:es|ed|ing)?|sends?|sending|sent|submit\\w*) (?:it|this|that|them|these|work|control|(?:the |your |its |all |any )?[\\w. -]{1,50}?) (?:on |back |over )?to ${DET}`,
    says('handoff', 'to', 4),
  ),
  rule(
    `(?:hand|proceeds?|transitions?|returns?|switch(?:es)?|moves? on|continues?|pass(?:es)?) (?:back |on |over )?(?:to|with) ${DET}`,
    says('handoff', 'to', 4),
  ),
  rule(`(?:handoff|hand-off) ${DET}`, says('handoff', 'to', 4), { after: /^ (?:with|via|after|once|when)\b/ }),
  rule(`notif(?:y|ies) ${DET}`, says('handoff', 'to', 3), { named: true }),
  rule(`(?:consumed|picked up|continued|taken over) by ${DET}`, says('handoff', 'to', 4), { aloud: true }),
  rule(`ready for ${DET}`, says('handoff', 'to', 3), { named: true, aloud: true }),
  rule(`(?:brief|briefs|feeds?|unblocks?) (?:into )?${DET}`, says('handoff', 'to', 3), { named: true, aloud: true }),
  rule(`provid(?:e|es|ing) ${DET}`, says('handoff', 'to', 3), {
    named: true,
    aloud: true,
    after: /^(?: (?:sub-?)?agents?)? with /,
  }),
  // Calling, with the answer coming back.
  rule(
    `(?:delegat\\w*|rout(?:e|es|ed|ing)|dispatch\\w*|assign(?:s|ed|ing)?|outsourc\\w*) ${FEW(90)}to ${DET}`,
    says('delegates', 'to', 5),
  ),
  rule(
    `(?:call|calls|calling|invoke|invokes|invoking|spawn|spawns|spawning|launch|launches|launching|dispatch|dispatches|dispatching|summon|engage|consult|consults|consulting) ${DET}`,
    says('delegates', 'to', 4),
  ),
  rule(`(?:use|uses|using|run|runs|running|ask|asks|start|trigger) ${DET}`, says('delegates', 'to', 3), {
    named: true,
  }),
  rule(
    `(?:spawn|launch|invoke|dispatch|call|use)\\w* ${FEW(40)}(?:task|agent) tool ${FEW(40)}(?:with|for|to|on) ${DET}`,
    says('delegates', 'to', 4),
  ),
  rule(`task to ${DET}`, says('delegates', 'to', 4)),
]

/** What may follow a name that is the object of a verb. `use X's style` and `use X format` speak of something else. */
const OBJECT_ENDS =
  /^(?:[ ]?\(?(?:sub-?)?agents?\b|[ ]?(?:pass|review|check)\b)?(?:$|[ ]*[.,;:!?)\]"/|&+<\\–—→-]| (?:to|for|when|if|whenever|before|after|via|with|on|and|or|in|as|first|only|proactively|immediately|again|using|through|so|once|until|while|by|at|because|who|which|that|directly|instead|per|early|from|tool|then|\d)\b)/

const NEGATION =
  /\b(?:not|never|don't|doesn't|cannot|can't|won't|shouldn't|mustn't|avoid|without|rather than|instead of|except|no longer)\b|❌/
const CONDITION = /^\W*(?:if|when|whenever|unless|once|where|while|for|as)\b/
/** Somebody else who does it. */
const OTHERS =
  /\b(?:users?|they|orchestrator|main agent|main conversation|parent|coordinator|caller|other agents|someone|people|he|she)(?: \w+){0,2} $/

const LIST = new RegExp(
  `^${SIGN}(?: (?:sub-?)?agents?)?(?:(?: ?[,/&+] ?(?:and |or |then )?| and | or )(?:the )?${SIGN}(?: (?:sub-?)?agents?)?)*`,
)
const LIST_BEFORE = new RegExp(
  `(?:${SIGN}(?: (?:sub-?)?agents?)?(?: ?[,/&+] ?(?:and |or |then )?| and | or )(?:the )?)+$`,
)

/** What a sentence says about one of its mentions; null where it says nothing that a reader would draw. */
export const relationIn = (sentence: Sentence, at: number, block: Block, voice: Voice): Relation | null => {
  const mention = sentence.mentions[at]
  const sign = String.fromCharCode(0xe000 + at)
  const place = sentence.words.indexOf(sign)
  if (!mention || place < 0) return null
  if (mention.form === 'call') return voice === 'prompt' ? says('delegates', 'to', 6) : null
  if (block.kind === 'code' || block.kind === 'heading' || block.example) return null
  const { words } = sentence
  if (/\?\W*$/.test(words) || /\binstead\b/.test(words) || isSaidAloud(words, place)) return null
  // In a list of names, what stands before the first and behind the last holds for all.
  const before = words.slice(0, place).replace(LIST_BEFORE, '')
  const after = words.slice(place).replace(LIST, '')
  if (isNegated(before) || NEGATION.test(block.lead) || isForOthers(block)) return null
  return (
    (mention.strong ? fromWords(before, after, mention, voice, /\bskills?\b/.test(lastOf(block.under))) : null) ??
    (voice === 'prompt' ? fromPlace(sentence, at, before, after, block) : null)
  )
}

/** How far before a name its verb is looked for, in characters. */
const VERB_NEAR = 180
/** What every rule needs somewhere. Most mentions have none of it and are done with here. */
const VERB =
  /\b(?:receiv|take|spawn|call|invok|launch|dispatch|delegat|orchestrat|task|start|report|synthesi|aggregat|merg|collect|gather|consum|consolidat|from|by|after|hand|escalat|defer|transfer|forward|pass|send|sent|submit|proceed|transition|return|switch|move|continu|notif|ready|brief|feed|unblock|provid|rout|assign|outsourc|summon|engage|consult|use|using|run|ask|trigger)/

const CALL = /subagent_type|route to=|agent name=/
/** A list that may be one of whom to call or hand over to, by what leads it in. */
const LISTED = /agent|hand|escalat|delegat|call|invok|spawn|receiv|input|rout/

/** False where a sentence certainly says nothing: most that name an agent hold no word that any rule needs. */
export const maySay = ({ kind, lead, under }: Block, source: string): boolean => {
  const words = source.toLowerCase()
  if (kind === 'code') return CALL.test(words)
  if (kind === 'row' || (kind === 'item' && LISTED.test(lead === '' ? lastOf(under) : lead + lastOf(under))))
    return true
  return VERB.test(words) || /→|->|➜|=>|⟶/.test(words) || CALL.test(words)
}

const fromWords = (
  before: string,
  after: string,
  mention: InSentence,
  voice: Voice,
  ofSkills: boolean,
): Relation | null => {
  const near = before.slice(-VERB_NEAR)
  if (!VERB.test(near)) return null
  for (const { before: verb, after: follows, relation, named, aloud } of RULES) {
    if (voice === 'description' && !aloud) continue
    const match = verb.exec(near)
    if (!match) continue
    if (follows ? !follows.test(after) : relation.direction === 'to' && !OBJECT_ENDS.test(after)) continue
    const isWritten = ['at', 'agent'].includes(mention.form) || (!mention.shared && !['quoted'].includes(mention.form))
    if (named && !(isWritten && (!ofSkills || ['at', 'agent'].includes(mention.form)))) continue
    const subject = near.slice(0, match.index + 1)
    if (OTHERS.test(`${subject.trimEnd()} `) || endsWithAgent(subject)) return null
    return relation
  }
  return null
}

/** Another agent right before the verb is the one who does it. */
const AGENT_BEFORE = new RegExp(
  `${SIGN}(?: (?:sub-?)?agents?)?(?: (?:will|can|may|should|must|then|also|always|directly|verif\\w*|returns?)){0,3}[ (]*$`,
)
const endsWithAgent = (subject: string): boolean => AGENT_BEFORE.test(subject)

/** Words between quotation marks that are more than the name are something to say, not something done. */
const isSaidAloud = (words: string, place: number): boolean => {
  let open = -1
  for (let at = 0; at < words.length; at++) {
    if (words.charAt(at) !== '"') continue
    if (open < 0) open = at
    else {
      if (open < place && place < at) return true
      open = -1
    }
  }
  return open >= 0 && open < place
}

/** A negation counts in its own clause, and in the clauses before unless they only name a condition. */
const isNegated = (before: string): boolean =>
  before
    .split(/[,:→]| - | – | — | then /)
    .some((clause, at, all) => NEGATION.test(clause) && (at === all.length - 1 || !CONDITION.test(clause)))

/** Sections that say what is somebody else's, or that tell another one what to do. */
const isForOthers = ({ under, lead }: Block): boolean =>
  /\b(?:not|never|don't|avoid|out of scope|anti-?patterns?|instructions? (?:to|for) )\b/.test(lastOf(under)) ||
  /\b(?:out of scope|anti-?patterns?)\b/.test(lead)

/** The innermost heading. */
const lastOf = (under: string): string => under.slice(under.lastIndexOf('›') + 1)

const ARROW = /(?:→|->|➜|=>|⟶)\s*$/

/** What the place says where no verb stands: a row under a heading, an item of a list, the end of an arrow. */
const fromPlace = (sentence: Sentence, at: number, before: string, after: string, block: Block): Relation | null => {
  const mention = sentence.mentions[at]
  if (!mention || (!mention.strong && mention.form !== 'bold')) return null
  const [title, heading] = [block.lead === '' ? lastOf(block.under) : block.lead, lastOf(block.under)]
  if (block.kind === 'row') return mention.strong ? fromColumn(mention, block, title) : null
  const opens = /^[\s>]*(?:[-*+•]|\d{1,3}[.)])?[\s"]*$/.test(before)
  if (block.kind === 'item' && opens && OBJECT_ENDS.test(after)) return mentionedUnder(title) ?? mentionedUnder(heading)
  if (mention.strong && ARROW.test(before) && OBJECT_ENDS.test(after)) {
    const about = `${title} ${sentence.words}`
    if (/\bdelegat|\brout(?:e|es|ing)\b/.test(about)) return says('delegates', 'to', 2)
    if (/\bhand(?:s|ing)?[ -]?(?:off|over)|\bescalat/.test(about)) return says('handoff', 'to', 2)
  }
  return null
}

const mentionedUnder = (title: string): Relation | null => {
  const words = title.replace(/[*_`#]/g, '')
  if (/\b(?:hand[ -]?offs?|escalat\w*|receives?|inputs?) (?:work |tasks? |input )?from\b/.test(words))
    return says('handoff', 'from', 3)
  if (/\b(?:called|invoked|spawned|delegated) (?:to )?by\b/.test(words)) return says('delegates', 'from', 3)
  if (
    /\b(?:hands?[ -]?(?:off|over)|hand[ -]?offs?|handovers?|escalat\w*)(?: to\b| recommendations?\b| targets?\b| paths?\b|\W*$)/.test(
      words,
    )
  )
    return says('handoff', 'to', 3)
  if (/\bdelegat\w*(?: work)?(?: to\b|\W*$)/.test(words)) return says('delegates', 'to', 3)
  if (/\bsub-?agents?\b|\bagents\b/.test(words) && /\b(?:your|invoke|delegat\w*|task tool|call)\b/.test(words))
    return says('delegates', 'to', 2)
  if (/\broute tasks?\b/.test(words)) return says('delegates', 'to', 2)
  return null
}

const fromColumn = (mention: InSentence, block: Block, title: string): Relation | null => {
  if (block.columns.length === 0) return null
  const cell = cellAt(block.text, mention.start - block.start, block.columns.length)
  const column = (block.columns[cell] ?? '').replace(/[*`]/g, '').trim()
  if (/^(?:delegates?(?: to)?|call|agent to (?:call|use|spawn))$/.test(column)) return says('delegates', 'to', 3)
  if (/^(?:hand(?:s|ed)?[ -]?(?:off|over)s?(?: to)?|escalates?(?: to)?|next(?: agent)?)$/.test(column))
    return says('handoff', 'to', 3)
  if (!/^(?:target|to|agent|sub-?agent|specialist|use|route(?: to)?)$/.test(column)) return null
  if (/\bdelegat/.test(title)) return says('delegates', 'to', 2)
  return /\bhand[ -]?(?:off|over)|\bescalat/.test(title) ||
    block.columns.some((other) => /^hand[ -]?(?:off|over)/.test(other))
    ? says('handoff', 'to', 2)
    : null
}

/** Which cell of a row an offset lies in; a row may have more cells than its table has columns. */
const cellAt = (row: string, offset: number, columns: number): number => {
  let cell = -1
  for (let bar = row.indexOf('|'); bar >= 0 && bar < offset && cell < columns; bar = row.indexOf('|', bar + 1)) cell++
  return cell
}

/** `a → b → c`: the pairs of mentions that follow one another along arrows, as indices. */
export const chainsIn = (sentence: Sentence): (readonly [number, number])[] => {
  const pairs: (readonly [number, number])[] = []
  for (const { 1: left = '', 2: right = '' } of sentence.words.matchAll(CHAIN)) {
    const [from, to] = [signAt(left), signAt(right)]
    if (sentence.mentions[from]?.strong && sentence.mentions[to]?.strong) pairs.push([from, to])
  }
  return pairs
}

const CHAIN = new RegExp(`(${SIGN}) ?(?:→|->|➜|=>|⟶) ?(?=(${SIGN}))`, 'g')
