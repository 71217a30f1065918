/** Other names of the same tools (SDK 0.3.330, `LEGACY_TOOL_NAME_ALIASES`). */
const ALIASES: Readonly<Record<string, string>> = {
  Task: 'Agent',
  KillShell: 'TaskStop',
  KillBash: 'TaskStop',
  ListPeers: 'ListAgents',
  Brief: 'SendUserMessage',
}

/** The client's name of the tool that an item names: `Bash(npm test)` is Bash, `Task` is Agent. */
export const toolName = (item: string): string => {
  const name = item.replace(/\(.*$/s, '')
  return ALIASES[name] ?? name
}
