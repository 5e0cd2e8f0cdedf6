/** A field of a table that a history shows has a word, or is a key of the house; a coded one has its codes' words. */
import { getTableColumns } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { designation, exitDeclaration } from '../src/domain/exit/exit.table.ts'
import * as fund from '../src/domain/fund/fund.schema.ts'
import { allocation, appropriation, payment } from '../src/domain/fund/fund.table.ts'
import { settlement, spending } from '../src/domain/fund/spending.table.ts'
import * as home from '../src/domain/household/household.schema.ts'
import {
  household,
  householdCause,
  householdCondition,
  incomeDeclared,
  incomeLine,
  membership,
  person,
  personCondition,
  statusEvent,
} from '../src/domain/household/household.table.ts'
import { finding, findingEvent } from '../src/domain/inspection/finding.table.ts'
import { complaintBody, revealBody } from '../src/domain/notice/complaint.schema.ts'
import { complaint, complaintStep, inquiry } from '../src/domain/notice/complaint.table.ts'
import {
  announcement,
  announcementAnswer,
  announcementObjection,
  announcementPosting,
  announcementRemoval,
} from '../src/domain/notice/announcement.table.ts'
import { document } from '../src/domain/notice/document.table.ts'
import {
  asset,
  assetDistribution,
  assetInspection,
  assetReturn,
  assetState,
} from '../src/domain/project/asset.table.ts'
import { gateEvidence, gatePassage, gateSignature, gateTick } from '../src/domain/project/gate.table.ts'
import { linkage, linkageDue, linkagePayment } from '../src/domain/project/linkage.table.ts'
import {
  commitment,
  libraryStep,
  performanceTarget,
  project,
  projectChange,
  projectFunding,
  progressPhoto,
  projectProgress,
} from '../src/domain/project/project.table.ts'
import * as library from '../src/domain/project/project.schema.ts'
import { posting, postingBatch, postingTerm } from '../src/domain/secondment/posting.table.ts'
import * as roll from '../src/domain/secondment/posting.schema.ts'
import { isInternal } from '../src/kernel/history.ts'
import { histories, records } from '../src/programme.ts'

/** By kind of record: the tables whose rows its commands write. */
const TABLES: Readonly<Record<string, readonly PgTable[]>> = {
  household: [
    household,
    householdCause,
    householdCondition,
    incomeDeclared,
    incomeLine,
    membership,
    person,
    personCondition,
    statusEvent,
  ],
  status: [statusEvent],
  membership: [membership],
  appropriation: [appropriation],
  allocation: [allocation],
  payment: [payment],
  spending: [spending],
  settlement: [settlement],
  designation: [designation],
  exit: [exitDeclaration],
  posting: [posting, postingTerm],
  batch: [postingBatch],
  project: [
    project,
    libraryStep,
    performanceTarget,
    projectChange,
    projectFunding,
    progressPhoto,
    projectProgress,
    gateEvidence,
    gatePassage,
    gateSignature,
    gateTick,
  ],
  gate: [gatePassage],
  commitment: [commitment],
  project_funding: [projectFunding],
  linkage: [linkage, linkageDue],
  benefit: [linkagePayment],
  asset: [asset, assetDistribution, assetInspection, assetReturn, assetState],
  document: [document],
  complaint: [complaint, complaintStep, inquiry],
  announcement: [
    announcement,
    announcementPosting,
    announcementRemoval,
    announcementObjection,
    announcementAnswer,
  ],
  finding: [finding, findingEvent],
}

/** And what the commands are told, where that is more than the tables hold. */
const BODIES: Readonly<Record<string, readonly object[]>> = {
  household: [
    home.registrationBody,
    home.correctionBody,
    home.memberBody,
    home.leavingBody,
    home.incomeBody,
    home.findingsBody,
    home.causeBody,
    home.eventBody,
    home.moveBody,
    home.revealBody,
  ],
  appropriation: [fund.appropriationBody],
  allocation: [fund.allocationBody],
  payment: [fund.paymentBody, fund.stanceBody],
  posting: [roll.postingBody, roll.termBody],
  batch: [roll.batchBody],
  complaint: [complaintBody, revealBody],
  project: [
    library.projectBody,
    library.revisionBody,
    library.stepBody,
    library.targetBody,
    library.achievedBody,
    library.progressBody,
    library.proofBody,
    library.changeBody,
    library.decisionBody,
    library.projectPaymentBody,
  ],
}

const keysOf = (body: object): string[] => Object.keys('shape' in body ? (body.shape as object) : {})

test('every kind of record has its tables here and its words', () => {
  const types = [...new Set(records.map(k => k.type))].toSorted()
  expect(Object.keys(TABLES).toSorted()).toEqual(types)
  expect(Object.keys(histories).toSorted()).toEqual(types)
})

test('every field that a history shows has a word', () => {
  const without = Object.keys(TABLES).flatMap(type => {
    const keys = [
      ...TABLES[type]!.flatMap(table => Object.keys(getTableColumns(table))),
      ...(BODIES[type] ?? []).flatMap(keysOf),
    ]
    const fields = histories[type]!
    return [...new Set(keys)]
      .filter(key => !Object.hasOwn(fields, key) && !isInternal(key, fields))
      .map(key => `${type}.${key}`)
  })
  expect(without).toEqual([])
})
