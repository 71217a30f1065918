import type { Design } from '../../design/model.ts'
import { baseName, folderOf } from '../../files/path.ts'
import type { Change } from '../../project/change.ts'
import type { Reading } from '../../project/reading.ts'

/** The files that are about a record: an agent's own file, a directory's instructions, a spec. Best guess first. */
export const filesOfRecord = (
  design: Design,
  reading: Reading,
  changes: readonly Change[],
  id: string | undefined,
): readonly Change[] => {
  const record = id === undefined ? undefined : design.records[id]
  if (record?.kind === 'agent') {
    const places = new Set(Object.values(reading.places).flatMap((of) => of[record.id]?.path ?? []))
    const own = changes.filter(({ path, status }) => places.has(path) && status !== 'deleted')
    if (own.length > 0) return own
    return changes.filter(({ path }) => /\.md$/i.test(path) && baseName(path).slice(0, -3) === record.name)
  }
  if (record?.kind === 'spec') return changes.filter(({ path }) => path === record.path)
  if (record?.kind === 'directory') {
    const inside = changes.filter(({ path }) => folderOf(path) === record.path)
    return [...inside].sort((a, b) => Number(rank(a)) - Number(rank(b)))
  }
  return []
}

const rank = ({ path }: Change): boolean => baseName(path) !== 'INSTRUCTIONS.md'
