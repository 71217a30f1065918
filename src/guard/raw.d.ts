/** The text of a module, as Vite, Vitest and `src/run.mjs` give it. */
declare module '*?raw' {
  const text: string
  export default text
}
