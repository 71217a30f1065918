import * as z from 'zod/mini'
import en from 'zod/v4/locales/en.js'

/*
 * zod's small form: it is a third of the other one's weight, and its schemas are made in a part of the time, which the page
 * waits for before it shows anything. Its messages come apart from it.
 */
z.config(en())

export { z }
