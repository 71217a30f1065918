import fc from 'fast-check'

/**
 * Values as people and generators of files really write them, and worse: everything that a reader of YAML may take
 * otherwise than it looks. `W` stands for a word.
 */
const SPELLINGS = [
  ...['W', 'W and W', 'W: W', 'W:W', 'W #W', 'W # W', 'W#W', '#W', '# W', 'W, W', 'W; W', 'W - W', 'W?', 'W!', '(W)'],
  ...[
    '"W"',
    "'W'",
    '"W: W"',
    "'W: W'",
    '"W # W"',
    '"W\\nW"',
    '"W \\"W\\""',
    "'it''s W'",
    '"W',
    "'W",
    'W"',
    "W's",
    '"W" W',
  ],
  ...['"W\\qW"', '"\\u002d-- W"', '"W\\x41"', '"W\\tW"', '""', "''", '" "', '"W" # W', "'W' # W", '"W"#W', '“W”'],
  ...[
    '*W*',
    '**W**: W',
    '*W',
    '*',
    '&W W',
    '&W',
    '!W',
    '!W W',
    '!!str W',
    '!!int 3',
    '|W',
    '>W',
    '%W',
    '@W',
    '`W`',
    '?W',
  ],
  ...[
    '? W',
    ': W',
    'W:',
    '- W',
    '-W',
    '--W',
    '[W]',
    '[W, W]',
    '[W',
    'W]',
    '[]',
    '["W", W]',
    '{W}',
    '{W: W}',
    '{}',
    '{{W}}',
  ],
  ...[
    'W --- W',
    '---W',
    'W---',
    '--- W',
    '"W --- W"',
    "'W---W'",
    '...',
    '... W',
    'W...',
    'W\\nW',
    'W\\n\\nW: W',
    '\\n',
    '\\',
  ],
  ...['123', '-1', '+1', '1.5', '1e3', '.5', '.inf', '-.inf', '.NaN', '0x1F', '0o17', '017', '1_000', '12:30', '1:2:3'],
  ...['true', 'True', 'FALSE', 'yes', 'No', 'on', 'off', 'y', 'null', 'Null', '~', '', ' ', '<<', '=', '2024-01-02'],
  ...[
    '2024-01-02T03:04:05Z',
    '2024-01-02 03:04',
    '12e',
    '0b1',
    '0x',
    '1.',
    '1.2.3',
    '-',
    '+',
    '.',
    'W  ',
    'W\t',
    '\tW',
  ],
  ...[
    'W\t# W',
    'W\tW',
    'W\u00a0# W',
    '\u00a0W',
    '\u200bW',
    'W\u2028W',
    'W\u0085W',
    'Wü日本🙂',
    'W <example>user: "W"</example> W',
  ],
  ...[
    'W: "W"',
    "W: 'W'",
    'W "W: W"',
    'W [W]: W',
    'W {{W}} W',
    '<W>',
    '$W',
    '${W}',
    'W | W',
    'W > W',
    'W & W',
    'W %W @W',
  ],
  ...[
    'W\n  W',
    'W\n  W: W',
    'W\n  # W\n  W',
    'W # W\n  W',
    'W\nW',
    'W\n\n  W',
    'W\n  - W',
    '"W\n  W"',
    '"W\n\n  W"',
    "'W\n  W'",
  ],
  ...[
    '|\n  W\n  W',
    '|-\n  W',
    '|+\n  W\n',
    '>\n  W\n  W',
    '>-\n  W\n\n  W',
    '>-\n  W: W\n    W',
    '|2\n  W',
    '|\n W\n   W',
    '|\n   W\n W',
  ],
  ...[
    '|\n  W\n  ---\n  W',
    '|\n  W\n---W',
    '|\n\tW',
    '|\n  W\n  # W',
    '| # W\n  W',
    '|\nW',
    '>\n',
    '|\n  W  \n  W\t',
    '|\n\n  W\n\n\n',
  ],
  ...[
    '\n  W',
    '\n  W: W',
    '\n  - W\n  - W',
    '\n- W\n- W',
    '\n  - W: W',
    '\n  "W"',
    '\n  >-\n  W',
    '\n\tW',
    ' # W',
    '#\n  W',
    '\n  # W\n  W',
  ],
  ...[
    '*W\n  W',
    '[W,\n  W]',
    '[W,\nW]',
    '{W: W,\n  W: W}',
    '"W\\\n  W"',
    '"W\nW"',
    'W,\n  W',
    '>\n  W\n   W\n  W',
    '|-\n  W\n  W: W # W',
  ],
]

