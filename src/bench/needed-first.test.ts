import { expect, test } from 'vitest'
import { neededFirst } from './needed-first.ts'

const scripts: Readonly<Record<string, string>> = {
  'assets/main.js': 'import{n as a}from"./kit.js";import"./styles.js";const b=()=>import("./editor.js");export{b}',
  'assets/kit.js': 'export*from"./kit-parts.js";var text="a from b";',
  'assets/kit-parts.js': 'import*as x from"./main.js";',
  'assets/styles.js': '',
}

test('what a page names and what that imports at once is needed first; what is asked for later is not', () => {
  const html = '<script type="module" src="./assets/main.js"></script><link rel="stylesheet" href="./assets/main.css">'
  expect([...neededFirst(html, (path) => scripts[path]!)]).toEqual([
    'assets/main.js',
    'assets/kit.js',
    'assets/styles.js',
    'assets/kit-parts.js',
  ])
})
