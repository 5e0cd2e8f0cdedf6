/** Going to another page takes the focus along, so that reading goes on there; the first page leaves it to the browser. */
let going = false

/** The shell says that the address has changed. */
export const depart = (): void => {
  going = true
}

/** The page that is shown takes the focus, once. */
export const arrived = (): boolean => {
  const was = going
  going = false
  return was
}
