const onMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform)

const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  ' ': 'Space',
}

/** The keys of a command as this machine writes them, one word per key: `['Ctrl', 'Shift', 'Z']`, `['⌘', '⇧', 'Z']`. */
export const keySigns = (keys: string, mac: boolean = onMac): string[] =>
  splitKeys(keys).map((key) => {
    if (key === 'Mod') return mac ? '⌘' : 'Ctrl'
    if (key === 'Shift') return mac ? '⇧' : 'Shift'
    if (key === 'Alt') return mac ? '⌥' : 'Alt'
    return SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  })

/** `Mod++` is Mod and the plus key. */
const splitKeys = (keys: string): string[] =>
  keys === '+' ? ['+'] : keys.endsWith('++') ? [...splitKeys(keys.slice(0, -2)), '+'] : keys.split('+')

export const keyText = (keys: string, mac: boolean = onMac): string => keySigns(keys, mac).join(mac ? '' : '+')
