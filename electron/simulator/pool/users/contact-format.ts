/** E-mail addresses as the service takes them. Its own rule is not documented. */
export const emailFormat = /^[^\s@]+@[^\s@]+$/

/** Phone numbers in the form of E.164: a plus sign, the country's code and digits, 15 of them at most. */
export const phoneFormat = /^\+[0-9]{1,15}$/
