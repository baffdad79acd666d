let forms = 0

/** Says that a form on screen holds what is not saved, until the returned function is called. */
export function holdUnsavedForm(): () => void {
  forms += 1
  return () => {
    forms -= 1
  }
}

/** Whether something typed would be lost with the page. For what takes a page away without navigating. */
export function hasUnsavedForm(): boolean {
  return forms > 0
}