const WORDS = ['review', 'writes', 'code', 'Use when', 'a', 'user', 'on', 'x1', 'it', 'Tests']

/** One value in one of its spellings. */
export const anOddValue: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...SPELLINGS), fc.array(fc.constantFrom(...WORDS), { minLength: 5, maxLength: 5 }))
  .map(([spelling, words]) => {
    let next = 0
    return spelling.replace(/W/g, () => words[next++ % words.length] ?? 'w')
  })

/** A key as it is spelled by people who remember it nearly. */
const oddKey = (key: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(key) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        key.toUpperCase(),
        `"${key}"`,
        `'${key}'`,
        `${key} `,
        ` ${key}`,
        `  ${key}`,
        `- ${key}`,
        `? ${key}\n`,
        `${key}\t`,
        `#${key}`,
        key.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`),
        key.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`),
      ),
    },
  )

const COLON = fc.oneof(
  { weight: 20, arbitrary: fc.constant(': ') },
  { weight: 2, arbitrary: fc.constantFrom(':', ':  ', ':\t', ' : ', ': \t', ' = ') },
)

/** One entry of a header: a key that is known, with a value. */
export const anEntry = (key: string, value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(oddKey(key), COLON, value).map(([name, colon, text]) => `${name}${colon}${text}`)

const STRAY_LINES = [
  ...['', '', '# a comment', '  ', '\t', '  # indented', 'no colon here', '- item', '  extra: 1', 'unknown: value'],
  ...['unknown: [a, b]', 'meta:\n  a: 1\n  b: [x]', 'category: a: b', 'emoji: 🙂', '...', '"quoted": 1', '<<: *a'],
  ...['anchor: &a one', 'again: *a', '%YAML 1.2', 'tags:\n- a\n- b', '? x\n: y', '{}', 'a: 1\na: 2', "it's: 1"],
]

const FRAMES = {
  before: fc.oneof(
    { weight: 30, arbitrary: fc.constant('') },
    { weight: 2, arbitrary: fc.constant('\uFEFF') },
    { weight: 1, arbitrary: fc.constantFrom('\n', ' ', '\r\n', '# Title\n', '<!-- x -->\n', '\uFEFF\n') },
  ),
  open: fc.oneof(
    { weight: 30, arbitrary: fc.constant('---\n') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '---  \n',
        '---\t\n',
        '----\n',
        '--- \n\n',
        '---yaml\n',
        '--- yaml\n',
        '--\n',
        '---\n\n',
        '---\n---\n',
      ),
    },
  ),
  close: fc.oneof(
    { weight: 30, arbitrary: fc.constant('---\n') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '--- \n',
        '----\n',
        '---',
        '',
        '  ---\n',
        '...\n',
        '--- text\n',
        '---text\n',
        '\n---\n',
        '---\n---\n',
        '-- -\n',
        '***\n',
      ),
    },
  ),
  body: fc.constantFrom(
    'You do it.\n',
    '\n\nYou do it.\n\n',
    'You do it',
    '',
    '  indented\n',
    '---\nname: other\n---\nx\n',
    '# Head\n\n- a\n---\nb\n',
    '{file:./x.md} {env:HOME}\n',
    '\u00a0odd\u00a0\n',
    '\uFEFFmarked\n',
  ),
}

const LINE_ENDS = fc.oneof(
  { weight: 20, arbitrary: fc.constant((text: string) => text) },
  { weight: 3, arbitrary: fc.constant((text: string) => text.replaceAll('\n', '\r\n')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      (text: string) => text.replaceAll('\n', '\r'),
      (text: string) => text.replace('\n', '\r\n'),
      (text: string) => text.replace(/\n(?=[^\n]*$)/, '\r\n'),
    ),
  },
)

/** A whole agent file of the given entries, in an odd order, among odd lines, in an odd frame. */
export const anOddFile = (entries: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc
    .record({
      lines: fc.tuple(...entries),
      strays: fc.oneof(
        { weight: 4, arbitrary: fc.constant([] as string[]) },
        { weight: 1, arbitrary: fc.array(fc.constantFrom(...STRAY_LINES), { minLength: 1, maxLength: 2 }) },
      ),
      at: fc.nat(9),
      twist: fc.nat(14),
      ...FRAMES,
      ends: LINE_ENDS,
    })
    .map(({ lines, strays, at, twist, before, open, close, body, ends }) => {
      const all = twist === 0 ? [...lines].reverse() : [...lines]
      if (twist === 1) all.push(all[0] ?? '')
      all.splice(at % (all.length + 1), 0, ...strays)
      return ends(`${before}${open}${all.join('\n')}\n${close}${body}`)
    })
