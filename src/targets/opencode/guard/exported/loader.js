// Loads the guard of this team (../dotbox-guard.mjs), written by DotBox (dotbox:sealed 000000000000). Where the guard is missing or broken, OpenCode would go
// on without it: this refuses every call of every agent but those that OpenCode brings along.

const BUILT_IN = ['build', 'plan', 'general', 'explore']

const refusing = (problem) => ({
  id: 'dotbox.guard',
  server: async ({ client }) => ({
    'tool.execute.before': async ({ sessionID }) => {
      const { data } = await client.session.get({ path: { id: sessionID } })
      if (BUILT_IN.includes(data?.agent)) return
      throw new Error(
        `DotBox: the guard of this team cannot be loaded (${problem}), so its agents may do nothing. A person has to put .opencode/dotbox-guard.mjs back as it was exported.`,
      )
    },
  }),
})

export default await import(new URL('../dotbox-guard.mjs', import.meta.url).href).then(
  (guard) => guard.default,
  (error) => refusing(error.message),
)
