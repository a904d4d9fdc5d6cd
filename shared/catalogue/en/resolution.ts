/** Which source wins: names, answers, reasons, warnings, findings, and the words of the view, in one place. */
import { findingTitle, resolutionFindingAdvice, resolutionFindingText } from './resolution-findings.js';
import {
  environmentName,
  fromOrigin,
  originName,
  shellNames,
  sourceName,
  spokenSource,
  toolName,
} from './resolution-names.js';
import { gainParts, outcomeBadge, outcomeParts, outcomeText } from './resolution-outcomes.js';
import { reasonParts, reasonText } from './resolution-reasons.js';
import { warningText } from './resolution-warnings.js';
import {
  allTools,
  environments,
  fixes,
  profileResolution,
  resolutionView,
  whatIf,
  whatIfParts,
} from './window-resolution.js';

export const resolution = {
  toolName,
  sourceName,
  spokenSource,
  originName,
  fromOrigin,
  environmentName,
  shellNames,
  outcomeParts,
  outcomeText,
  outcomeBadge,
  gainParts,
  reasonParts,
  reasonText,
  warningText,
  findingTitle,
  resolutionFindingText,
  resolutionFindingAdvice,
  resolutionView,
  allTools,
  profileResolution,
  environments,
  whatIf,
  whatIfParts,
  fixes,
};
