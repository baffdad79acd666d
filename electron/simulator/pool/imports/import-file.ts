import { isUtf8 } from 'node:buffer'
import { parse } from 'csv-parse/sync'
import type { SchemaAttribute } from '../schema.ts'
import { csvHeader, passwordHashColumn } from './csv-header.ts'

const largestFile = 100 * 1024 * 1024
const mostRows = 500_000
/** How many rows are read at a time. */
const blockSize = 256
const newline = 0x0a
const byteOrderMark = Buffer.from('\uFEFF')

/** A file that no row can be imported from. The message becomes the job's; its wording is not confirmed. */
export class UnreadableFile extends Error {}

export type FileRow = {
  /** The header's is 1. Whether the service counts so is not confirmed. */
  readonly line: number
  /** In characters. */
  readonly length: number
  /** Trimmed, in the order of the columns; more or fewer than there are columns in a bad row. */
  readonly values: readonly string[]
}

/**
 * The rows of an uploaded file, read piece by piece. The format is not quite CSV: a comma in a value has a backslash
 * before it, quotation marks are characters like all others, and so no value goes beyond its line.
 */
export class ImportFile {
  readonly columns: readonly string[]
  readonly #bytes: Buffer
  #offset: number
  #line = 1
  #block: FileRow[] = []
  #position = 0

  /** Throws UnreadableFile for what is too large, not UTF-8, or has other columns than the pool asks for. */
  constructor(bytes: Buffer, schema: readonly SchemaAttribute[], withHashes: boolean) {
    if (bytes.length > largestFile) throw new UnreadableFile('The CSV file is larger than 100 MB.')
    if (!isUtf8(bytes)) throw new UnreadableFile('The CSV file is not encoded in UTF-8.')
    if (bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark)) {
      throw new UnreadableFile('The CSV file begins with a byte order mark.')
    }
    if (hasMoreLines(bytes, mostRows + 1)) {
      throw new UnreadableFile(`The CSV file has more than ${mostRows} users.`)
    }
    this.#bytes = bytes
    this.#offset = endOfLines(bytes, 0, 1)
    this.columns = readLines(bytes.subarray(0, this.#offset), 1)[0]?.values ?? []
    checkColumns(this.columns, csvHeader(schema), withHashes)
  }

  get atEnd(): boolean {
    while (this.#position === this.#block.length && this.#offset < this.#bytes.length) this.#readBlock()
    return this.#position === this.#block.length
  }

  /** The next row; undefined at the end. Empty lines are none. */
  next(): FileRow | undefined {
    if (this.atEnd) return undefined
    const row = this.#block[this.#position]
    this.#position += 1
    return row
  }

  #readBlock(): void {
    const end = endOfLines(this.#bytes, this.#offset, blockSize)
    const rows = readLines(this.#bytes.subarray(this.#offset, end), this.#line + 1)
    this.#block = rows.filter(({ length }) => length > 0)
    this.#position = 0
    this.#line += rows.length
    this.#offset = end
  }
}

function checkColumns(columns: readonly string[], wanted: readonly string[], withHashes: boolean): void {
  const missing = wanted.some((column) => !columns.includes(column))
  const unknown = columns.some((column) => !wanted.includes(column) && column !== passwordHashColumn)
  if (missing || unknown || new Set(columns).size < columns.length) {
    throw new UnreadableFile('The header of the CSV file does not match the attributes of the user pool.')
  }
  if (withHashes && !columns.includes(passwordHashColumn)) {
    throw new UnreadableFile(`The CSV file has no ${passwordHashColumn} column.`)
  }
}

function readLines(bytes: Buffer, firstLine: number): FileRow[] {
  const lines = parse(bytes, {
    quote: null,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
  })
  return lines.map((parts, index) => ({
    line: firstLine + index,
    length: parts.reduce((sum, part) => sum + part.length, parts.length - 1),
    values: joinEscaped(parts).map((value) => value.trim()),
  }))
}

/** A value that ends with a backslash goes on behind the comma. */
function joinEscaped(parts: readonly string[]): readonly string[] {
  if (!parts.some((part) => part.endsWith('\\'))) return parts
  const values: string[] = []
  let begun = ''
  for (const [index, part] of parts.entries()) {
    if (part.endsWith('\\') && index < parts.length - 1) {
      begun += `${part.slice(0, -1)},`
    } else {
      values.push(begun + part)
      begun = ''
    }
  }
  return values
}

/** Where so many lines from an offset on end; the end of the file where there are fewer. */
function endOfLines(bytes: Buffer, offset: number, count: number): number {
  let end = offset
  for (let found = 0; found < count; found += 1) {
    const next = bytes.indexOf(newline, end)
    if (next === -1) return bytes.length
    end = next + 1
  }
  return end
}

function hasMoreLines(bytes: Buffer, count: number): boolean {
  return endOfLines(bytes, 0, count) < bytes.length
}
