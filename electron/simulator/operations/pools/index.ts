import type { Operation } from '../../protocol/operation.ts'
import { addCustomAttributes } from './custom-attributes.ts'
import {
  createUserPoolDomain,
  deleteUserPoolDomain,
  describeUserPoolDomain,
  updateUserPoolDomain,
} from './domains.ts'
import { getLogDeliveryConfiguration, setLogDeliveryConfiguration } from './log-delivery.ts'
import { getUserPoolMfaConfig, setUserPoolMfaConfig } from './mfa-config.ts'
import { createUserPool, deleteUserPool, describeUserPool, listUserPools, updateUserPool } from './pools.ts'
import { getProvisionedLimit } from './provisioned-limit.ts'
import { describeRiskConfiguration, setRiskConfiguration } from './risk-configuration.ts'
import { listTagsForResource, tagResource, untagResource } from './tags.ts'

export const poolOperations: readonly Operation[] = [
  addCustomAttributes,
  createUserPool,
  createUserPoolDomain,
  deleteUserPool,
  deleteUserPoolDomain,
  describeRiskConfiguration,
  describeUserPool,
  describeUserPoolDomain,
  getLogDeliveryConfiguration,
  getProvisionedLimit,
  getUserPoolMfaConfig,
  listTagsForResource,
  listUserPools,
  setLogDeliveryConfiguration,
  setRiskConfiguration,
  setUserPoolMfaConfig,
  tagResource,
  untagResource,
  updateUserPool,
  updateUserPoolDomain,
]
