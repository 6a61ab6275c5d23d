// Check digits. They name a number and raise certainty; a number that fails is still somebody's number.

/** The eleven-test of the BSN: 9a + 8b + … + 2h - i is a multiple of 11 (Regeling burgerservicenummer). */
export function passesElevenTest(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0)
  return digits.length === 9 && sum % 11 === 0 && Number(digits) > 0
}

/** ISO/IEC 7812: from the right every second digit doubled, the sum of digits a multiple of 10. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** ISO 13616: country and check digits behind, letters as 10 to 35, remainder 1 when divided by 97. */
export function passesIbanTest(text: string): boolean {
  const moved = text.slice(4) + text.slice(0, 4)
  let remainder = 0
  for (const character of moved) {
    for (const digit of String(Number.parseInt(character, 36))) remainder = (remainder * 10 + Number(digit)) % 97
  }
  return remainder === 1
}
