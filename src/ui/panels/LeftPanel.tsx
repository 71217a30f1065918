import { useAfterPicture } from '../kit/use-after-picture.ts'
import { Outline } from './Outline.tsx'
import { Palette } from './Palette.tsx'

/** What can be added, and what is there. */
export const LeftPanel = () => (
  <div className="isolate flex h-full min-h-0 flex-col bg-panel">
    <Palette />
    <h2 className="caption shrink-0 px-3 pt-3 pb-1">Outline</h2>
    {useAfterPicture() ? <Outline /> : null}
  </div>
)
