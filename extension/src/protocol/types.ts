// The shapes of the host's messages under the names the rest of the extension uses. One place, so that a renamed
// schema is mended here and nowhere else.

import type { PageAnalyzeResult, ReportDocument } from './generated/protocol';

export type {
  Action,
  CatalogueInfo as CatalogueStatus,
  ChangeEntry,
  ChangeItem,
  ChangeKind,
  Changes,
  ChangesListResult as ChangesList,
  DocumentStatus,
  Facts,
  FeedbackAction,
  FeedbackAssessParams,
  FeedbackAssessResult as FeedbackAssessment,
  FeedbackDecision,
  FeedbackDirection,
  FeedbackLevel,
  FeedbackQuote,
  FeedbackRecordParams,
  FeedbackRecordResult,
  Finding,
  Given,
  LedgerEntry,
  LedgerListResult as LedgerList,
  LedgerWithdrawalResult as Withdrawal,
  MatchKind,
  Methods,
  OtherService,
  PageAnalyzeResult,
  PageLink,
  Prevalence,
  Regulation,
  ReportDocument,
  RpcErrorName,
  Severity,
  SeverityCounts,
  ServiceRef,
  SiteDocument,
  SiteGiven,
  SiteSummaryResult as SiteSummary,
  Stance,
  StoreState,
  TermsLink,
  TextQuote,
  TopFinding,
} from './generated/protocol';

/** The report of DESIGN 3.5 for a page that is terms: what the panel shows. */
export type Report = PageAnalyzeResult & { document: ReportDocument };
