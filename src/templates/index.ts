import { featureTeam } from './feature-team.ts'
import { reviewPanel } from './review-panel.ts'
import type { Template } from './template.ts'
import { writingPipeline } from './writing-pipeline.ts'

/** The designs to start from, one per pattern. */
export const templates: readonly Template[] = [writingPipeline, reviewPanel, featureTeam]
