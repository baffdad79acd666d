export type SqlValue = string | number | null

/** A piece of SQL and what is bound to its question marks, in their order. */
export type Sql = { readonly text: string; readonly values: readonly SqlValue[] }

export function sql(text: string, ...values: SqlValue[]): Sql {
  return { text, values }
}

/** Pieces one after the other, with a separator in between. */
export function joinSql(pieces: readonly Sql[], separator: string): Sql {
  return {
    text: pieces.map((piece) => piece.text).join(separator),
    values: pieces.flatMap((piece) => piece.values),
  }
}

/** Pieces of which all must hold; without any, what always holds. */
export function allOf(pieces: readonly Sql[]): Sql {
  return pieces.length === 0 ? sql('1') : joinSql(pieces, ' AND ')
}
